"""Column heads written as formulas: "决算数-年初预算数", "决算数/调整预算数"."""

from __future__ import annotations

import re

from selfeval_xl.forms.labels import squeeze

_SIDE = r"[(]?([^-/÷*×+=()]{2,14}?)[)]?"
_TIMES = r"(?:[*×x]100)?%?"
_DIFFERENCE = re.compile(rf"{_SIDE}[-—–−]{_SIDE}")
_CHANGE_RATE = re.compile(rf"[(]{_SIDE}[-—–−]{_SIDE}[)][/÷]{_SIDE}{_TIMES}")
_QUOTIENT = re.compile(rf"{_SIDE}[/÷]{_SIDE}{_TIMES}")
_SPENT = re.compile("决算|执行|支出|完成|实际|本年数")
_BASE = re.compile("预算|决算|支出|批复|安排|上年|年初|20[0-9][0-9]年")
_OWN_WORDS = re.compile("率|比|增减|差|进度")


def in_words(head: str) -> str:
    """The head as others word it: "比年初预算数增减额"; as it is where no formula."""
    text = squeeze(head)
    if found := _CHANGE_RATE.fullmatch(text):
        spent, base, below = found.groups()
        return f"比{base}增减率" if _fits(spent, base) and below == base else head
    if found := _DIFFERENCE.fullmatch(text):
        return f"比{found[2]}增减额" if _fits(found[1], found[2]) else head
    if found := _QUOTIENT.fullmatch(text):
        is_rate = _fits(found[1], found[2]) and "预算" in found[2]
        return f"{found[2]}执行率" if is_rate else head
    return head


def _fits(spent: str, base: str) -> bool:
    """True where one figure is what was spent and the other what it is held to."""
    return (
        bool(_SPENT.search(spent) and _BASE.search(base))
        and not _OWN_WORDS.search(spent + base)
        and spent != base
    )
