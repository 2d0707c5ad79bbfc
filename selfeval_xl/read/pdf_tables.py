"""Ruled tables on a page of a PDF: the lines drawn, and what stands between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from selfeval_xl.model.grid import Range
from selfeval_xl.read.docx_tables import Grid

_THIN = 3.0  # points; a rule is no thicker
_NEAR = 3.0  # ends of rules that meet may be so far apart
_SLIVER = 7.5  # edges so near each other leave no room for a character
_SHORTEST = 5.0
_MOST_RULES = 4000
_LEAST = 2  # columns; a row alone may be the last one of a table
_MOST_CELLS = 4000  # on one page; more is a drawing

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner."""


@dataclass(slots=True)
class Ruled:
    """A table's place on its page, its edges, and the blocks of joined cells."""

    box: Box
    xs: list[float]
    ys: list[float]  # from the top
    blocks: dict[tuple[int, int], Range] = field(default_factory=dict)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    page: int = 0
    is_told: bool = False

    def take(self, x: float, y: float, char: str) -> bool:
        """Put a character into the cell it stands in; False outside the table."""
        left, bottom, right, top = self.box
        if not (left <= x <= right and bottom <= y <= top):
            return False
        column = max(1, sum(edge <= x for edge in self.xs))
        row = max(1, sum(edge >= y for edge in self.ys))
        block = self.blocks[min(row, len(self.ys) - 1), min(column, len(self.xs) - 1)]
        at = (block.top, block.left)
        self.texts[at] = self.texts.get(at, "") + char
        return True

    def goes_on_with(self, other: Ruled) -> bool:
        """True for a table between the same edges: this one on the next page."""
        return other.page == self.page + 1 and all(
            abs(self.box[side] - other.box[side]) <= _NEAR for side in (0, 2)
        )

    def grid(self, xs: Sequence[float]) -> Grid:
        """The table with its texts, in columns between the edges ``xs``."""
        at = [min(range(len(xs)), key=lambda i: abs(xs[i] - x)) for x in self.xs]
        blocks = {
            (one.top, one.left): Range(
                one.top, at[one.left - 1] + 1, one.bottom, at[one.right]
            )
            for one in self.blocks.values()
        }
        merges = [one for one in blocks.values() if _is_joined(one)]
        merges.sort(key=lambda one: (one.top, one.left))
        texts = {
            (blocks[key].top, blocks[key].left): text.strip()
            for key, text in self.texts.items()
        }
        made = Grid(len(self.ys) - 1, len(xs) - 1, texts, merges)
        made.pieces = [(1, made.rows, 1)]
        return made


def put_together(tables: Sequence[Ruled]) -> list[Grid]:
    """Tables that follow each other; one that goes on over a page is one."""
    grids: list[Grid] = []
    runs: list[list[Ruled]] = []
    for one in tables:
        if runs and runs[-1][-1].goes_on_with(one):
            runs[-1].append(one)
        else:
            runs.append([one])
    for run in runs:
        xs = _edges(x for one in run for x in one.xs)
        first, *others = (one.grid(xs) for one in run)
        for other in others:
            first.extend(other)
        grids.append(first)
    return grids


def ruled_tables(boxes: Iterable[Box], page: int = 0) -> list[Ruled]:
    """The tables that rules with these boxes draw, from the top of the page."""
    across: list[Box] = []
    down: list[Box] = []
    for box in boxes:
        for rule in _rules(box):
            left, bottom, right, top = rule
            (across if right - left > top - bottom else down).append(rule)
        if len(across) + len(down) > _MOST_RULES:
            return []
    tables = (_table(*one) for one in _clusters(across, down))
    found = [one for one in tables if one is not None]
    for one in found:
        one.page = page
    return sorted(found, key=lambda one: -one.box[3])


def _rules(box: Box) -> Iterator[Box]:
    """A thin box as it is; the four sides of a larger one."""
    left, bottom, right, top = box
    wide, high = right - left, top - bottom
    if min(wide, high) <= _THIN:
        if max(wide, high) >= _SHORTEST:
            yield box
    else:
        yield (left, bottom, right, bottom)
        yield (left, top, right, top)
        yield (left, bottom, left, top)
        yield (right, bottom, right, top)


def _clusters(
    across: Sequence[Box], down: Sequence[Box]
) -> Iterator[tuple[list[Box], list[Box]]]:
    """Rules that meet: those of one table."""
    left_over = sorted(across, key=lambda one: -one[3])
    uprights = list(down)
    while left_over:
        first = left_over.pop(0)
        own, reach = [first], first
        sides: list[Box] = []
        grows = True
        while grows:
            grows = False
            for pile, kept in ((uprights, sides), (left_over, own)):
                near = [one for one in pile if _meet(one, reach)]
                if near:
                    grows = True
                    kept += near
                    pile[:] = [one for one in pile if not _meet(one, reach)]
                    reach = _around([reach, *near])
        yield own, sides


def _meet(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[2] + _NEAR
        and other[0] <= one[2] + _NEAR
        and one[1] <= other[3] + _NEAR
        and other[1] <= one[3] + _NEAR
    )


def _around(boxes: Sequence[Box]) -> Box:
    return (
        min(one[0] for one in boxes),
        min(one[1] for one in boxes),
        max(one[2] for one in boxes),
        max(one[3] for one in boxes),
    )


def _table(across: Sequence[Box], down: Sequence[Box]) -> Ruled | None:
    xs = _edges((one[0] + one[2]) / 2 for one in down)
    ys = _edges((one[1] + one[3]) / 2 for one in across)[::-1]
    if len(xs) <= _LEAST or len(ys) < 2 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    table = Ruled((xs[0], ys[-1], xs[-1], ys[0]), xs, ys)
    return table if _join(table, across, down) else None


def _edges(places: Iterable[float]) -> list[float]:
    """Places from the least, those near each other as one."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _SLIVER:
            kept.append(place)
    return kept


def _join(table: Ruled, across: Sequence[Box], down: Sequence[Box]) -> bool:
    """Join cells without a rule between them; False where a block is no rectangle."""
    rows, columns = len(table.ys) - 1, len(table.xs) - 1
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            if (row, column) in table.blocks:
                continue
            block = _block(table, row, column, across, down)
            for line in range(block.top, block.bottom + 1):
                for place in range(block.left, block.right + 1):
                    if (line, place) in table.blocks:
                        return False
                    table.blocks[line, place] = block
    return True


def _block(
    table: Ruled, row: int, column: int, across: Sequence[Box], down: Sequence[Box]
) -> Range:
    """The cells from one to the right and down to the next rules."""
    middle = (table.ys[row - 1] + table.ys[row]) / 2
    right = column
    while right < len(table.xs) - 1 and not any(
        abs((one[0] + one[2]) / 2 - table.xs[right]) <= _SLIVER
        and one[1] <= middle <= one[3]
        for one in down
    ):
        right += 1
    centre = (table.xs[column - 1] + table.xs[column]) / 2
    bottom = row
    while bottom < len(table.ys) - 1 and not any(
        abs((one[1] + one[3]) / 2 - table.ys[bottom]) <= _SLIVER
        and one[0] <= centre <= one[2]
        for one in across
    ):
        bottom += 1
    return Range(row, column, bottom, right)


def _is_joined(block: Range) -> bool:
    return block.bottom > block.top or block.right > block.left
