"""Automatic numbers of a Word document, as the reader of the page sees them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from selfeval_xl.read.markup import Element, attribute, children

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_SYMBOLS = re.compile("[\ue000-\uf8ff]")
_MOST = 99999


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and how it is written."""

    start: int
    format: str
    text: str
    suffix: str
    is_legal: bool = False


@dataclass(slots=True)
class _List:
    """A list as paragraphs refer to it."""

    abstract: str
    levels: dict[int, Level]
    restarts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    by_style: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def next(self, list_id: str, level: int) -> str:
        """The mark before the next paragraph of a list, "" where it shows none."""
        found = self.lists.get(list_id)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.abstract, {})
        one = found.levels[level]
        if level in found.restarts and (list_id, level) not in self._begun:
            counts[level] = found.restarts[level]
        else:
            counts[level] = min(counts.get(level, one.start - 1) + 1, _MOST)
        self._begun.add((list_id, level))
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]
        return self._shown(found, counts, one)

    def _shown(self, found: _List, counts: dict[int, int], one: Level) -> str:
        if one.format == "none" and "%" in one.text:
            return ""

        def figure(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            outer = found.levels.get(index, one)
            count = counts.get(index, outer.start)
            return write_count(count, "decimal" if one.is_legal else outer.format)

        mark = re.sub(r"%(\d)", figure, one.text)
        mark = _SYMBOLS.sub("•", mark)
        closes = mark[-1:] in "、.．）)：: " or one.suffix == "nothing"
        return mark if closes or not mark else mark + " "


def read_numbering(root: Element) -> Numbering:
    """The lists of a numbering part."""
    abstract: dict[str, dict[int, Level]] = {}
    styled: dict[str, dict[str, int]] = {}
    for one in children(root, "abstractNum"):
        key = attribute(one, "abstractNumId") or ""
        abstract[key] = {}
        styled[key] = {}
        for level in children(one, "lvl"):
            index = _int(attribute(level, "ilvl"), 0)
            abstract[key][index] = _level(level)
            style = _value(level, "pStyle")
            if style:
                styled[key][style] = index
    found = Numbering()
    for one in children(root, "num"):
        list_id = attribute(one, "numId") or ""
        base = _value(one, "abstractNumId")
        levels = dict(abstract.get(base, {}))
        restarts = {}
        for override in children(one, "lvlOverride"):
            index = _int(attribute(override, "ilvl"), 0)
            for level in children(override, "lvl"):
                levels[index] = _level(level)
            start = _value(override, "startOverride")
            if start:
                restarts[index] = _int(start, 1)
        found.lists[list_id] = _List(base, levels, restarts)
        for style, index in styled.get(base, {}).items():
            found.by_style.setdefault(style, (list_id, index))
    return found


def write_count(count: int, format: str) -> str:
    """A count as one of Word's number formats writes it; digits where unknown."""
    writer = _WRITERS.get(format)
    return writer(count) if writer else str(count)


def _level(one: Element) -> Level:
    legal = next(children(one, "isLgl"), None)
    return Level(
        _int(_value(one, "start"), 1),
        _value(one, "numFmt") or "decimal",
        _value(one, "lvlText"),
        _value(one, "suff") or "tab",
        legal is not None and attribute(legal, "val") not in ("0", "false"),
    )


def _value(parent: Element, name: str) -> str:
    one = next(children(parent, name), None)
    return (attribute(one, "val") or "") if one is not None else ""


def _int(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default


def _chinese(count: int) -> str:
    if count > 99 or count < 1:
        return "".join(_DIGITS[int(digit)] for digit in str(max(count, 0)))
    tens, ones = divmod(count, 10)
    head = "" if not tens else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def _legal(count: int) -> str:
    plain = _chinese(count)
    plain = "一" + plain if plain.startswith("十") else plain
    table = {d: _LEGAL[i] for i, d in enumerate(_DIGITS)} | {"十": "拾"}
    return "".join(table[char] for char in plain)


def _circle(count: int) -> str:
    return chr(ord("①") + count - 1) if 1 <= count <= 20 else str(count)


def _letters(count: int) -> str:
    repeat, index = divmod(max(count, 1) - 1, 26)
    return chr(ord("a") + index) * min(repeat + 1, 10)


def _roman(count: int) -> str:
    text = ""
    for value, mark in _ROMAN:
        while count >= value and len(text) < 20:
            text += mark
            count -= value
    return text


_WRITERS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting chineseCountingThousand japaneseCounting "
            "taiwaneseCounting ideographDigital taiwaneseCountingThousand koreanDigital"
        ).split(),
        _chinese,
    ),
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "decimalEnclosedCircle": _circle,
    "decimalEnclosedCircleChinese": _circle,
    "decimalFullWidth": lambda n: "".join(chr(ord(d) + 0xFEE0) for d in str(n)),
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "none": lambda n: "",
    "bullet": lambda n: "",
}
