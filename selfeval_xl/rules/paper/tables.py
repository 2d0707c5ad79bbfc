"""The figures of a submission's tables by their meaning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.model.form import Field, Form, Quantity
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.values.interval import Interval
from selfeval_xl.values.money import MONEY_UNITS
from selfeval_xl.values.rounding import EXACT
from selfeval_xl.values.unit_name import Likeness, unit_likeness

_KINDS = frozenset({"data", "overall"})


@dataclass(frozen=True, slots=True)
class Known:
    """A table's figure: ``value`` and ``interval`` in 元, a ratio or a count."""

    field: Field
    value: Decimal
    interval: Interval
    factor: Decimal

    @property
    def place(self) -> Place:
        return self.field.place

    @property
    def shown(self) -> str:
        """The figure as the filer sees it, with its unit where it is money."""
        shown = self.field.shown.strip()
        unit = self.field.unit or ""
        has_unit = not shown[-1:].isdigit()
        return shown if has_unit or not unit.endswith("元") else shown + unit


class Tables:
    """The 数据表 and overall forms of one unit and year, looked up by field key."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.forms = tuple(forms)
        # Most keys are never asked about: their figures are made when they are.
        self._fields: dict[str, list[tuple[Field, Form]]] = {}
        for form in self.forms:
            for matrix in form.matrices:
                for field in matrix:
                    if _is_known(field, form):
                        self._fields.setdefault(field.key, []).append((field, form))

    def __bool__(self) -> bool:
        return bool(self._fields)

    def cells(self, *keys: str) -> list[Known]:
        """Every figure of these keys, in their order."""
        found = (known_of(*one) for key in keys for one in self._fields.get(key, ()))
        return [known for known in found if known is not None]

    def has_row(self, row: str) -> bool:
        """True where any figure stands in the row."""
        return any(key.startswith(row + ".") for key in self._fields)


def known_of(field: Field, form: Form) -> Known | None:
    """The field's figure with its rounding; None where it has none or no unit."""
    if field.number is None or not _is_known(field, form):
        return None
    factor = Decimal(1)
    if field.quantity is Quantity.AMOUNT:
        factor = MONEY_UNITS[field.unit or form.money_unit or ""]
    interval = field.interval or Interval.exact(field.number)
    if field.quantity is Quantity.COUNT:
        interval = Interval.exact(field.number)
    value = EXACT.multiply(field.number, factor)
    return Known(field, value, interval.scale(factor), factor)


def _is_known(field: Field, form: Form) -> bool:
    if field.number is None or field.quantity is not Quantity.AMOUNT:
        return field.number is not None
    return (field.unit or form.money_unit or "") in MONEY_UNITS


def tables_of(
    submission: Submission, unit: str | None = None, year: int | None = None
) -> Tables:
    """The tables whose figures are the unit's own of the year."""
    return Tables(
        form
        for form in submission.forms
        if form.kind in _KINDS and not is_project(form)
        if is_same_hand_in(form, unit, year)
    )


def is_project(form: Form) -> bool:
    """True for a project's own form, whatever part of it was recognised."""
    return form.kind == "project" or "project_name" in form.header


def is_same_hand_in(form: Form, unit: str | None, year: int | None) -> bool:
    """False where the form names another unit or another year."""
    if form.year and year and form.year != year:
        return False
    if form.unit_name and unit:
        return unit_likeness(form.unit_name, unit) is not Likeness.DIFFERENT
    return True


def where(place: Place, seen_from: Place) -> str:
    """A cell as seen from another file: "数据表.xlsx 数据表 F12", or its sheet only."""
    place = place.in_document
    name = place.sheet or ""
    if place.file != seen_from.file:
        name = f"{place.file} {name}".strip()
    return f"{name} {place.a1}" if place.a1 else name


def quotients(over: Sequence[Known], under: Sequence[Known]) -> Iterator[Quotient]:
    """Every rate the figures of two lists give; none of a divisor that may be 0."""
    for one in over:
        for other in under:
            if other.interval.low > 0:
                yield Quotient(one, other, one.interval / other.interval)


@dataclass(frozen=True, slots=True)
class Quotient:
    """A rate that two figures of the tables give."""

    over: Known
    under: Known
    interval: Interval

    @property
    def value(self) -> Decimal:
        return EXACT.divide(self.over.value, self.under.value)

    @property
    def proof(self) -> str:
        """The quotient with its figures put in, rounded to two decimals."""
        over, under = self.over.shown, self.under.shown
        return f"{over} ÷ {under}"
