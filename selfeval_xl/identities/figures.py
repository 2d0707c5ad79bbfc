"""The numbers of a form's fields in one money unit, each with its last place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from selfeval_xl.model.form import Field, Form, Quantity
from selfeval_xl.values import Interval
from selfeval_xl.values.money import MONEY_UNITS
from selfeval_xl.values.rounding import half_up

# Powers of ten of 元.
_UNIT_POWERS = {unit: worth.adjusted() for unit, worth in MONEY_UNITS.items()}
# No amount of money in any unit; a slip of another kind than arithmetic.
_TOO_LARGE = Decimal("1e20")
_IN_PERCENT = ("percent", "number")

_Notation = tuple[int, str | None]
"""Decimals, and how a ratio is noted."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in the form's money unit; ``places`` are its decimals there."""

    value: Decimal
    interval: Interval
    places: int

    @property
    def shown(self) -> Decimal:
        return half_up(self.value, self.places)

    @property
    def half(self) -> Decimal:
        """Half a unit of the last place, 0 for an exact figure."""
        return self.interval.width / 2


ZERO = Figure(Decimal(0), Interval.exact(0), 0)


class Figures:
    """Fields by key and their figures; a field without a number has none."""

    def __init__(self, form: Form) -> None:
        self.fields: dict[str, Field] = dict(form.fields())
        if form.tasks:
            for row in (*form.tasks.tasks, form.tasks.total):
                for one in row.values():
                    self.fields.setdefault(one.key, one)
        self._usual = _usual_notations(self.fields)
        self._money_power = _UNIT_POWERS.get(form.money_unit or "")
        self.by_key: dict[str, Figure] = {}
        for key, one in self.fields.items():
            if one.number is not None and abs(one.number) < _TOO_LARGE:
                self.by_key[key] = self._figure(one, one.number)

    def places(self, field: Field) -> int:
        """Decimals of a right value of the field, in the form's unit.

        At least as many as most numbers of its column have; a rate as many as most
        rates of the form.
        """
        usual = max(field.decimals, self._usual_of(field)[0])
        if field.quantity is Quantity.RATIO:
            usual = max(usual, self._usual.get(("", field.quantity), (0, None))[0])
        return self._places(field, usual)

    def refigured(self, key: str, value: Decimal) -> Figure:
        """The field with another value, rounded to what it shows."""
        field, figure = self.fields[key], self.by_key.get(key)
        places = figure.places if figure else self.places(field)
        is_exact = figure is not None and not figure.half
        shown = half_up(value, places)
        interval = Interval.exact(shown) if is_exact else Interval.of(shown, places)
        return Figure(shown, interval, places)

    def outward(self, field: Field, value: Decimal) -> Decimal:
        """A value in the form's unit, rounded, in the field's own unit."""
        rounded = half_up(value, self.places(field)) + 0  # no minus before a zero
        return rounded.scaleb(-self.shift(field)) if self.shift(field) else rounded

    def same_row(self, key: str) -> list[Field]:
        """Amounts and counts with a number in the row the key stands in."""
        return self._rows.get(key.rpartition(".")[0], [])

    @cached_property
    def _rows(self) -> dict[str, list[Field]]:
        rows: dict[str, list[Field]] = defaultdict(list)
        for key in self.by_key:
            if self.fields[key].quantity in (Quantity.AMOUNT, Quantity.COUNT):
                rows[key.rpartition(".")[0]].append(self.fields[key])
        return rows

    def _figure(self, field: Field, number: Decimal) -> Figure:
        interval = field.interval
        if interval is None:
            places = self._places(field, field.decimals)
            interval = Interval.of(number, places + self.shift(field))
        shift = self.shift(field)
        if shift:
            number = number.scaleb(shift)
            interval = Interval(interval.low.scaleb(shift), interval.high.scaleb(shift))
        return Figure(number, interval, self._places(field, field.decimals))

    def style(self, field: Field) -> str | None:
        """How the field notes a ratio; a cell that does not tell, as its column."""
        if field.quantity is not Quantity.RATIO:
            return None
        return field.percent_style or self._usual_of(field)[1] or "percent"

    def _places(self, field: Field, decimals: int) -> int:
        if field.quantity is Quantity.RATIO:
            return decimals + 2 * (self.style(field) in _IN_PERCENT)
        return decimals - self.shift(field)

    def shift(self, field: Field) -> int:
        """Power of ten from the field's money unit to the form's."""
        if field.quantity is not Quantity.AMOUNT or self._money_power is None:
            return 0
        power = _UNIT_POWERS.get(field.unit or "", self._money_power)
        return power - self._money_power

    def _usual_of(self, field: Field) -> _Notation:
        column = (field.key.rpartition(".")[2], field.quantity)
        default = 0 if field.quantity is Quantity.COUNT else 2
        found = self._usual.get(column) or self._usual.get(("", field.quantity))
        return found or (default, None)


def _usual_notations(fields: Mapping[str, Field]) -> dict[tuple[str, str], _Notation]:
    """The commonest notation of each column, and of each quantity under ""."""
    counted: dict[tuple[str, str], Counter[_Notation]] = defaultdict(Counter)
    for one in fields.values():
        if one.number is not None:
            notation = (one.decimals, one.percent_style)
            counted[one.key.rpartition(".")[2], one.quantity][notation] += 1
            counted["", one.quantity][notation] += 1
    return {
        column: max(found, key=lambda notation: (found[notation], notation[0]))
        for column, found in counted.items()
    }
