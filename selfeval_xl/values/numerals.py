"""Amounts written in Chinese numerals, plain and as on cheques."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {
    mark: value
    for value, marks in enumerate(
        ("零〇", "一壹", "二贰两貳", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for mark in marks
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_MARKS = frozenset({*_DIGITS, *_TENS, *_MYRIADS})
_LARGE = frozenset("百佰千仟万亿")
_NUMERAL = "[零〇一壹二贰两貳三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿]"
_AMOUNT = re.compile(
    rf"(?:人民币)?({_NUMERAL}+)[元圆]"
    r"(?:零?([^元圆角分零〇整正])角)?(?:零?([^元圆角分零〇整正])分)?[整正]?"
)
_ALONE = re.compile(rf"{_NUMERAL}{{1,30}}(?:点{_NUMERAL}{{1,10}})?")


def read_chinese(text: str) -> int | None:
    """Read a whole number such as 一千二百 or 二〇二四; None where it is none."""
    if not text or any(mark not in _MARKS for mark in text):
        return None
    if text[-1] in _DIGITS and text[-2:-1] in _LARGE:
        return None  # 一百五 is 150 to the ear and 105 by the rule
    if len(text) > 1 and all(mark in _DIGITS for mark in text):
        return int("".join(str(_DIGITS[mark]) for mark in text))
    total = section = digit = 0
    has_digit = False
    for mark in text:
        if mark in _DIGITS:
            digit, has_digit = _DIGITS[mark], True
        elif mark in _TENS:
            is_bare = not digit and not section and not total
            if is_bare and _TENS[mark] != 10:
                return None  # 百, 千 alone belong to a unit
            section += (digit or 1) * _TENS[mark]
            digit, has_digit = 0, True
        else:
            if not has_digit:
                return None
            group = (section + digit) * _MYRIADS[mark]
            total = (total + section + digit) * 10**8 if mark == "亿" else total + group
            section = digit = 0
    return total + section + digit


def read_amount(text: str) -> tuple[Decimal, int] | None:
    """Read an amount in 元 and its decimals from 壹拾贰万叁仟元伍角整; else None."""
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    whole = read_chinese(found[1])
    tenths, hundredths = (_DIGITS.get(mark or "零") for mark in found.groups()[1:])
    if whole is None or tenths is None or hundredths is None:
        return None
    decimals = 2 if found[3] else 1 if found[2] else 0
    cents = whole * 100 + tenths * 10 + hundredths
    return Decimal(cents).scaleb(-2), decimals


def is_numeral(text: str) -> bool:
    """True where a text is nothing but a Chinese numeral."""
    return bool(_ALONE.fullmatch(text)) and text not in ("百", "千", "万", "亿")
