"""Tables of a Word document as grids of cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from selfeval_xl.model.grid import Cell, Range, Sheet
from selfeval_xl.read.docx_styles import value_of
from selfeval_xl.read.markup import Element, attribute, children, local

_NUMBER = re.compile(r"[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d{1,15}(?:\.\d{1,10})?")
LAST_COLUMN = 256
_SLIVER = 150  # twentieths of a point: less than a character needs


@dataclass(slots=True)
class Grid:
    """A table: texts by row and column, both 1-based, and joined cells.

    ``inner`` are tables inside cells, until they are woven in. ``pieces`` are the
    tables it was put together from: first and last row here, first row there.
    """

    rows: int = 0
    columns: int = 0
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[Range] = field(default_factory=list)
    inner: dict[tuple[int, int], Grid] = field(default_factory=dict)
    pieces: list[tuple[int, int, int]] = field(default_factory=list)

    def row(self, row: int) -> list[str]:
        """The texts of a row from the left, empty ones left out."""
        return [
            self.texts[row, column]
            for column in range(1, self.columns + 1)
            if self.texts.get((row, column))
        ]

    def sheet(self, name: str) -> Sheet:
        """The table as a sheet; figures become numbers shown as written."""
        cells = {
            at: make_cell(at[0], at[1], text) for at, text in self.texts.items() if text
        }
        return Sheet(name, cells, merges=tuple(self.merges))

    def goes_on_with(self, other: Grid) -> bool:
        """True where another table may be the rest of this one."""
        return self.columns == other.columns > 2

    def extend(self, other: Grid) -> None:
        """Take another table's rows, without a header that is repeated."""
        same = 0
        while same < min(3, other.rows - 1) and self.row(same + 1) == other.row(
            same + 1
        ):
            same += 1
        shift = self.rows - same
        for (row, column), text in other.texts.items():
            if row > same:
                self.texts[row + shift, column] = text
        self.merges += [
            Range(m.top + shift, m.left, m.bottom + shift, m.right)
            for m in other.merges
            if m.top > same
        ]
        self.pieces.append((self.rows + 1, self.rows + other.rows - same, same + 1))
        self.rows += other.rows - same


def read_table(
    table: Element, content_of: Callable[[Element], tuple[str, Grid | None]]
) -> Grid:
    """Lay out a table; ``content_of`` gives the text of a cell, or a table in it."""
    grid, at = Grid(), _columns(table)
    open_: dict[int, tuple[int, int]] = {}  # column -> first row and last column
    for row, element in enumerate(_rows(table), 1):
        edge = _skipped(element)
        continued: set[int] = set()
        for cell in _cells(element):
            properties = next(children(cell, "tcPr"), None)
            span, vertical = _spans(properties)
            column, last = at(edge) + 1, at(edge + span)
            edge += span
            if column > LAST_COLUMN:
                break
            if vertical == "continue" and column in open_:
                continued.add(column)
            else:
                _close(grid, open_, column, row)
                text, inner = content_of(cell)
                grid.texts[row, column] = text
                if inner is not None:
                    grid.inner[row, column] = inner
                if vertical == "restart":
                    open_[column] = (row, last)
                    continued.add(column)
                elif last > column:
                    grid.merges.append(Range(row, column, row, last))
            grid.columns = max(grid.columns, last)
        for left in [one for one in open_ if one not in continued]:
            _close(grid, open_, left, row)
        grid.rows = row
    for left in list(open_):
        _close(grid, open_, left, grid.rows + 1)
    grid.pieces = [(1, grid.rows, 1)]
    return grid


def _columns(table: Element) -> Callable[[int], int]:
    """The column that ends at each edge of the table's own grid.

    Cells drawn a little askew part a column from a sliver of it too narrow to hold
    anything: both end at the same column.
    """
    widths = [
        _small(attribute(one, "w") or "", 0, digits=6)
        for grid in children(table, "tblGrid")
        for one in children(grid, "gridCol")
    ]
    if 0 in widths or not any(width < _SLIVER for width in widths):
        return lambda edge: edge
    ends, reach, place = [0], 0, 0
    for width in widths:
        place += width
        if place - reach >= _SLIVER:
            reach = place
            ends.append(ends[-1] + 1)
        else:
            ends.append(ends[-1])

    def column(edge: int) -> int:
        beyond = edge - len(ends) + 1
        return ends[edge] if beyond <= 0 else ends[-1] + beyond

    for row in _rows(table):
        edge = _skipped(row)
        for cell in _cells(row):
            span, _ = _spans(next(children(cell, "tcPr"), None))
            if column(edge) == column(edge + span):
                return lambda edge: edge  # a cell of its own
            edge += span
    return column


def is_frame(table: Element) -> bool:
    """True for a table that only holds others, below each other in one column."""
    rows = [list(_cells(row)) for row in _rows(table)]
    if any(len(cells) > 1 for cells in rows):
        return False
    inner = [one for cells in rows for cell in cells for one in tables_in(cell)]
    return any(len(list(_cells(row))) > 1 for one in inner for row in _rows(one))


def tables_in(cell: Element) -> Iterator[Element]:
    """The tables that stand right inside a cell."""
    return (one for one in _through(cell) if local(one.tag) == "tbl")


def cells_of(table: Element) -> Iterator[Element]:
    """All cells of a table, row by row."""
    for row in _rows(table):
        yield from _cells(row)


def _close(
    grid: Grid, open_: dict[int, tuple[int, int]], column: int, row: int
) -> None:
    """End a cell joined downwards above a row."""
    if column in open_:
        top, last = open_.pop(column)
        if row - 1 > top or last > column:
            grid.merges.append(Range(top, column, row - 1, last))


def _rows(table: Element) -> Iterator[Element]:
    for child in _through(table):
        if local(child.tag) == "tr":
            deleted = any(True for _ in children(child, "trPr", "del"))
            if not deleted:
                yield child


def _cells(row: Element) -> Iterator[Element]:
    return (child for child in _through(row) if local(child.tag) == "tc")


def _through(parent: Element) -> Iterator[Element]:
    """Children, with what content controls and markings wrap."""
    for child in parent:
        if not isinstance(child.tag, str):
            continue
        if local(child.tag) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _through(child)
        else:
            yield child


def _skipped(row: Element) -> int:
    for properties in children(row, "trPr"):
        return _small(value_of(properties, "gridBefore"), 0)
    return 0


def _spans(properties: Element | None) -> tuple[int, str]:
    """Columns a cell takes, and whether it joins downwards: restart, continue, ""."""
    if properties is None:
        return 1, ""
    span = max(1, _small(value_of(properties, "gridSpan"), 1))
    merge = next(children(properties, "vMerge"), None)
    if merge is None:
        return span, ""
    return span, attribute(merge, "val") or "continue"


def _small(text: str, default: int, digits: int = 3) -> int:
    return int(text) if text.isdecimal() and len(text) <= digits else default


def make_cell(row: int, column: int, text: str) -> Cell:
    """A cell of a text; a plain figure or percentage becomes a number."""
    words = text.strip()
    percent = words.endswith(("%", "％"))
    figure = words.rstrip("%％").strip() if percent else words
    if not _NUMBER.fullmatch(figure):
        return Cell(row, column, text, text, is_string=True)
    plain = figure.replace(",", "").replace("−", "-")
    decimals = len(plain.partition(".")[2])
    tail = "." + "0" * decimals if decimals else ""
    if percent:
        return Cell(row, column, float(plain) / 100, words, number_format=f"0{tail}%")
    head = "#,##0" if "," in figure else "0"
    return Cell(row, column, float(plain), words, number_format=head + tail)
