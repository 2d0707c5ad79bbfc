"""Figures in the text of a target or result, each with sign, unit and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from selfeval_xl.values import CellValue, parse_cell
from selfeval_xl.values.numerals import read_chinese
from selfeval_xl.values.units import UNIT, percent_scale

_UP, _DOWN = "up", "down"
_CHANGE = re.compile(
    r"(?:(?:较|比|与|同)(?:上年|去年|往年|上一年|上年度|同期|基期|\d{4}年)"
    r"(?:度)?(?:同期)?(?:水平)?(?:相比)?|"
    r"同比|环比|年均|每年)?(?:实现)?(?:正)?"
    r"(?P<word>增长率?|增加|提高|提升|上升|增幅|涨幅|"
    r"增速|下降率?|降低|减少|压减|降幅|节约)"
)
_FALLING = re.compile("下降|降|减少|压减|节约")
_CHINESE = re.compile(
    rf"(?P<percent>百分之)?(?P<number>[零一二两三四五六七八九十百千万]+)(?P<unit>{UNIT})?"
)
_PIECES = re.compile(r"[,;、]|且|并|和|同时|或")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ORDINAL = re.compile(
    r"第[一二三四五六七八九十\d]+|[一二三四]季度|[12]\d{3}年度?|\d+号"
)
_RATIO = re.compile(
    rf"(?P<done>\d+(?:\.\d+)?)(?P<unit1>{UNIT})?/"
    rf"(?P<of>\d+(?:\.\d+)?)(?P<unit2>{UNIT})?"
)
_EACH = re.compile(r"^每(?:季度|季|半年|月|周|年|日|天)")
_COLON = re.compile(r"^[^\d:]{1,20}:")
_AND_MORE = re.compile(r"(?<=\d)(?P<multiple>[百千万亿]*)(?:余|多)")
_PART = re.compile(r"\((?:其中|含|包括|包含|另)[^()]*\)")
_PERIOD = re.compile(
    r"(?:截至|截止|自|到)?(?:19|20)\d\d年(?:度|底|末|全年)?"
    r"(?:\d{1,2}(?:[-至到]\d{1,2})?月(?:\d{1,2}日)?(?:底|末)?)?(?:前|以来)?[,:]?"
)
_ODD_UNIT = re.compile(
    r"(?P<figure>(?:[≥≤<>=]=?|[不少大小至超等多低高]{1,2}[于过少多]?)?\d+(?:\.\d+)?)"
    r"(?P<unit>[^\d(),.。;、:%‰年月日号-]{1,8}?)(?P<ending>及?以[上下内])?"
)
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text. ``low`` and ``high`` are equal for a plain number.

    One end is None where a sign leaves it open. ``change`` is up or down where the
    number is a change; ``is_rough`` for 约, 左右; ``of`` is the 30 of "28/30".
    """

    low: Decimal | None
    high: Decimal | None
    unit: str | None = None
    op: str = ""
    decimals: int = 0
    change: str = ""
    is_rough: bool = False
    of: Decimal | None = None


def figures_in(value: CellValue, compact: str) -> list[Figure]:
    """Every figure of a cell in order; [] for words alone.

    ``value`` is the cell as read, ``compact`` its text without space.
    """
    without = _PERIOD.sub("", _PART.sub("", compact))
    if without != compact and _DIGIT.search(without):
        compact, value = without, parse_cell(without)
    whole = _ratio(compact) or figure_of(compact, value)
    if whole is not None:
        return [whole]
    pieces = [one for one in _PIECES.split(_GROUPED.sub("", compact)) if one]
    found = []
    for piece in pieces if len(pieces) > 1 else ():
        one = figure_of(_COLON.sub("", piece))
        if one is not None:
            found.append(one)
        elif _DIGIT.search(_ORDINAL.sub("", piece)):
            found.append(Figure(None, None))  # a figure that cannot be read
    if found:
        return found
    chinese = _chinese(compact)
    if chinese is not None:
        return [chinese]
    if _DIGIT.search(_ORDINAL.sub("", compact)):
        return [Figure(None, None)]
    return []


def figure_of(compact: str, value: CellValue | None = None) -> Figure | None:
    """A text with one figure in it, its change told apart; None for another."""
    plain = _EACH.sub("", compact)
    change = ""
    if found := _CHANGE.search(plain):
        change = _DOWN if _FALLING.search(found["word"]) else _UP
        rest = plain[found.end() :]
        if _DIGIT.search(rest):
            plain = rest.removeprefix("到").removeprefix("至").lstrip("为达:")
            change = "" if rest[:1] in ("到", "至") else change
            value = None
    and_more = _AND_MORE.search(plain)
    if and_more and and_more["multiple"]:
        plain = plain[: and_more.end() - 1] + plain[and_more.end() :]
    if value is None or plain != compact:
        value = parse_cell(plain)
    one = _of_value(value) or _of_odd_unit(plain)
    if one is None:
        return None
    if and_more:
        one = replace(one, high=None, is_rough=False)
    is_share = percent_scale(one.unit) is not None
    if "sign_word" in value.notes and not change:
        change = _UP
    if one.low is None or one.low >= 0 or one.high != one.low:
        return replace(one, change=change)
    if not (is_share or change):
        return one
    fall = -one.low
    return replace(one, low=fall, high=fall, change=_DOWN)


def _of_odd_unit(plain: str) -> Figure | None:
    """A figure in a unit of the filer's own: 35微克/立方米, ≥3000尾."""
    found = _ODD_UNIT.fullmatch(plain)
    if found is None:
        return None
    one = _of_value(parse_cell(found["figure"] + (found["ending"] or "")))
    return replace(one, unit=found["unit"]) if one is not None else None


def _of_value(value: CellValue) -> Figure | None:
    decimals = value.decimals or 0
    rough = "approx" in value.notes
    if value.low is not None or value.high is not None:
        return Figure(value.low, value.high, value.unit, "", decimals, is_rough=rough)
    number = value.value
    if not isinstance(number, Decimal) or value.kind not in (
        "number", "percent", "range",
    ):  # fmt: skip
        return None
    low = None if value.op in ("<=", "<") else number
    high = None if value.op in (">=", ">") else number
    return Figure(low, high, value.unit, value.op or "", decimals, is_rough=rough)


def _ratio(compact: str) -> Figure | None:
    """Read "28个/30个": what was done of what was to be done."""
    found = _RATIO.fullmatch(compact)
    if found is None:
        return None
    done, wanted = Decimal(found["done"]), Decimal(found["of"])
    unit = found["unit1"] or found["unit2"]
    scale = percent_scale(unit) or Decimal(1)
    exponent = done.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return Figure(done * scale, done * scale, unit, "", decimals, of=wanted * scale)


def _chinese(compact: str) -> Figure | None:
    """Read 百分之九十五, 二十个; a numeral that counts nothing is no figure."""
    found = _CHINESE.search(_ORDINAL.sub("", compact))
    if found is None or not (found["percent"] or found["unit"]):
        return None
    number = read_chinese(found["number"])
    if number is None:
        return None
    value = Decimal(number) / 100 if found["percent"] else Decimal(number)
    return Figure(value, value, "%" if found["percent"] else found["unit"])
