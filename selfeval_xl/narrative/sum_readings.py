"""Ways to read a list of parts as a sum: all of it, a run of it, details left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from selfeval_xl.values.interval import Interval

_MOST_DETAILED = 60  # parts; a longer list is a table run together
_MOST_READINGS = 300  # of one list, each with other details left out


def makes(target: Interval, ranges: list[Interval], is_closed: bool) -> bool:
    """True where a way to read the list makes the target.

    So, too, where there are more ways than can be tried: in doubt nothing is wrong.
    """
    waiting: list[tuple[Interval, ...]] = [tuple(ranges)]
    seen = set(waiting)
    while waiting:
        here = waiting.pop()
        if _adds_up(target, here, is_closed):
            return True
        for folded in _folded(here):
            if folded not in seen:
                seen.add(folded)
                waiting.append(folded)
        if len(seen) > _MOST_READINGS:
            return True
    return False


def _adds_up(target: Interval, ranges: Sequence[Interval], is_closed: bool) -> bool:
    """True where neighbours among the parts, in a closed list all of them, add up."""
    lows = list(accumulate((one.low for one in ranges), initial=Decimal(0)))
    highs = list(accumulate((one.high for one in ranges), initial=Decimal(0)))
    count = len(ranges)
    for first in range(count):
        for last in range(first + 1, count + 1):
            is_all = first == 0 and last == count
            if not is_all and (last - first < 2 or is_closed):
                continue
            if lows[last] - lows[first] <= target.high and (
                highs[last] - highs[first] >= target.low
            ):
                return True
    return False


def _folded(ranges: tuple[Interval, ...]) -> Iterator[tuple[Interval, ...]]:
    """The list with the details of one part left out, for each part that has some."""
    count = len(ranges)
    if count > _MOST_DETAILED:
        return
    lows = list(accumulate((one.low for one in ranges), initial=Decimal(0)))
    highs = list(accumulate((one.high for one in ranges), initial=Decimal(0)))
    for index in range(count - 2):
        for last in range(index + 3, count + 1):
            if (
                lows[last] - lows[index + 1] <= ranges[index].high
                and highs[last] - highs[index + 1] >= ranges[index].low
            ):
                yield ranges[: index + 1] + ranges[last:]
