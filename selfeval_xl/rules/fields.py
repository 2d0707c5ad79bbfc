"""The cells of a form that hold numbers, and a right value in their notation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from selfeval_xl.findings import Fix, Hit, Severity
from selfeval_xl.identities import notation
from selfeval_xl.model.form import Field, Form, Quantity
from selfeval_xl.model.grid import Address

NUMERIC = frozenset({Quantity.AMOUNT, Quantity.RATIO, Quantity.COUNT, Quantity.AREA})
"""What is measured or counted; points are the score rules' own."""

BASES = {
    "rate": "adj",
    "d0": "y0b",
    "g0": "y0b",
    "d1": "prev",
    "g1": "prev",
    "da": "adj",
    "ga": "adj",
}
"""Columns that follow from 决算数 and one other column of the row, and that column."""

FIGURES = NUMERIC | {Quantity.SCORE}


def table_fields(form: Form) -> Iterator[Field]:
    """Every field of the form's matrices and of its task list."""
    for matrix in form.matrices:
        yield from matrix
    if form.tasks is not None:
        for row in (*form.tasks.tasks, form.tasks.total):
            yield from row.values()


def score_fields(form: Form) -> Iterator[Field]:
    """Every weight and score of the indicator table."""
    table = form.indicators
    if table is None:
        return
    found: list[Field | None] = [table.total_weight, table.total_score]
    for leaf in table.indicators:
        found += [leaf.weight, leaf.score]
    for group in table.groups:
        found += [group.weight, group.score]
    for field in found:
        if field is not None:
            yield field


def figure_fields(form: Form) -> Iterator[Field]:
    """Every field that has to hold a number."""
    for field in table_fields(form):
        if field.quantity in FIGURES:
            yield field
    yield from score_fields(form)


def by_address(form: Form) -> Mapping[Address, Field]:
    """The form's number fields by the cell they stand in."""
    found: dict[Address, Field] = {}
    for field in figure_fields(form):
        if field.place.row is not None and field.place.column is not None:
            found.setdefault((field.place.row, field.place.column), field)
    return found


def hit_at(
    field: Field,
    variant: str = "",
    *,
    expected: str | None = None,
    values: Mapping[str, object] | None = None,
    fix: Fix | None = None,
    severity: Severity | None = None,
) -> Hit:
    """A hit at a figure: what it is, what it says and, for the templates, its cell."""
    return Hit(
        field.place,
        label=field.label,
        actual=field.shown,
        expected=expected,
        key=field.key,
        values={"cell": field.place.a1 or "", **(values or {})},
        variant=variant,
        fix=fix,
        severity=severity,
    )


def as_column_writes(form: Form, field: Field, number: Decimal) -> str:
    """The number (a ratio: 1 = 100 %) as most cells of the field's column write it."""
    return notation.in_notation(_pattern(form, field), number)


def to_store(form: Form, field: Field, number: Decimal) -> Decimal:
    """What the cell has to hold: 95.1 for 95.1 % where the column says so."""
    return notation.to_store(_pattern(form, field), number)


def _pattern(form: Form, field: Field) -> Field:
    """The field itself where it has a number, else the commonest of its column."""
    if field.number is not None:
        return field
    column = field.key.rpartition(".")[2]
    alike = [
        one
        for one in table_fields(form)
        if one.number is not None
        and one.quantity is field.quantity
        and one.key.rpartition(".")[2] == column
    ]
    if not alike:
        return field
    notations = Counter((one.percent_style, one.decimals) for one in alike)
    most = notations.most_common(1)[0][0]
    return next(one for one in alike if (one.percent_style, one.decimals) == most)
