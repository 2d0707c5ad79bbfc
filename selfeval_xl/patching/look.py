"""The number format a written number is to have: its own, or its column's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.model.grid import Address, Raw, Sheet
from selfeval_xl.values import parse_cell
from selfeval_xl.values.display import show
from selfeval_xl.values.rounding import half_up

TEXT = "@"
# Formats every workbook has, with the numbers they go by.
_BUILT_IN = (("General", "0"), ("0.00%", "10"), ("0%", "9"))


@dataclass(frozen=True, slots=True)
class NumberLook:
    """Where a number format is taken from; nothing set: the cell keeps its own.

    ``like_style`` is the cell format that has it, ``format_id`` its own number.
    """

    like_style: int | None = None
    format_id: str | None = None


def look_for(sheet: Sheet, address: Address, value: Raw, new: str) -> NumberLook:
    """The look in which a cell shows its new value as the correction says it.

    The cell's own where that serves, else that of the nearest number in its column,
    else a plain or a percent format.
    """
    if isinstance(value, bool | str) or value is None:
        return NumberLook()
    cell = sheet.cells.get(address)
    own = cell.number_format if cell is not None else None
    if own is None or (own != TEXT and _suits(value, own, new)):
        return NumberLook()
    formats = list(_column_formats(sheet, address))
    exact = [one for one in formats if show(value, one[0]) == new]
    for code, style in exact + formats:
        if _suits(value, code, new):
            return NumberLook(like_style=style)
    if own != TEXT and "%" not in new:
        return NumberLook()
    for code, number in _BUILT_IN:
        if _suits(value, code, new):
            return NumberLook(format_id=number)
    return NumberLook(format_id="0") if own == TEXT else NumberLook()


def format_after(sheet: Sheet, address: Address, look: NumberLook) -> str:
    """The number format a cell has once it got its look."""
    if look.like_style is not None:
        like = (one for one in sheet.cells.values() if one.style == look.like_style)
        return next((one.number_format for one in like), "General")
    built_in = {number: code for code, number in _BUILT_IN}
    if look.format_id in built_in:
        return built_in[look.format_id]
    cell = sheet.cells.get(address)
    return cell.number_format if cell is not None else "General"


def _column_formats(sheet: Sheet, address: Address) -> Iterator[tuple[str, int]]:
    """Formats of the column's numbers with their styles, the nearest first."""
    row, column = address
    numbers = [
        cell
        for (_, at), cell in sheet.cells.items()
        if at == column
        and type(cell.raw) is float
        and cell.number_format != TEXT
        and not cell.is_date
    ]
    numbers.sort(key=lambda cell: (abs(cell.row - row), cell.row))
    seen: set[str] = set()
    for cell in numbers:
        if cell.number_format not in seen:
            seen.add(cell.number_format)
            yield cell.number_format, cell.style


def _suits(value: float, code: str, new: str) -> bool:
    """True where the format shows the value with or without percent as is wanted."""
    shown = show(value, code)
    if ("%" in shown) != ("%" in new or "％" in new):
        return False
    if shown == new:
        return True
    a, b = parse_cell(shown).value, parse_cell(new).value
    return isinstance(a, Decimal) and a == b


def same_figure(one: str, other: str) -> bool:
    """True where two shown texts are one number, to the decimals both have."""
    if one == other:
        return True
    a, b = parse_cell(one), parse_cell(other)
    if not (isinstance(a.value, Decimal) and isinstance(b.value, Decimal)):
        return False
    if a.value == b.value:
        return True
    shift = 2 if "percent" in (a.kind, b.kind) else 0
    decimals = min(a.decimals or 0, b.decimals or 0) + shift
    return half_up(a.value, decimals) == half_up(b.value, decimals)
