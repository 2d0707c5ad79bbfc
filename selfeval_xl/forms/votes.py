"""Settle columns whose header does not say what they compare with: the figures do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.forms.columns import renamed
from selfeval_xl.forms.fields import with_block_decimals
from selfeval_xl.forms.percent import settle_percent_columns
from selfeval_xl.model.form import Field, Matrix

_DIFFERENCES = {"d0": "y0b", "d1": "prev", "da": "adj"}
_GROWTHS = {"g0": "y0b", "g1": "prev", "ga": "adj", "v0": "y0b"}
_RATES = {"rate": "adj", "rate0": "y0b"}
_MAGNITUDES = frozenset({"v0"})
_CHOICES = {"d?": _DIFFERENCES, "g?": _GROWTHS, "rate?": _RATES}
_CLOSE = Decimal("0.011")
_CLOSE_RATE = Decimal("0.0051")
_SCALES = (Decimal(1), Decimal("0.01"), Decimal(100))


def settle_changes(matrix: Matrix) -> Matrix:
    """Name plain 增减额, 增减率 and 占预算% columns by the base most rows fit."""
    keys = [column.key.split("~")[0] for column in matrix.columns]
    if not _CHOICES.keys() & set(keys):
        return matrix
    rows = _rows(matrix)
    taken = set(keys)
    names: dict[str, str] = {}
    for column, key in zip(matrix.columns, keys, strict=True):
        choices = _CHOICES.get(key)
        if choices is None:
            continue
        votes = {
            name: _votes(rows, column.key, base, key, name in _MAGNITUDES)
            for name, base in choices.items()
            if name not in taken
        }
        best = max(votes, key=lambda name: votes[name], default=None)
        if best is not None and votes[best] > 0:
            names[column.key] = best
            taken.add(best)
    return _settled(renamed(matrix, names)) if names else matrix


def _settled(matrix: Matrix) -> Matrix:
    """The matrix with the notation of its rates decided anew."""
    fields = settle_percent_columns(matrix.columns, matrix.fields)
    widened = with_block_decimals(fields.values())
    return replace(matrix, fields=dict(zip(fields, widened, strict=True)))


def _rows(matrix: Matrix) -> list[dict[str, Field]]:
    rows: dict[int, dict[str, Field]] = {}
    for (i, j), one in matrix.fields.items():
        rows.setdefault(i, {})[matrix.columns[j].key] = one
    return list(rows.values())


def _votes(
    rows: list[dict[str, Field]],
    column: str,
    base_key: str,
    asked: str,
    is_magnitude: bool,
) -> int:
    """Rows in which the column fits this base."""
    return sum(_fits(row, column, base_key, asked, is_magnitude) for row in rows)


def _fits(
    row: Mapping[str, Field],
    column: str,
    base_key: str,
    asked: str,
    is_magnitude: bool,
) -> bool:
    shown, act, base = row.get(column), row.get("act"), row.get(base_key)
    if not shown or not act or not base:
        return False
    if shown.number is None or act.number is None or not base.number:
        return False
    change = act.number - (base.number if asked != "rate?" else 0)
    if asked == "d?":
        return abs(shown.number - change) <= _CLOSE
    rate = change / base.number
    rate = abs(rate) if is_magnitude else rate
    near = min(abs(shown.number * scale - rate) for scale in _SCALES)
    return near <= _CLOSE_RATE * max(Decimal(1), abs(rate))
