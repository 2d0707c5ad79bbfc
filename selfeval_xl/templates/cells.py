"""Put values and formulas into cells of a sheet that is being written."""

from __future__ import annotations

from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from selfeval_xl.templates.content import Value


class CellWriter:
    """Puts one value into one cell, in the cell's format."""

    def __init__(self, sheet: Worksheet, look: Format, at: tuple[int, int]) -> None:
        self._sheet, self._look, self._at = sheet, look, at

    def put(self, value: Value | None) -> None:
        if value is None:
            self._sheet.write_blank(*self._at, None, self._look)
        elif isinstance(value, Decimal):
            self._sheet.write_number(*self._at, float(value), self._look)
        else:
            self._sheet.write_string(*self._at, value, self._look)

    def put_formula(self, formula: str, value: Value) -> None:
        cached = float(value) if isinstance(value, Decimal) else value
        self._sheet.write_formula(*self._at, formula, self._look, cached)


def put_across(
    sheet: Worksheet,
    area: tuple[int, int, int, int],
    value: Value | None,
    look: Format,
) -> None:
    """A value over a block of cells: top, left, bottom, right."""
    top, left, bottom, right = area
    if (top, left) != (bottom, right):
        plain = float(value) if isinstance(value, Decimal) else value
        sheet.merge_range(top, left, bottom, right, plain, look)
    else:
        CellWriter(sheet, look, (top, left)).put(value)
