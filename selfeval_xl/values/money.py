"""Money units: what each is worth, and which one a form declares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from selfeval_xl.values.rounding import EXACT
from selfeval_xl.values.tokens import to_half_width
from selfeval_xl.values.units import UNIT

MONEY_UNITS: Mapping[str, Decimal] = MappingProxyType(
    {
        "元": Decimal(1),
        "百元": Decimal(100),
        "千元": Decimal(1_000),
        "万元": Decimal(10_000),
        "百万元": Decimal(1_000_000),
        "千万元": Decimal(10_000_000),
        "亿元": Decimal(100_000_000),
    }
)
"""Each money unit in 元."""

_LABEL = re.compile(r"单位[:(\s为是](?=([^:]*))")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_LONGEST = 200
_BARE = 8  # characters of a cell that says nothing but its units
_DECLARED = re.compile(r"(?:人民币|金额)?((?:百|千|万|百万|千万|亿)?元)")
_PUNCTUATION = re.compile(r"[、,;.()\[\]]|和|及|或|\|")
_SPACES = re.compile(r"\s+")
_OTHER_UNITS = re.compile(f"(?:{UNIT})*")


def convert(number: Decimal, unit_from: str, unit_to: str) -> Decimal:
    """Give an amount in another money unit; raises KeyError for an unknown one."""
    in_yuan = EXACT.multiply(number, MONEY_UNITS[unit_from])
    return EXACT.divide(in_yuan, MONEY_UNITS[unit_to])


def find_money_unit(text: str) -> str | None:
    """Read the money unit a title, header or "单位：" line declares.

    Takes "单位：万元", "金额单位：元", "预算数（万元）", "单位：万元、人" and a bare
    "万元". None where there is none: an amount in a sentence declares nothing,
    nor does a rate such as 元/人, nor the name after "填报单位：".
    """
    if "元" not in text or len(text) > _LONGEST:
        return None
    half = to_half_width(text)
    for part in _declarations(half):
        for spelling in (_SPACES.sub(" ", part), _SPACES.sub("", part)):
            for token in re.split(r"\s", _PUNCTUATION.sub(" ", spelling)):
                unit = _money_token(token)
                if unit:
                    return unit
    return None


def _declarations(text: str) -> Iterator[str]:
    """Parts of a text that may declare a unit, the surest first."""
    close = _SPACES.sub("", text)
    # "单 位：" is spaced out for looks, "万元 人" is two units
    for spelling in (text, close):
        yield from (match[1] for match in _LABEL.finditer(spelling))
    yield from (match[1] for match in _BRACKETS.finditer(text))
    if len(close) <= _BARE:
        yield close


def _money_token(token: str) -> str | None:
    found = _DECLARED.match(token)
    if found is None:
        return None
    rest = token[found.end() :]
    return found[1] if _OTHER_UNITS.fullmatch(rest) else None
