"""Words that make an amount the total of those before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selfeval_xl.narrative.frames import Figure, Total
from selfeval_xl.narrative.labels import Label

_TOTAL = re.compile(
    r"^(?:以上|上述|两项|三项|[二三四五]者|各项)?(?:总|合计|共计|总计|共)"
)
_BARE_TOTAL = re.compile(
    r"^(?:(?:以上|上述|[两二三四五]项)?(?:合计|共计|总计|总共))[^,]{0,4}$"
)
_SUMMED = (
    "(?:总计|合计|共计|总共|累计|共)(?:支出|收入|实现|完成|使用|安排|拨付|为|达)*$"
)
_COUNTED_TOTAL = re.compile(
    rf"(?:以上|上述|这)?([两二三四五六七八九十])(?:项|者|笔|类|批|部分)"
    rf"(?:资金|支出|收入|经费|费用|补助|补贴)?{_SUMMED}"
)
_YEAR_TOTAL = re.compile(rf"(?:全年|全年度|年度|本年)?{_SUMMED}")
_PERIODS = (
    ("一季度", "二季度", "三季度", "四季度"),
    ("上半年", "下半年"),
)
_ALL_ABOVE = re.compile("(?:以上|上述)(?:各项)?(?:合计|共计|总计)(?:为|达)?$")
_NAMED_TOTAL = re.compile("(?:合计|共计|总计)(?:为|达)?$")


def total_of(
    text: str,
    figure: Figure,
    words: str,
    sentence: Sequence[Figure],
    outside: Sequence[Figure],
    above: Sequence[Figure],
) -> Total | None:
    """What the figure sums up: amounts of the sentence, of those outside a list,
    or of the sentence above; None where its words do not say that it does.
    """
    said = words.lstrip(",")
    counted = _counted_parts(text, said, sentence)
    if counted:
        return Total(figure, counted)
    if _ALL_ABOVE.match(words) and len(above) > 1:
        return Total(figure, [*above], is_named=True)
    if len(outside) < 2:
        return None
    if _BARE_TOTAL.match(said):
        return None if figure.label.core else Total(figure, [*outside], [], True)
    if _NAMED_TOTAL.search(words):
        return Total(figure, [*outside], is_named=True)
    return None


def is_total(words: str, label: Label) -> bool:
    """True for 合计, 共 … behind A 加上 B."""
    if _TOTAL.match(words):
        return True
    return not label.core and re.search(r"总|合计|共计", words) is not None


def _counted_parts(text: str, words: str, group: Sequence[Figure]) -> list[Figure]:
    """What 两项合计 or 全年共 sums up: as many figures as it counts; else none."""
    counted = _COUNTED_TOTAL.match(words)
    if counted:
        number = "零一二三四五六七八九十".find(counted[1].replace("两", "二"))
        return list(group[-number:]) if len(group) >= number else []
    if not _YEAR_TOTAL.match(words):
        return []
    for periods in _PERIODS:
        last = group[-len(periods) :]
        named = zip(last, periods, strict=False)
        if len(last) == len(periods) and all(
            period in text[one.start : one.token.start] for one, period in named
        ):
            return list(last)
    return []
