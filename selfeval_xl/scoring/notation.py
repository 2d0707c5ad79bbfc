"""Points as the filer writes them: in points, in percent or in hundredths."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from selfeval_xl.findings import Edit, Fix, Safety
from selfeval_xl.model.form import Field, Indicator
from selfeval_xl.values.rounding import decimals_in, half_up

_NUMERIC = re.compile(r"[\d.,，．０-９\s%％分-]+")
_HUNDRED = Decimal(100)
_MOST_TERMS = 12


def plain(number: Decimal, decimals: int = 0) -> str:
    """Write a number with at least so many decimals and no exponent."""
    return f"{half_up(number, max(decimals, decimals_in(number))):f}"


def in_notation(points: Decimal, like: Field) -> str:
    """Write points as ``like`` is written: "97", "97.00", "97%", 0.97 or "97分"."""
    value = like.value
    if value.kind == "percent":
        return plain(points, like.decimals) + "%"
    if _is_fraction(like):
        return plain(points / _HUNDRED, like.decimals)
    ending = "分" if _NUMERIC.fullmatch(like.shown) and "分" in like.shown else ""
    return plain(points, like.decimals) + ending


def shown_points(field: Field) -> str:
    """The number as the filer sees it, also where it stands inside a label."""
    shown = field.shown.strip()
    if field.number is None or _NUMERIC.fullmatch(shown):
        return shown
    return plain(field.number, field.decimals)


def rewrite(field: Field, points: Decimal) -> Fix | None:
    """The correction of a typed number; None for a formula, text or a blank."""
    cell = field.cell
    if cell is None or cell.formula is not None or not isinstance(cell.raw, float):
        return None
    scale = _HUNDRED if field.value.kind == "percent" or _is_fraction(field) else 1
    new = in_notation(points, field)
    edit = Edit(field.place, field.shown, new, points / scale)
    return Fix((edit,), Safety.UNSAFE)


def addition(terms: Sequence[Field], total: Decimal) -> str:
    """Write a sum with its figures put in: "5 + 4.5 = 9.5"."""
    shown = [shown_points(term) for term in terms if term.number is not None]
    if len(shown) > _MOST_TERMS:
        shown = [*shown[: _MOST_TERMS - 2], "…", shown[-1]]
    like = next((term for term in terms if term.number is not None), None)
    right = in_notation(total, like) if like else plain(total)
    return f"{' + '.join(shown)} = {right}"


def label_of(indicator: Indicator) -> str:
    """The name of an indicator, for messages."""
    return " ".join(indicator.name.shown.split())


def _is_fraction(field: Field) -> bool:
    written = field.value.value
    return (
        isinstance(written, Decimal)
        and field.value.kind == "number"
        and field.number is not None
        and written != 0
        and field.number == written * _HUNDRED
    )
