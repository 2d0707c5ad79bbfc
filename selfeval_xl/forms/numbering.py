"""Numbers before headings and list items: what they are and how they follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from selfeval_xl.values.numerals import read_chinese

_HAN_DIGITS = "一二三四五六七八九十"
_HAN = f"[{_HAN_DIGITS}]{{1,3}}"
_NO_FIGURE = r"(?!\d)(?!20\d\d年)|(?=20\d\d年)"
_MARKS: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("part", 0, re.compile(rf"第({_HAN})(?:部分|章)[、.:]?")),
    ("han", 1, re.compile(rf"({_HAN})(?:、(?!{_HAN}[、级季类年期是])|\.(?!\d))")),
    ("han_brackets", 2, re.compile(rf"\(({_HAN})\)[、.]?")),
    ("dot", 3, re.compile(rf"(\d{{1,2}})\.(?:{_NO_FIGURE})")),
    ("comma", 3, re.compile(rf"(\d{{1,2}})、(?:{_NO_FIGURE})")),
    ("brackets", 4, re.compile(r"\((\d{1,2})\)[、.]?")),
    ("half_bracket", 5, re.compile(r"(\d{1,2})\)[、.]?")),
    ("circle", 6, re.compile("([①-⑳])[、.]?")),
)
_DIGITS = "零一二三四五六七八九"


@dataclass(slots=True)
class Item:
    """A numbered paragraph; ``index`` counts paragraphs from 0, ``end`` the mark."""

    index: int
    style: str
    rank: int
    ordinal: int
    end: int
    parent: Item | None = field(default=None, repr=False)


@dataclass(slots=True)
class Run:
    """Items of one style under one heading, in order."""

    items: list[Item]
    before: Item | None = None  # the last item of this style before the run

    @property
    def parent(self) -> Item | None:
        return self.items[0].parent


def read_mark(index: int, text: str) -> Item | None:
    """The number a paragraph begins with; None where it begins with none."""
    for style, rank, pattern in _MARKS:
        found = pattern.match(text)
        if found:
            ordinal = _ordinal(found[1])
            return Item(index, style, rank, ordinal, found.end()) if ordinal else None
    return None


def write_mark(style: str, ordinal: int, like: str) -> str:
    """The mark of another ordinal, written as a neighbour's is."""
    if style == "circle":
        return chr(ord("①") + ordinal - 1)
    figure = _chinese(ordinal) if style in ("part", "han", "han_brackets") else None
    pattern = _HAN if figure else r"\d{1,2}"
    return re.sub(pattern, figure or str(ordinal), like, count=1)


def runs(items: Iterable[Item]) -> list[Run]:
    """Group numbered paragraphs into runs; sets each item's parent."""
    stack: list[Run] = []
    found: list[Run] = []
    last: dict[str, Item] = {}
    for item in items:
        while stack and stack[-1].items[-1].rank > item.rank:
            stack.pop()
        known = [run.items[-1].style for run in stack]
        if item.style in known:
            del stack[known.index(item.style) + 1 :]
            if item.ordinal == 1:  # a new list begins
                stack.pop()
        if stack and stack[-1].items[-1].style == item.style:
            item.parent = stack[-1].parent
            stack[-1].items.append(item)
        else:
            item.parent = stack[-1].items[-1] if stack else None
            stack.append(Run([item], last.get(item.style)))
            found.append(stack[-1])
        last[item.style] = item
    return found


def is_inline(style: str, ordinal: int, texts: Sequence[str]) -> bool:
    """True where the number stands inside one of the texts, or is said in words."""
    if style == "circle":
        return any(chr(ord("①") + ordinal - 1) in text for text in texts)
    if style == "han_brackets":
        written = rf"\({_chinese(ordinal)}\)|(?<![{_HAN_DIGITS}]){_chinese(ordinal)}是"
    elif style in ("part", "han"):
        written = rf"(?<![{_HAN_DIGITS}]){_chinese(ordinal)}(?:、|\.|是|章|部分)"
    else:
        written = rf"(?<![\d.]){ordinal}[、.)]"
    pattern = re.compile(written)
    return any(pattern.search(text) for text in texts)


def _ordinal(figure: str) -> int:
    if "①" <= figure <= "⑳":
        return ord(figure) - ord("①") + 1
    return int(figure) if figure.isdecimal() else read_chinese(figure) or 0


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
