"""A sheet as plain cells with what each is for: read, changed and written anew."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import xlsxwriter

At = tuple[int, int]
"""Row and column, from 1."""


@dataclass(frozen=True)
class Cell:
    """What one cell holds; with a formula, ``value`` is its result."""

    value: object = None
    formula: str | None = None
    style: str = "General"


@dataclass(frozen=True)
class Sheet:
    """``roles`` tell what cells are for ("rate", "score" …), by the maker's word.

    ``names`` are cells by the key of what stands in them ("exp.total.act").
    """

    name: str
    cells: dict[At, Cell]
    merges: tuple[tuple[int, int, int, int], ...] = ()
    roles: dict[At, str] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    names: dict[str, At] = field(default_factory=dict)

    def having(self, role: str) -> list[At]:
        return sorted(at for at, one in self.roles.items() if one == role)

    def with_cell(self, at: At, cell: Cell) -> Sheet:
        return replace(self, cells={**self.cells, at: cell})

    def with_value(self, at: At, value: object) -> Sheet:
        """The cell typed over: no formula any more, the style kept."""
        style = self.cells[at].style if at in self.cells else "General"
        return self.with_cell(at, Cell(value, None, style))

    def typed(self) -> Sheet:
        """Every formula replaced by its result, as pasted values are."""
        flat = {at: replace(one, formula=None) for at, one in self.cells.items()}
        return replace(self, cells=flat)

    def without_row(self, row: int) -> Sheet:
        """The row deleted; formulas are not moved with it, so none may be left."""
        return self._moved(row, -1)

    def with_row(self, row: int, values: dict[int, Cell]) -> Sheet:
        """A row inserted above this one, with cells by column."""
        added = self._moved(row - 1, 1)
        new = {(row, column): cell for column, cell in values.items()}
        return replace(added, cells={**added.cells, **new})

    def _moved(self, row: int, by: int) -> Sheet:
        def at(place: At) -> At:
            return (place[0] + by, place[1]) if place[0] > row else place

        gone = {row} if by < 0 else set()
        merges = []
        for top, left, bottom, right in self.merges:
            ends = (at((top, left))[0], bottom + by if bottom > row else bottom)
            if bottom == row and by < 0:
                ends = (top, bottom - 1)
            if ends[0] < ends[1] or (ends[0] == ends[1] and left < right):
                if not (by < 0 and top == bottom == row):
                    merges.append((ends[0], left, ends[1], right))
        kept = {at(k): v for k, v in self.cells.items() if k[0] not in gone}
        head = {k: v for k, v in self.cells.items() if k[0] in gone}
        for (_, column), cell in head.items():  # a merged cell keeps what it says
            if any(m[0] == row and m[2] > row and m[1] == column for m in self.merges):
                kept.setdefault((row, column), cell)
        return replace(
            self,
            cells=kept,
            merges=tuple(merges),
            roles={at(k): v for k, v in self.roles.items() if k[0] not in gone},
            hidden=frozenset(at((one, 1))[0] for one in self.hidden),
            names={k: at(v) for k, v in self.names.items() if v[0] not in gone},
        )


Book = tuple[Sheet, ...]


def written(book: Book) -> bytes:
    """The workbook as an .xlsx, each formula with its result."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        styles: dict[str, object] = {}
        for one in book:
            sheet = made.add_worksheet(one.name)
            for first_row, first, last_row, last in one.merges:
                sheet.merge_range(first_row - 1, first - 1, last_row - 1, last - 1, "")
            for (row, column), cell in one.cells.items():
                if cell.style not in styles:
                    styles[cell.style] = made.add_format({"num_format": cell.style})
                _write(sheet, row - 1, column - 1, cell, styles[cell.style])
            for row in one.hidden:
                sheet.set_row(row - 1, None, None, {"hidden": True})
    return target.getvalue()


def _write(sheet, row: int, column: int, cell: Cell, style: object) -> None:
    value = cell.value
    if isinstance(value, Decimal):
        value = float(value)
    if cell.formula is not None:
        sheet.write_formula(
            row, column, f"={cell.formula}", style, "" if value is None else value
        )
    elif isinstance(value, str) and value.startswith("#"):
        sheet.write_formula(row, column, f"={value}", style, value)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif value is not None:
        sheet.write(row, column, value, style)


def loaded(path: Path) -> Book:
    """The sheets of a workbook, without roles."""
    formulas, values = (
        openpyxl.load_workbook(path, data_only=is_data) for is_data in (False, True)
    )
    return tuple(_sheet(one, values[one.title]) for one in formulas.worksheets)


def _sheet(formulas, values) -> Sheet:
    cells = {}
    for row in formulas.iter_rows():
        for one in row:
            if one.value is None:
                continue
            shown = values[one.coordinate].value
            text = one.value if isinstance(one.value, str) else ""
            formula = text[1:] if one.data_type == "f" else None
            cells[one.row, one.column] = Cell(shown, formula, one.number_format)
    merges = tuple(
        (area.min_row, area.min_col, area.max_row, area.max_col)
        for area in formulas.merged_cells.ranges
    )
    return Sheet(formulas.title, cells, merges)


def each(book: Book, *roles: str) -> Iterator[tuple[int, At]]:
    """Sheet number and cell of every cell with one of the roles."""
    for number, sheet in enumerate(book):
        for role in roles:
            for at in sheet.having(role):
                yield number, at


def changed(book: Book, number: int, sheet: Sheet) -> Book:
    return tuple(sheet if at == number else one for at, one in enumerate(book))


def as_values(book: Sequence[Sheet]) -> Book:
    return tuple(one.typed() for one in book)
