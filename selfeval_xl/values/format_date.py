"""Dates and times as a date section of a format code shows them."""

from __future__ import annotations

import datetime
from decimal import Decimal

from selfeval_xl.values.dates import moment
from selfeval_xl.values.format_code import Section, Token

_MONTHS = "January February March April May June July August September October"
_MONTH_NAMES = (*_MONTHS.split(), "November", "December")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAYS = "一二三四五六日"


def date_text(number: Decimal, section: Section, date1904: bool) -> str | None:
    """The date or time of a day number; None where no date has that number."""
    tokens = section.tokens
    decimals = _second_decimals(tokens)
    when = moment(number, date1904, decimals)
    if when is None:
        return None
    day = _calendar_day(when, int(number), date1904)
    half_day = any(t.kind == "ampm" for t in tokens)
    out: list[str] = []
    for at, token in enumerate(tokens):
        if token.kind == "elapsed":
            out.append(_elapsed(number, token.text))
        elif token.kind == "date":
            out.append(_part(token.text, when, day, half_day))
        elif token.kind == "minute":
            out.append(f"{when.minute:0{len(token.text)}d}")
        elif token.kind == "ampm":
            first, second = token.text.split("/")
            out.append(first if when.hour < 12 else second)
        elif token.kind == "digit" and _is_second_decimal(tokens, at):
            out.append(f"{when.microsecond:06d}"[_place(tokens, at)])
        elif token.kind == "pad":
            out.append(" " if token.text[0] == "_" else "")
        elif token.kind != "general":
            out.append(token.text)
    return "".join(out)


def _is_second_decimal(tokens: tuple[Token, ...], at: int) -> bool:
    return 0 <= _place(tokens, at) < 6


def _place(tokens: tuple[Token, ...], at: int) -> int:
    """Which decimal of the seconds the 0 at ``at`` is, -1 where it is none."""
    first = at
    while first and tokens[first - 1] == ("digit", "0"):
        first -= 1
    behind = tokens[max(0, first - 2) : first]
    is_decimal = (
        len(behind) == 2 and behind[1].kind == "point" and behind[0].text[:1] == "s"
    )
    return at - first if is_decimal and tokens[at].text == "0" else -1


def _second_decimals(tokens: tuple[Token, ...]) -> int:
    return max((_place(tokens, i) + 1 for i in range(len(tokens))), default=0)


def _elapsed(number: Decimal, unit: str) -> str:
    per_day = {"h": 24, "m": 1440, "s": 86400}[unit[0]]
    # a whole second is the finest the stored fraction of a day is good for
    seconds = round(number * 86400)
    return f"{seconds * per_day // 86400:0{len(unit)}d}"


def _calendar_day(
    when: datetime.datetime, number: int, date1904: bool
) -> tuple[int, int, int]:
    """Year, month and day, also of the two days only a spreadsheet has."""
    if not date1904 and number in (0, 60):
        return (1900, 1, 0) if number == 0 else (1900, 2, 29)
    return (when.year, when.month, when.day)


def _part(
    code: str, when: datetime.datetime, day: tuple[int, int, int], half_day: bool
) -> str:
    letter, size = code[0], len(code)
    if letter in "ye":
        return f"{day[0] % 100:02d}" if code in ("y", "yy") else f"{day[0]:04d}"
    if letter == "m":
        return _month(size, day[1])
    if letter == "d" and size > 2:
        return _DAYS[when.weekday()] if size > 3 else _DAYS[when.weekday()][:3]
    if letter == "a":
        return ("星期" if size > 3 else "") + _WEEKDAYS[when.weekday()]
    if letter == "h":
        hour = (when.hour % 12 or 12) if half_day else when.hour
        return f"{hour:0{min(size, 2)}d}"
    value = {"d": day[2], "s": when.second}.get(letter)
    return "" if value is None else f"{value:0{min(size, 2)}d}"


def _month(size: int, month: int) -> str:
    name = _MONTH_NAMES[month - 1]
    if size < 3:
        return f"{month:0{size}d}"
    return {3: name[:3], 5: name[0]}.get(size, name)
