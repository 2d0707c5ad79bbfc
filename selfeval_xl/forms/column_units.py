"""A column headed with another money unit than its figures are in: the figures tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from statistics import median

from selfeval_xl.model.form import Field, Matrix, Quantity

_ALIKE = Decimal(50)
"""Amounts of one row in one unit seldom differ by more than this factor."""


def settle_units(matrix: Matrix) -> Matrix:
    """Take a column's own unit back where its figures are of the others' size.

    "年初预算数（元）" in a 万元 table holds 万元 if its amounts are like those beside
    them; the header is what is wrong, and a rule says so.
    """
    amounts = [
        (j, column)
        for j, column in enumerate(matrix.columns)
        if column.quantity is Quantity.AMOUNT
    ]
    usual = [c.unit for _, c in amounts if c.unit == matrix.unit]
    wrong = {
        j
        for j, column in amounts
        if usual
        and column.unit != matrix.unit
        and _is_of_one_size(matrix.fields, j, {k for k, _ in amounts})
    }
    if not wrong:
        return matrix
    columns = tuple(
        replace(column, unit=matrix.unit) if j in wrong else column
        for j, column in enumerate(matrix.columns)
    )
    fields = {
        (i, j): replace(one, unit=matrix.unit) if j in wrong else one
        for (i, j), one in matrix.fields.items()
    }
    return replace(matrix, columns=columns, fields=fields)


def _is_of_one_size(
    fields: Mapping[tuple[int, int], Field], column: int, amounts: set[int]
) -> bool:
    """True where the column's written figures are like those of the same rows."""
    rows: dict[int, list[Decimal]] = {}
    own: dict[int, Decimal] = {}
    for (i, j), one in fields.items():
        if not one.number or j not in amounts:
            continue
        if j == column:
            own[i] = abs(one.number)
        else:
            rows.setdefault(i, []).append(abs(one.number))
    ratios = [own[i] / median(rows[i]) for i in own if i in rows]
    return bool(ratios) and 1 / _ALIKE < median(ratios) < _ALIKE
