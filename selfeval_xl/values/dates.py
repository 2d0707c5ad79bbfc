"""Calendar dates from day numbers and from the ways they are written."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.values.numerals import read_chinese
from selfeval_xl.values.rounding import half_up

_LAST_DAY = 2958465  # 9999-12-31 in the 1900 system
_LEAP_THAT_WAS_NONE = 60


def moment(
    number: Decimal, date1904: bool = False, second_decimals: int = 0
) -> datetime.datetime | None:
    """The date and time of a day number; None before day 0 and after year 9999.

    The 1900 system counts a 29 February 1900 that never was: day 60 reads as
    the 28th. Day 0, as a bare time of day has it, is 31 December 1899.
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


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A text that is, or tries to be, a date.

    ``date`` is None where it is no full date: ``note`` says why (invalid_date,
    incomplete_date, ambiguous_date, empty_date, year). With a date, ``note`` is
    time, compact_date, chinese_numeral or "".
    """

    date: datetime.date | None
    note: str = ""


_TIME = r"(?:(?:[T ]+|(?<=[日号]))(?P<hour>\d{1,2})[:时点](?:\d{1,2}.{0,12})?)?"
_WRITTEN = re.compile(
    r"(?P<year>\d{4})(?:"
    r"年(?P<m1>\d{1,2})月(?P<d1>\d{1,2})[日号]?"
    r"|(?P<mark>[-/.])(?P<m2>\d{1,2})(?P=mark)(?P<d2>\d{1,2}))" + _TIME
)
_EIGHT = re.compile(r"((?:19[89]|20[0-4])\d)(\d\d)(\d\d)")
# 202511 may be November 2025 or 1 January; 202500 is neither and so a number
_SIX = re.compile(r"(?:199|20[0-4])\d(?:0[1-9]|1[0-2]|[1-9][1-9])")
_INCOMPLETE = re.compile(
    r"(?:19|20)\d\d(?:年(?:0?[1-9]|1[0-2])月?份?|[-/](?:0?[1-9]|1[0-2]))"
)
_YEAR = re.compile(r"(?:19|20)\d\d年度?")
_EMPTY = re.compile(r"_*年_*月_*日?")
_CHINESE = re.compile(
    "([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月"
    "([一二三四五六七八九十]{1,3})[日号]"
)


def read_date(compact: str, spaced: str = "") -> WrittenDate | None:
    """Read a date from a text without space; None where it is no date at all.

    ``spaced`` is the same text with its spaces: only they part 2025-9-9 12:30.
    """
    if _EMPTY.fullmatch(compact):
        return WrittenDate(None, "empty_date")
    found = _WRITTEN.fullmatch(compact) or _WRITTEN.fullmatch(spaced)
    if found:
        month, day = found["m1"] or found["m2"], found["d1"] or found["d2"]
        note = "time" if found["hour"] else ""
        return _checked(found["year"], month, day, note)
    if found := _EIGHT.fullmatch(compact):
        date = _checked(found[1], found[2], found[3], "compact_date")
        return date if date.date else None
    if found := _CHINESE.fullmatch(compact):
        year, month, day = (str(read_chinese(part) or 0) for part in found.groups())
        return _checked(year, month, day, "chinese_numeral")
    for pattern, note in (
        (_SIX, "ambiguous_date"),
        (_YEAR, "year"),
        (_INCOMPLETE, "incomplete_date"),
    ):
        if pattern.fullmatch(compact):
            return WrittenDate(None, note)
    return None


def _checked(year: str, month: str, day: str, note: str) -> WrittenDate:
    try:
        return WrittenDate(datetime.date(int(year), int(month), int(day)), note)
    except ValueError:
        return WrittenDate(None, "invalid_date")
