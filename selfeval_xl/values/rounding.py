"""Decimals from stored doubles, and half-up rounding as a spreadsheet does it."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

# A double reaches 309 digits before the point, and a format asks for up to 30
# after it; the default context's 28 digits would raise on either.
EXACT = Context(prec=700, rounding=ROUND_HALF_UP)

_RESIDUE = Decimal("1e-6")


def from_double(number: float) -> Decimal:
    """Take a stored number at 15 significant digits, trailing zeros dropped.

    Raises ValueError for NaN and infinities, which no spreadsheet stores.
    """
    if not math.isfinite(number):
        raise ValueError(f"not a finite number: {number}")
    return Decimal(f"{number or 0:.15g}")  # no minus zero, which no one reads as one


def without_residue(number: Decimal) -> Decimal | None:
    """Give the four-decimal number that single precision has smudged, else None.

    Only numbers with at least nine decimals are looked at, so that a true small
    figure (0.0000004) is never taken for a smudged zero.
    """
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent > -9:
        return None
    near = half_up(number, 4)
    is_smudged = near != 0 and near != number and abs(number - near) < _RESIDUE
    return near.normalize(EXACT) if is_smudged else None


@lru_cache(maxsize=64)
def unit(places: int) -> Decimal:
    """One unit of the last of ``places`` decimals: 2 -> 0.01, -1 -> 1E+1."""
    return Decimal((0, (1,), -places))


def half_up(number: Decimal, places: int) -> Decimal:
    """Round half away from zero; negative places round before the point."""
    return number.quantize(unit(places), ROUND_HALF_UP, EXACT)


@lru_cache(maxsize=64)
def half_unit(decimals: int) -> Decimal:
    """Half a unit of the last decimal: 2 -> 0.005."""
    return Decimal((0, (5,), -decimals - 1))


def decimals_in(number: Decimal) -> int:
    """Count the decimals a number needs, trailing zeros not counted."""
    exponent = number.normalize(EXACT).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def is_multiple(number: Decimal, step: Decimal) -> bool:
    """True where a number, however large, is a whole multiple of a step."""
    return not EXACT.remainder(number, step)
