"""Calendar dates from day numbers and from the ways they are written."""

from __future__ import annotations

import datetime
from decimal import Decimal

from selfeval_xl.values.rounding import half_up

_LAST_DAY = 2958465  # 9999-12-31 in the 1900 system
_LEAP_THAT_WAS_NONE = 60


def moment(
    number: Decimal, date1904: bool = False, second_decimals: int = 0
) -> datetime.datetime | None:
    """The date and time of a day number; None before day 0 and after year 9999.

    The 1900 system counts a 29 February 1900 that never was: day 60 reads as
    1 March. Day 0, as a bare time of day has it, is 31 December 1899.
    """
    shift = 1462 if date1904 else 0
    if not 0 <= number < _LAST_DAY + 1 - shift:
        return None
    seconds = half_up(number * 86400, min(second_decimals, 6))
    days, rest = divmod(seconds, 86400)
    day = int(days) + shift
    if day > _LAST_DAY:
        return None
    start = datetime.datetime(1899, 12, 31 if day < _LEAP_THAT_WAS_NONE else 30)
    micro = int(rest * 1_000_000)
    return start + datetime.timedelta(days=day, microseconds=micro)
