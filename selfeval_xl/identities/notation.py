"""A right value written as the cell itself writes its own."""

from __future__ import annotations

from decimal import Decimal

from selfeval_xl.model.form import Field, Quantity
from selfeval_xl.values.rounding import half_up

_MOST = 4
_HUNDRED = 100


def to_store(field: Field, number: Decimal) -> Decimal:
    """What the field's cell has to hold: 95.1 for 95.1 % where it says so."""
    return number * _HUNDRED if field.percent_style == "number" else number


def in_notation(field: Field, number: Decimal) -> str:
    """The number (a ratio: 1 = 100 %) in the field's notation.

    With the number's own decimals, at least those the field is written with: what
    is right for "22%" may be "-15.58%".
    """
    mark = "," if "," in field.shown else ""
    sign = ""
    if field.quantity is Quantity.RATIO and field.percent_style != "ratio":
        number = number.scaleb(2)
        sign = "" if field.percent_style == "number" else "%"
    exponent = number.as_tuple().exponent
    own = max(0, -exponent) if isinstance(exponent, int) else 0
    places = max(min(own, _MOST), field.decimals)
    return f"{half_up(number, places):{mark}f}{sign}"
