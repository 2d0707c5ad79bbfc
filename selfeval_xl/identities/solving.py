"""Values and ranges of solved formulas, exact where a key stands in twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product

from selfeval_xl.identities.expression import Terms
from selfeval_xl.values import Interval

Look = Callable[[int], Interval]

_MOST_REPEATED = 6


def value_of(
    slope: Terms, rest: Terms, values: Callable[[int], Decimal]
) -> Decimal | None:
    """Solve slope · x + rest = 0 for x; None where the slope is zero."""
    divisor = _point(slope, values)
    return -_point(rest, values) / divisor if divisor else None


def range_of(slope: Terms, rest: Terms, intervals: Look) -> Interval | None:
    """All x with slope · x + rest = 0; None where the slope may be zero.

    x is monotone in each key alone, so its ends lie at the ends of the keys that
    stand in more than once; the others may be reckoned with as intervals.
    """
    found: Interval | None = None
    for look in _corners(slope, rest, intervals):
        divisor = _span(slope, look)
        if divisor.low <= 0 <= divisor.high:
            return None
        here = -_span(rest, look) / divisor
        found = here if found is None else found.hull(here)
    return found


def _corners(slope: Terms, rest: Terms, intervals: Look) -> Iterator[Look]:
    repeated = _repeated(slope, rest)
    if not repeated or len(repeated) > _MOST_REPEATED:
        yield intervals
        return
    ends = [{intervals(one).low, intervals(one).high} for one in repeated]
    for corner in product(*ends):
        points = map(Interval.exact, corner)
        yield _fixing(dict(zip(repeated, points, strict=True)), intervals)


def _fixing(fixed: dict[int, Interval], intervals: Look) -> Look:
    return lambda one: fixed.get(one) or intervals(one)


def _repeated(slope: Terms, rest: Terms) -> list[int]:
    counted = Counter(
        one for terms in (slope, rest) for powers in terms for one in powers
    )
    return sorted(one for one, times in counted.items() if times > 1)


def _point(terms: Terms, values: Callable[[int], Decimal]) -> Decimal:
    total = Decimal(0)
    for powers, factor in terms.items():
        for one in powers:
            factor *= values(one)
        total += factor
    return total


def _span(terms: Terms, intervals: Look) -> Interval:
    total = Interval.exact(0)
    for powers, factor in terms.items():
        term = Interval.exact(factor)
        for one in powers:
            term = term * intervals(one)
        total = total + term
    return total
