"""Make a Field of a cell: parsed, in its unit, with what its rounding allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple, Protocol

from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.form import Field, Quantity
from selfeval_xl.model.grid import Cell, Workbook
from selfeval_xl.model.place import Place
from selfeval_xl.values import CellValue, Interval, parse_cell
from selfeval_xl.values.money import MONEY_UNITS

_EXACT = {Quantity.COUNT, Quantity.SCORE}
_ROUNDED = {Quantity.AMOUNT, Quantity.RATIO, Quantity.AREA}
_GENERAL = {"", "@", "General", "GENERAL", "general", "G/通用格式"}
_HUNDRED = Decimal(100)
_HUNDREDTH = Decimal("0.01")
_ONE = Decimal(1)
_NO_MEASURE = (None, None, 0, None)
_BLANK = CellValue("blank", state="blank")


class FieldMaker(Protocol):
    """Reads the cell at an address as a field; merged blocks are followed."""

    def __call__(
        self,
        file: str,
        view: SheetView,
        row: int,
        column: int,
        *,
        key: str,
        label: str,
        quantity: Quantity,
        unit: str | None = None,
        percent_hint: str | None = None,
        is_derived: bool = False,
    ) -> Field: ...


def field_maker(workbook: Workbook) -> FieldMaker:
    """A maker that gives a formula never calculated its recalculated value.

    ``percent_hint`` is how a ratio without any % sign is noted: "number" (95.1
    means 95.1 %) or "ratio" (0.951). Without it such a number is kept as written
    and ``percent_style`` stays None until ``with_percent_style`` settles it.
    A score with a percent format is in points of 100: 20 % is 20.
    """

    def make(
        file: str,
        view: SheetView,
        row: int,
        column: int,
        *,
        key: str,
        label: str,
        quantity: Quantity,
        unit: str | None = None,
        percent_hint: str | None = None,
        is_derived: bool = False,
    ) -> Field:
        place, cell = _stands(file, view, row, column)
        if cell is None:
            value, is_filled = _BLANK, False
        else:
            raw = cell.raw
            # a cell may only carry a comment or a validation
            is_filled = raw is not None or cell.formula is not None
            if raw is None and is_filled:
                raw = workbook.recalculated.get((view.sheet.name, *cell.address))
            value = parse_cell(raw, cell.number_format, cell.date1904)
        number, interval, decimals, style = (
            _measure(quantity, value, unit, percent_hint) or _NO_MEASURE
        )
        return Field(
            key, label, place, quantity, value, cell if is_filled else None,
            number, interval, decimals, unit, style, is_derived,
        )  # fmt: skip

    return make


def text_number(
    field: Field, key: str, label: str, number: Decimal, quantity: Quantity
) -> Field:
    """A number that stands inside another field's text: "预算编制情况（20分）"."""
    exponent = number.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    value = CellValue("number", number, decimals=decimals, raw=field.value.raw)
    made = replace(field, key=key, label=label, quantity=quantity, value=value)
    return _measured(made, None)


def with_percent_style(field: Field, style: str) -> Field:
    """The ratio field with a bare number now read as "number" or "ratio"."""
    if field.quantity is not Quantity.RATIO or field.percent_style == "percent":
        return field
    return _measured(field, style)


def with_block_decimals(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields of one block, with the decimals their neighbours show.

    A number without a number format of its own ("8" beside "4.35") is written
    with as many decimals as any of the same quantity, unit and notation; exact
    quantities, formatted cells and rates with their own sign ("-16%") stay. Order
    is kept.
    """
    given = tuple(fields)
    most: dict[tuple[object, ...], int] = {}
    for one in given:
        if one.number is not None and one.quantity in _ROUNDED and _is_typed(one):
            group = _notation(one)
            most[group] = max(most.get(group, 0), one.decimals)
    return tuple(
        (
            _rounded(one, most[_notation(one)])
            if one.number is not None
            and one.quantity in _ROUNDED
            and one.decimals < most.get(_notation(one), 0)
            and not _has_format(one.cell)
            and one.percent_style != "percent"
            else one
        )
        for one in given
    )


def _is_typed(field: Field) -> bool:
    """False where the digits come from reckoning, not from a person or a format."""
    if _has_format(field.cell):
        return True
    is_formula = field.cell is not None and field.cell.formula is not None
    return not is_formula and "float_residue" not in field.value.notes


def _has_format(cell: Cell | None) -> bool:
    if cell is None or cell.is_string:
        return False
    return cell.number_format not in _GENERAL


def _notation(field: Field) -> tuple[object, ...]:
    # A bare 95.1 and a "95.10%" of one block are both in hundredths; 0.951 is not.
    in_percent = field.percent_style in ("percent", "number")
    written = field.value.unit or field.unit
    return (field.quantity, None if in_percent else written, in_percent)


def _stands(
    file: str, view: SheetView, row: int, column: int
) -> tuple[Place, Cell | None]:
    start = view.start(row, column)
    return Place(file, view.sheet.name, *start), view.sheet.cells.get(start)


class _Measure(NamedTuple):
    """What a parsed value comes to as a field's number."""

    number: Decimal
    interval: Interval
    decimals: int
    percent_style: str | None


def _measured(field: Field, percent_hint: str | None) -> Field:
    """Fill in number, style, decimals and interval from the parsed value."""
    found = _measure(field.quantity, field.value, field.unit, percent_hint)
    return replace(field, **found._asdict()) if found else field


def _measure(
    quantity: Quantity, value: CellValue, unit: str | None, percent_hint: str | None
) -> _Measure | None:
    """None where the value is no number of the quantity."""
    if quantity is Quantity.TEXT or quantity is Quantity.DATE:
        return None
    number, style = value.value, None
    if value.kind == "percent":
        if quantity is not Quantity.RATIO and quantity is not Quantity.SCORE:
            return None
        style = "percent"
    elif value.kind != "number":
        return None
    elif quantity is Quantity.RATIO:
        style = percent_hint
    if not isinstance(number, Decimal):
        return None
    factor = _factor(quantity, value, unit, style)
    number, decimals = number * factor, value.decimals or 0
    interval = _interval(quantity, number, decimals, factor, style)
    return _Measure(number, interval, decimals, style)


def _factor(
    quantity: Quantity, value: CellValue, unit: str | None, style: str | None
) -> Decimal:
    """What the written number is multiplied by to be in the field's unit."""
    if quantity is Quantity.SCORE and value.kind == "percent":
        return _HUNDRED
    if quantity is Quantity.RATIO and style == "number":
        return _HUNDREDTH
    if quantity is Quantity.AMOUNT and unit and value.unit != unit:
        written, own = MONEY_UNITS.get(value.unit or ""), MONEY_UNITS.get(unit)
        if written and own:
            return written / own
    return _ONE


def _rounded(field: Field, decimals: int) -> Field:
    """The field with these written decimals and the interval they leave open."""
    assert field.number is not None
    style = field.percent_style
    factor = _factor(field.quantity, field.value, field.unit, style)
    open_ = _interval(field.quantity, field.number, decimals, factor, style)
    return replace(field, decimals=decimals, interval=open_)


def _interval(
    quantity: Quantity,
    number: Decimal,
    decimals: int,
    factor: Decimal,
    style: str | None,
) -> Interval:
    """What a number written with so many decimals may stand for."""
    if quantity in _EXACT:
        return Interval.exact(number)
    if quantity is Quantity.RATIO:
        shift = 2 if style in ("percent", "number") else 0
        return Interval.of(number, decimals + shift)
    if factor == 1:
        return Interval.of(number, decimals)
    written = Interval.of(number / factor, decimals)
    return Interval(written.low * factor, written.high * factor)
