"""Figures of two papers that mean the same, and whether they can be one number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from selfeval_xl.forms.labels import read_label, squeeze, without_brackets
from selfeval_xl.identities import notation
from selfeval_xl.model.form import (
    Field,
    Form,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Quantity,
)
from selfeval_xl.model.place import Place
from selfeval_xl.values.money import MONEY_UNITS
from selfeval_xl.values.rounding import EXACT, half_up

STAFF_LAST_YEAR = "onpost_prev"
"""The column of people on post a year ago, beside "onpost" for the year itself."""

_UNKNOWN = "~"
_ALIKE = Decimal("1e-13")  # what a double of 15 digits may be off by
_IN_HUNDREDTHS = ("percent", "number")


class Agreement(StrEnum):
    """CLOSE: one unit of the last place off; UNKNOWN: in units that nobody told."""

    SAME = "same"
    CLOSE = "close"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of a block by its meaning, wherever it stands.

    ``row`` and ``column`` are canonical keys; a row or column that the vocabulary
    does not know goes by its label and those of the rows it is part of. ``whole`` is
    the row that this one is part of, "" for none.
    """

    field: Field
    form: Form
    row: str
    column: str
    whole: str = ""

    @property
    def place(self) -> Place:
        return self.field.place

    @property
    def unit(self) -> str | None:
        """The money unit of an amount, None for others and where none is told."""
        if self.field.quantity is not Quantity.AMOUNT:
            return None
        unit = self.field.unit or self.form.money_unit
        return unit if unit in MONEY_UNITS else None

    @property
    def shown(self) -> str:
        """The text as the filer sees it, an amount with its unit."""
        shown = self.field.shown.strip()
        return f"{shown}{self.unit}" if self.unit and shown[-1:].isdigit() else shown


def figures_of(form: Form) -> Iterator[Figure]:
    """Every cell of the form's blocks that belongs to a row and a column."""
    for matrix in form.matrices:
        rows = [row_key(matrix, row) for row in matrix.rows]
        columns = [_column_key(column) for column in matrix.columns]
        for (row, column), field in matrix.fields.items():
            parent = matrix.rows[row].parent
            whole = rows[parent] if parent is not None else ""
            yield Figure(field, form, rows[row], columns[column], whole)


def row_key(matrix: Matrix, row: MatrixRow) -> str:
    """The row's canonical key, an unknown one's label below those it is part of."""
    key = name_of(row.key)
    if row.key.startswith(_UNKNOWN) and row.parent is not None:
        return f"{row_key(matrix, matrix.rows[row.parent])}/{key}"
    return key


def _column_key(column: MatrixColumn) -> str:
    """The column's canonical key, a second one's of a kind that of the first."""
    key = name_of(column.key)
    return key.partition(_UNKNOWN)[0] or key  # "onpost~4" is a second one


def name_of(key: str) -> str:
    """A key that labels differing by numbering, width and brackets share."""
    if not key.startswith(_UNKNOWN):
        return key
    name = read_label(key[1:]).name
    return _UNKNOWN + (without_brackets(name) or name)


def agreement(one: Figure, other: Figure) -> Agreement:
    """Whether two figures can be one number, by the rounding of the coarser."""
    return numbers_agree(
        (one.field, one.unit), (other.field, other.unit), is_money=_is_money(one)
    )


def numbers_agree(
    one: tuple[Field, str | None], other: tuple[Field, str | None], is_money: bool
) -> Agreement:
    """The same for two fields that hold numbers, each with its money unit."""
    (mine, my_unit), (yours, your_unit) = one, other
    a, b = measured(mine, my_unit), measured(yours, your_unit)
    if a is None or b is None:
        return Agreement.UNKNOWN
    found = _compared(a, b)
    if found is Agreement.SAME:
        return found
    has_unit = (my_unit is None) == (your_unit is None) or not is_money
    has_style = (mine.percent_style is None) == (yours.percent_style is None)
    return found if has_unit and has_style else Agreement.UNKNOWN


def as_written(one: Figure, other: Figure) -> str:
    """The other's number as the one's cell writes its own, unit and decimals."""
    number, field = other.field.number, one.field
    if number is None:
        return other.field.shown
    if one.unit and other.unit and one.unit != other.unit:
        scale = EXACT.divide(MONEY_UNITS[other.unit], MONEY_UNITS[one.unit])
        number = EXACT.multiply(number, scale)
        return notation.in_notation(field, half_up(number, field.decimals))
    places = other.field.decimals
    if other.field.percent_style in _IN_HUNDREDTHS:
        places += 2
    return notation.in_notation(field, half_up(number, places))


def same_words(one: str, other: str) -> bool:
    """True for texts that differ in spaces, width and closing marks at most."""
    return squeeze(one).rstrip("。.;,") == squeeze(other).rstrip("。.;,")


def _is_money(one: Figure) -> bool:
    return one.field.quantity is Quantity.AMOUNT


def measured(field: Field, unit: str | None) -> tuple[Decimal, Decimal] | None:
    """The number and one unit of its last place, money in 元; None: no number."""
    if field.number is None:
        return None
    width = Decimal(0)
    if field.quantity in (Quantity.AMOUNT, Quantity.RATIO, Quantity.AREA):
        places = field.decimals
        if field.percent_style in _IN_HUNDREDTHS:
            places += 2
        width = Decimal((0, (1,), -places))
    scale = MONEY_UNITS[unit] if unit else Decimal(1)
    return EXACT.multiply(field.number, scale), EXACT.multiply(width, scale)


def _compared(a: tuple[Decimal, Decimal], b: tuple[Decimal, Decimal]) -> Agreement:
    (mine, my_step), (yours, your_step) = a, b
    largest = max(abs(mine), abs(yours))
    if abs(mine - yours) <= largest * _ALIKE:
        return Agreement.SAME
    step = max(my_step, your_step)
    if not step:
        return Agreement.DIFFERENT
    apart = abs(_rounded(mine, step) - _rounded(yours, step))
    if not apart:
        return Agreement.SAME
    # rounded twice: 12.345 is 12.35, then 12.4
    slack = (my_step + your_step) / 2 if my_step != your_step else Decimal(0)
    if abs(mine - yours) <= slack:
        return Agreement.SAME
    return Agreement.CLOSE if apart == 1 else Agreement.DIFFERENT


def _rounded(number: Decimal, step: Decimal) -> Decimal:
    return EXACT.divide(number, step).to_integral_value(ROUND_HALF_UP)
