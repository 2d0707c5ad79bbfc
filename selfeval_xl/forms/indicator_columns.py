"""Find the header of a 评分表 and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from selfeval_xl.forms.indicator_levels import (
    LevelColumn,
    attach_measures,
    find_levels,
    is_number,
)
from selfeval_xl.forms.indicator_words import (
    LONGEST_HEADER,
    Heading,
    asks_why,
    heading,
)
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.grid import Cell, Range
from selfeval_xl.values.remembered import remembered

_TALLEST = 3
_TEXTS = (
    "explanation", "standard", "target", "actual", "note", "remark", "sign", "unit",
    "adjusted", "coefficient", "deducted",
)  # fmt: skip
_HINTS = "标评考"  # every header of a 评分表 has one of these letters


@dataclass(frozen=True, slots=True)
class Columns:
    """A 评分表's header: rows ``top`` to ``bottom``, columns by meaning.

    ``levels`` run from the left; the last holds the indicators themselves.
    ``reach`` are the first and last column that may hold rows' labels.
    ``points`` are those of "得分（满分10分）".
    """

    top: int
    bottom: int
    levels: tuple[LevelColumn, ...]
    texts: dict[str, int]
    headings: dict[int, str]
    reach: tuple[int, int]
    in_percent: bool = False
    points: Decimal | None = None
    ordinal: int | None = None

    @property
    def leaf(self) -> LevelColumn:
        return self.levels[-1]

    @property
    def left(self) -> int:
        return min(self.headings)

    @property
    def right(self) -> int:
        return max(self.headings)

    def is_copy_of(self, other: Columns) -> bool:
        """True for the same header repeated on the next printed page."""
        return self.levels == other.levels and self.texts == other.texts


@dataclass(slots=True)
class _Segment:
    """Headed columns of one table while they are gathered."""

    headings: dict[int, Heading] = field(default_factory=dict)

    def roles(self) -> set[str]:
        return {one.role for one in self.headings.values()}

    def starts_anew(self, found: Heading) -> bool:
        """True where the heading begins another table to the right."""
        roles = self.roles()
        if found.role == "level":
            levels = {h.level for h in self.headings.values() if h.role == "level"}
            return found.level in levels and bool(roles & {"weight", "score"})
        named = bool(roles & {"level", "name"}) and "score" in roles
        if found.role == "ordinal":
            return named
        return found.role == "name" and named and "level" not in roles


def find_columns(view: SheetView, within: Range | None = None) -> Iterator[Columns]:
    """Headers from the top; tables side by side share their rows."""
    taken = 0
    for row in view.by_row:
        if row > taken and (within is None or within.top <= row <= within.bottom):
            for found in columns_at(view, row, within):
                taken = max(taken, found.bottom)
                yield found


def columns_at(
    view: SheetView, row: int, within: Range | None = None
) -> tuple[Columns, ...]:
    """The 评分表 whose header starts in this row, from the left."""
    if not _has_hint(view, row) or not _is_header_row(view, row, within, least=2):
        return ()
    bottom = _last_row(view, row, within)
    segments = _segments(view, row, bottom, within)
    made = [_resolve(view, row, bottom, one) for one in segments]
    found = [one for one in made if one is not None]
    first = within.left if within else 1
    last = found[-1].right if found else 0
    reached = []
    for number, one in enumerate(found):
        left = found[number - 1].right + 1 if number else first
        right = found[number + 1].left - 1 if number + 1 < len(found) else last
        reached.append(replace(one, reach=(left, max(right, one.right))))
    return tuple(reached)


def _cells(view: SheetView, row: int, within: Range | None) -> list[Cell]:
    cells = view.by_row.get(row, [])
    if within is None:
        return cells
    return [c for c in cells if within.left <= c.column <= within.right]


def _has_hint(view: SheetView, row: int) -> bool:
    """A cheap look that spares the rows of long tables the reading of each cell."""
    return any(_is_hint(c.shown) for c in view.by_row.get(row, ()) if c.is_string)


@remembered
def _is_hint(shown: str) -> bool:
    return any(hint in shown for hint in _HINTS)


def _is_header_row(view: SheetView, row: int, within: Range | None, least: int) -> bool:
    cells = _cells(view, row, within)
    texts = [c for c in cells if c.is_string and len(c.shown) <= 3 * LONGEST_HEADER]
    if len(texts) < least:
        return False
    known = [c.column for c in texts if heading((c.shown,))]
    if len(known) < least:
        return False
    first, last = min(known), max(known)
    return not any(is_number(c) and first <= c.column <= last for c in cells)


def _last_row(view: SheetView, top: int, within: Range | None) -> int:
    """The header's last row: sub-headers below it, and merged blocks that reach on."""
    bottom = top
    known = [c.column for c in _cells(view, top, within) if heading((c.shown,))]
    while bottom + 1 < top + _TALLEST:
        row = bottom + 1
        blocks = [
            view.block(c.row, c.column)
            for c in _cells(view, bottom, within)
            if heading((c.shown,))
        ]
        blocks = [b for b in blocks if b.bottom < top + _TALLEST]
        reaching = [b for b in blocks if b.bottom >= row]
        cells = _cells(view, row, within)
        if any(is_number(c) and known[0] <= c.column <= known[-1] for c in cells):
            break
        if cells:
            least = 1 if reaching else 2
            if not _is_header_row(view, row, within, least) or _names_itself(
                view, row, bottom, within
            ):
                break
        elif not reaching:
            break
        bottom = row
    return bottom


def _names_itself(view: SheetView, row: int, above: int, within: Range | None) -> bool:
    """True where the row is a header of its own: the levels stand in both rows."""

    def levels(at: int) -> set[int]:
        found = (heading((c.shown,)) for c in _cells(view, at, within))
        return {h.level for h in found if h and h.role == "level"}

    def has_measure(at: int) -> bool:
        found = (heading((c.shown,)) for c in _cells(view, at, within))
        return any(h and h.role in ("weight", "score") for h in found)

    return bool(levels(row) & levels(above)) and has_measure(above)


def _segments(
    view: SheetView, top: int, bottom: int, within: Range | None
) -> list[_Segment]:
    columns: set[int] = set()
    for row in range(top, bottom + 1):
        for cell in _cells(view, row, within):
            block = view.block(cell.row, cell.column)
            columns.update(range(block.left, min(block.right, block.left + 30) + 1))
    segments = [_Segment()]
    for column in sorted(columns):
        parts = header_parts(view, top, bottom, column)
        found = heading(parts) if parts else None
        if found is None:
            continue
        if view.block(bottom, column).left < column:
            found = Heading("spread")
        if segments[-1].starts_anew(found):
            segments.append(_Segment())
        segments[-1].headings[column] = found
    return segments


def header_parts(
    view: SheetView, top: int, bottom: int, column: int
) -> tuple[str, ...]:
    """The header texts of a column from the top, each merged block once."""
    parts: list[str] = []
    seen: Range | None = None
    for row in range(top, bottom + 1):
        block = view.block(row, column)
        if block == seen or block.bottom > bottom:
            continue
        seen = block
        text = view.text(row, column).strip()
        if text:
            parts.append(text)
    return tuple(parts)


def _resolve(
    view: SheetView, top: int, bottom: int, segment: _Segment
) -> Columns | None:
    """Columns by meaning, None where the header is not that of a 评分表."""
    headings = segment.headings
    if not segment.roles() & {"weight", "score"}:
        return None
    levels, texts = find_levels(view, bottom, headings)
    if not levels:
        return None
    attached = attach_measures(view, bottom, levels, headings)
    if all(one.weight is None and one.score is None for one in attached):
        return None
    notes = [c for c, h in headings.items() if h.role == "note"]
    asking = [c for c in notes if asks_why(_words(view, top, bottom, c))]
    if asking and asking != notes:  # what is told of each row beside its reason
        told = next(c for c in notes if c not in asking)
        texts["note"] = asking[0]
        if not any(h.role == "actual" for h in headings.values()):
            texts["actual"] = told
    for role in _TEXTS:
        found = [c for c, h in headings.items() if h.role == role]
        if found:
            texts.setdefault("note" if role == "remark" else role, found[0])
    leaf = attached[-1]
    weight = headings.get(leaf.weight) if leaf.weight else None
    score = headings.get(leaf.score) if leaf.score else None
    ordinal = [c for c, h in headings.items() if h.role == "ordinal"]
    used = {c: _words(view, top, bottom, c) for c in headings}
    return Columns(
        top=top,
        bottom=bottom,
        levels=attached,
        texts=texts,
        headings=used,
        reach=(1, max(used)),
        in_percent=bool(weight and weight.in_percent),
        points=score.points if score else None,
        ordinal=ordinal[0] if ordinal else None,
    )


def _words(view: SheetView, top: int, bottom: int, column: int) -> str:
    parts = header_parts(view, top, bottom, column)
    return squeeze(parts[-1]) if parts else ""
