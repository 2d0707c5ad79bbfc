"""A right value written as the cell itself writes its own."""

from __future__ import annotations

from decimal import Decimal

from selfeval_xl.model.form import Field, Quantity
from selfeval_xl.values.rounding import half_up

_FEWEST = 2


def in_notation(field: Field, number: Decimal) -> str:
    """The number (a ratio: 1 = 100 %) in the field's notation, rounded half up.

    A field without a number of its own is written with as many decimals as the
    number has, two for a percent.
    """
    mark = "," if "," in field.shown else ""
    if field.quantity is Quantity.RATIO and field.percent_style != "ratio":
        number *= 100
        places = field.decimals if field.number is not None else _FEWEST
        sign = "" if field.percent_style == "number" else "%"
        return f"{half_up(number, places):{mark}f}{sign}"
    if field.number is not None:
        return f"{half_up(number, field.decimals):{mark}f}"
    exponent = number.as_tuple().exponent
    own = max(0, -exponent) if isinstance(exponent, int) else 0
    return f"{half_up(number, min(own, 4)):{mark}f}"
