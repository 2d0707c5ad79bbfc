"""A sheet as a table: displayed values, merged cells, findings at their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selfeval_xl.findings import Finding
from selfeval_xl.model.grid import Address, Cell, Sheet
from selfeval_xl.model.place import column_letters
from selfeval_xl.report.html.area import Area, Span, area_of, spans_of

# A longer text ends in "…": the file itself has all of it.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell of the table; ``id`` is its address in the sheet."""

    id: str
    text: str
    rows: int
    columns: int
    is_number: bool
    is_hidden: bool
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """A row of the table, and its number in the sheet."""

    number: int
    is_hidden: bool
    cells: tuple[DrawnCell, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A table in blocks of rows without a gap between them.

    ``places`` are the addresses drawn -> the id they are found under.
    """

    letters: tuple[str, ...]
    blocks: tuple[tuple[DrawnRow, ...], ...]
    is_whole: bool
    places: Mapping[Address, str]
    size: int


def draw(sheet: Sheet, findings: Sequence[Finding], room: int) -> Drawing | None:
    """The table of a sheet; None where it is empty or has more than ``room`` cells."""
    at: dict[Address, list[Finding]] = {}
    for finding in findings:
        place = finding.hit.place
        if place.row is not None and place.column is not None:
            at.setdefault((place.row, place.column), []).append(finding)
    area = area_of(sheet, list(at))
    if area is None or area.size > room:
        return None
    spans, covered = spans_of(area, sheet.merges)
    pen = _Pen(sheet, area, spans, covered, at)
    blocks = tuple(tuple(pen.rows(run)) for run in area.runs)
    letters = tuple(map(column_letters, area.columns))
    return Drawing(letters, blocks, area.is_whole, pen.places(), area.size)


class _Pen:
    """Draws the rows of one sheet."""

    def __init__(
        self,
        sheet: Sheet,
        area: Area,
        spans: Mapping[Address, Span],
        covered: Mapping[Address, Address],
        at: Mapping[Address, list[Finding]],
    ) -> None:
        self.sheet = sheet
        self.area = area
        self.spans = spans
        self.covered = covered
        self.at: dict[Address, list[Finding]] = {}
        # a finding at a covered cell is shown where the merged block begins
        for address, found in at.items():
            seen = covered.get(address, address)
            self.at.setdefault(seen, []).extend(found)

    def rows(self, run: range) -> Iterator[DrawnRow]:
        for row in run:
            cells = tuple(self._cells(row))
            yield DrawnRow(row, row in self.sheet.hidden_rows, cells)

    def places(self) -> dict[Address, str]:
        """Every address drawn, those inside a merged block too."""
        places = {address: _id(start) for address, start in self.covered.items()}
        for run in self.area.runs:
            for row in run:
                for column in self.area.columns:
                    places.setdefault((row, column), _id((row, column)))
        return places

    def _cells(self, row: int) -> Iterator[DrawnCell]:
        for column in self.area.columns:
            address = row, column
            if self.covered.get(address, address) != address:
                continue
            span = self.spans.get(address) or Span(address, 1, 1)
            cell = self.sheet.cells.get(span.source)
            yield DrawnCell(
                _id(address),
                _text(cell),
                span.rows,
                span.columns,
                _is_number(cell),
                column in self.sheet.hidden_columns,
                self.at.get(address, ()),
            )


def _id(address: Address) -> str:
    return f"{column_letters(address[1])}{address[0]}"


def _text(cell: Cell | None) -> str:
    text = cell.shown if cell is not None else ""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _is_number(cell: Cell | None) -> bool:
    if cell is None or cell.is_date or cell.is_string:
        return False
    return isinstance(cell.raw, (int, float)) and not isinstance(cell.raw, bool)
