"""Decide what a bare number in a rate column means: 95.1 or 0.951 for 95.1 %."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from selfeval_xl.forms.fields import with_percent_style
from selfeval_xl.model.form import Field, MatrixColumn, Quantity

_HUNDRED = Decimal(100)
_ROW_FORMULAS: Mapping[str, tuple[tuple[str, str, bool], ...]] = {
    "rate": (("act", "adj", False), ("act", "y0b", False)),
    "rate0": (("act", "y0b", False),),
    "g0": (("act", "y0b", True),),
    "v0": (("act", "y0b", True),),
    "g1": (("act", "prev", True),),
    "ga": (("act", "adj", True),),
    "ctrl": (
        ("onpost", "quota", False),
        ("act", "adj", False),
        ("act", "y0b", False),
    ),
    "used_rate": (("asset_used", "asset_total", False),),
    "arrival_rate": (("arrived", "planned", False), ("arrived", "adj", False)),
}
"""Rate column -> (numerator, denominator, less one); the first there is counts."""


def _computed(row: Mapping[str, Field], key: str) -> Decimal | None:
    for above, below, is_less_one in _ROW_FORMULAS.get(key, ()):
        top, bottom = row.get(above), row.get(below)
        if top is not None and bottom is not None:
            if top.number is None or not bottom.number:
                return None
            return top.number / bottom.number - is_less_one
    return None


def settle_percent_columns(
    columns: Sequence[MatrixColumn], fields: Mapping[tuple[int, int], Field]
) -> dict[tuple[int, int], Field]:
    """The fields with every rate as a ratio and ``percent_style`` decided.

    Cells with a percent format or sign say it themselves. Bare numbers of one
    column are all read alike: as the header's "%" says, else as the recomputed
    values say, else by size (above 1.5 means percent).
    """
    settled = dict(fields)
    if not any(column.quantity is Quantity.RATIO for column in columns):
        return settled
    rows: dict[int, dict[str, Field]] = {}
    for (i, j), field in fields.items():
        rows.setdefault(i, {})[columns[j].key] = field
    for j, column in enumerate(columns):
        if column.quantity is not Quantity.RATIO:
            continue
        bare = {
            at: f
            for at, f in fields.items()
            if at[1] == j and f.number is not None and f.percent_style != "percent"
        }
        if not bare:
            continue
        style = _style(column, bare, rows)
        for at, field in bare.items():
            settled[at] = with_percent_style(field, style)
    return settled


def _written(field: Field) -> Decimal:
    """The number as it stands in the cell, whatever it was read as before."""
    written = field.value.value
    return written if isinstance(written, Decimal) else Decimal(0)


def _style(
    column: MatrixColumn,
    bare: Mapping[tuple[int, int], Field],
    rows: Mapping[int, Mapping[str, Field]],
) -> str:
    votes = {"number": 0, "ratio": 0}
    for (i, _), field in bare.items():
        computed, number = _computed(rows[i], column.key), _written(field)
        if not computed or not number:
            continue
        near_ratio = abs(number - computed)
        near_number = abs(number / _HUNDRED - computed)
        if near_ratio != near_number:
            votes["ratio" if near_ratio < near_number else "number"] += 1
    if votes["number"] != votes["ratio"]:
        return max(votes, key=lambda style: votes[style])
    if "%" in column.label or "％" in column.label:
        return "number"
    largest = max(abs(_written(field)) for field in bare.values())
    return "number" if largest > Decimal("1.5") else "ratio"
