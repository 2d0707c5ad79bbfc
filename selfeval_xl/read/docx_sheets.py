"""Tables of a text put together with the lines around them, as a sheet has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.numbering import read_mark
from selfeval_xl.forms.plain import plain
from selfeval_xl.model.grid import Cell, Range, Sheet
from selfeval_xl.model.place import Piece, TableName
from selfeval_xl.model.text import Paragraph
from selfeval_xl.read.docx_tables import Grid

_TITLE = re.compile(
    r"(自评|评价|评分|打分|绩效|数据|情况|目标)[^，。；]{0,14}表([(（].{0,20}[)）])?$"
)
_ANNEX = re.compile(r"附[件表录]")
_REPORT = re.compile(r"(报告|说明|方案)([(（].{0,20}[)）])?$")
_SENTENCE = re.compile(r"[。；;！？]|.{30}", re.DOTALL)
_LONGEST_LABEL = 30
_LONGEST_TITLE = 45
_LONGEST_LINE = 80
_MOST_ABOVE = 8
_MOST_BELOW = 4
_MOST_BETWEEN = 8  # lines between two tables of one form
_LONGEST_BETWEEN = 1500


@dataclass(slots=True)
class Table:
    """A table met in a text; ``repeats`` are the paragraphs that tell its cells."""

    grid: Grid
    repeats: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Group:
    """Tables of one form with the lines above, between and below them."""

    parts: list[Table | Paragraph] = field(default_factory=list)

    @property
    def tables(self) -> list[Table]:
        return [one for one in self.parts if isinstance(one, Table)]


def sheets_of(
    parts: Sequence[Table | Paragraph],
) -> tuple[tuple[Sheet, ...], tuple[frozenset[int], ...]]:
    """The sheets of a text's tables, and for each the paragraphs it repeats.

    A title above holds for all tables up to the next one that begins a form.
    """
    sheets: list[Sheet] = []
    repeats: list[frozenset[int]] = []
    number = 0
    for group in _groups(parts):
        sheet = _sheet(group, number + 1)
        number += sum(len(one.grid.pieces) for one in group.tables)
        sheets.append(sheet)
        repeats.append(frozenset(_repeated(group)))
    return tuple(sheets), tuple(repeats)


def _repeated(group: _Group) -> Iterator[int]:
    """Paragraphs that say what the sheet says; a heading stays one of the text."""
    for one in group.parts:
        if isinstance(one, Table):
            yield from one.repeats
        elif _is_line(one) and not _has_mark(one):
            yield one.number


def _groups(parts: Sequence[Table | Paragraph]) -> Iterator[_Group]:
    group: _Group | None = None
    lines: list[Paragraph] = []
    for one in parts:
        if isinstance(one, Paragraph):
            lines.append(one)
            continue
        if group is not None and _goes_on(group, lines, one):
            group.parts += [*lines, one]
        else:
            if group is not None:
                below = _below(lines)
                group.parts += below
                lines = lines[len(below) :]
                yield group
            group = _Group([*_above(lines), one])
        lines = []
    if group is not None:
        group.parts += _below(lines)
        yield group


def _goes_on(group: _Group, lines: Sequence[Paragraph], table: Table) -> bool:
    """True where a table belongs to the form that the group's title names."""
    if not _has_title(group) or any(_begins(one.text) for one in lines):
        return False
    if _title_within(table.grid):
        return False
    length = sum(len(one.text) for one in lines)
    if len(lines) > _MOST_BETWEEN or length > _LONGEST_BETWEEN:
        return False
    first = {_first(one.grid) for one in group.tables}
    return _first(table.grid) not in first


def _has_title(group: _Group) -> bool:
    for one in group.parts:
        if isinstance(one, Table):
            return _title_within(one.grid)
        if _is_title(one.text):
            return True
    return False


def _title_within(grid: Grid) -> bool:
    """True where the first row of a table is the title of its form."""
    texts = grid.row(1)
    return len(texts) == 1 and _is_title(texts[0])


def _first(grid: Grid) -> str:
    return squeeze((grid.row(1) or [""])[0])


def _is_title(text: str) -> bool:
    words = squeeze(text)
    return len(words) <= _LONGEST_TITLE and _TITLE.search(words) is not None


def _begins(text: str) -> bool:
    """True for a line with which another paper begins."""
    words = squeeze(text)
    if len(words) > _LONGEST_TITLE:
        return False
    is_annex = _ANNEX.match(words) is not None
    return is_annex or _is_title(text) or _REPORT.search(words) is not None


def _is_line(one: Paragraph) -> bool:
    """True for a line about a table, false for prose."""
    return len(one.text) <= _LONGEST_LINE and not one.text.rstrip().endswith("。")


def _has_mark(one: Paragraph) -> bool:
    return read_mark(0, plain(one).text) is not None


def _above(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The short lines right above a table."""
    kept: list[Paragraph] = []
    for one in reversed(lines[-_MOST_ABOVE:]):
        if not _is_line(one):
            break
        kept.insert(0, one)
    return kept


def _below(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """The short lines right below a table, up to what begins another paper."""
    kept: list[Paragraph] = []
    for one in lines[:_MOST_BELOW]:
        if not _is_line(one) or _begins(one.text) or _has_mark(one):
            break
        kept.append(one)
    return kept


def _sheet(group: _Group, number: int) -> Sheet:
    """One sheet of a group whose first table is the ``number``-th of the text."""
    name = f"表{number}"
    tables = group.tables
    if len(group.parts) == 1 and len(tables[0].grid.pieces) == 1:
        return tables[0].grid.sheet(name)
    width = max(one.grid.columns for one in tables)
    cells: dict[tuple[int, int], Cell] = {}
    merges: list[Range] = []
    pieces: list[Piece] = []
    row = 0
    for one in group.parts:
        if isinstance(one, Paragraph):
            row += 1
            cells[row, 1] = Cell(row, 1, one.text, one.text, is_string=True)
            if width > 1:
                merges.append(Range(row, 1, row, width))
            pieces.append(Piece(row, row, paragraph=one.number, quote=one.text))
            continue
        sheet = one.grid.sheet(name)
        for (line, column), cell in sheet.cells.items():
            cell.row = row + line
            cells[row + line, column] = cell
        merges += [
            replace(m, top=m.top + row, bottom=m.bottom + row) for m in sheet.merges
        ]
        for first, last, own in one.grid.pieces:
            shift = row + first - own
            pieces.append(Piece(row + first, row + last, f"表{number}", shift))
            number += 1
        row += one.grid.rows
    return Sheet(TableName(name, tuple(pieces)), cells, merges=tuple(merges))


def sentences_of(grid: Grid) -> Iterator[str]:
    """Cells that hold sentences; label and value of a table of two columns."""
    for row in range(1, grid.rows + 1):
        texts = grid.row(row)
        if grid.columns <= 2 and len(texts) == 2 and len(texts[0]) <= _LONGEST_LABEL:
            yield texts[0].rstrip("：: ") + "：" + texts[1]
        elif grid.columns == 1:
            yield from texts
        else:
            yield from (text for text in texts if _SENTENCE.search(text))
