"""Check percentage points against the two rates they stand between."""

from __future__ import annotations

import re
from decimal import Decimal

from selfeval_xl.narrative.book import Book
from selfeval_xl.narrative.change_case import OPPOSITE
from selfeval_xl.narrative.claims import Verdict
from selfeval_xl.values.interval import Interval

_TO = r"[^,;。\d%]"
# 6.3%,较年度目标 5% 高 1.3 个百分点
_BESIDE = re.compile(
    rf"(?P<a>\d+(?:\.\d+)?)%(?:,?(?:较|比)[^,;。]{{1,24}}个百分点)?"
    rf",?(?:较|比)(?:(?:19|20)\d\d年度?)?{_TO}{{0,14}}?(?P<b>\d+(?:\.\d+)?)%的?{_TO}{{0,6}}?"
    r"(?:(?P<up>(?<!提)高出?了?|超出?|超过)|(?P<down>(?<![降])低了?))"
    r"(?P<n>\d+(?:\.\d+)?)个?百分点"
)
# 目标值为≥85%,实际完成 92.3%,超出目标值 7.3 个百分点
_TARGET = re.compile(
    rf"目标值?(?:为|是)?[≥>=]{{0,2}}(?P<b>\d+(?:\.\d+)?)%,实际{_TO}{{0,8}}"
    r"(?P<a>\d+(?:\.\d+)?)%,(?:比|较)?(?:(?P<up>超出?|高于|高出|超过)|(?P<down>低于))"
    r"(?:年初|年度)?目标值?(?P<n>\d+(?:\.\d+)?)个?百分点"
)
# 较上年同期的 88.4% 提高 6.5 个百分点,达到 94.9%
_UP_TO = re.compile(
    rf"(?:较|比){_TO}{{0,14}}?(?:(?:19|20)\d\d年度?)?{_TO}{{0,6}}?"
    rf"(?P<b>\d+(?:\.\d+)?)%(?:(?P<up>提高|提升|上升|增加)|(?P<down>下降|降低))了?"
    rf"(?P<n>\d+(?:\.\d+)?)个?百分点,(?:达到?|为|至)(?P<a>\d+(?:\.\d+)?)%"
)
# 收入增长 5.6%,支出增长 4.2%,收入增幅高于支出增幅 1.4 个百分点
_RATE = r"(?:增长|下降|提高|上升|降低)"
_BETWEEN = re.compile(
    rf"(?P<wa>{_RATE})(?P<a>\d+(?:\.\d+)?)%[,;]{_TO}{{1,20}}?(?P<wb>{_RATE})"
    rf"(?P<b>\d+(?:\.\d+)?)%[,;]{_TO}{{1,12}}?(?:高于|低于|快于|慢于){_TO}{{1,12}}?"
    r"(?P<n>\d+(?:\.\d+)?)个?百分点"
)


def judge_points(book: Book) -> None:
    """Judge the points of the passage."""
    _points(book)
    if "百分点" not in book.text:
        return
    for pattern in (_BESIDE, _TARGET, _UP_TO):
        for match in pattern.finditer(book.text):
            way = 1 if match["up"] else -1
            _compare(book, match, way, Decimal(match["a"]), Decimal(match["b"]))
    for match in _BETWEEN.finditer(book.text):
        one, other = (
            Decimal(match[value]) * (-1 if match[word][0] in "下降" else 1)
            for word, value in (("wa", "a"), ("wb", "b"))
        )
        _compare(book, match, 0, one, other)


def _compare(
    book: Book, match: re.Match[str], way: int, one: Decimal, other: Decimal
) -> None:
    """Judge points said in words; ``way`` 0 where the words may mean either rate."""
    said = Interval.of(Decimal(match["n"]), _decimals(match["n"]))
    gap = Interval.of(one, _decimals(match["a"])) - Interval.of(
        other, _decimals(match["b"])
    )
    value = one - other
    proof = f"{one:f} - {other:f} = {value:f}"
    start, end = match.start(), match.end()
    if way and value and (value > 0) != (way > 0):
        word = match["up"] or match["down"]
        right = OPPOSITE.get(word, "高" if value > 0 else "低")
        book.tell(Verdict("direction", start, end, word, right, proof))
    elif not abs(gap).overlaps(said):
        shown = re.sub(",.*", "", book.text[match.start("n") : end])
        book.tell(
            Verdict("difference", start, end, shown, f"{abs(value):f}个百分点", proof)
        )
    else:
        book.passed("difference")


def _decimals(number: str) -> int:
    return len(number.partition(".")[2])


def _points(book: Book) -> None:
    for points in book.frames.points:
        before, after = (
            Interval.of(t.value, t.decimals) for t in (points.before, points.after)
        )
        gap = after - before
        said = Interval.of(points.points.value, points.points.decimals)
        value = points.after.value - points.before.value
        true = (value > 0) - (value < 0)
        proof = f"{points.after.value:f} - {points.before.value:f} = {value:f}"
        if true and true != points.word.sign and points.points.value:
            book.tell(
                Verdict(
                    "direction",
                    points.start,
                    points.points.end,
                    points.word.word,
                    "提高" if true > 0 else "下降",
                    proof,
                )
            )
        elif not abs(gap).overlaps(said):
            book.tell(
                Verdict(
                    "difference",
                    points.start,
                    points.points.end,
                    book.word(points.points),
                    f"{abs(value):f}个百分点",
                    proof,
                )
            )
        else:
            book.passed("difference")
