"""Labels as people write them, made comparable: width, spaces, numbering, brackets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_QUOTES = str.maketrans("", "", "“”\"'‘’「」『』《》〈〉")
_NUMBERING = re.compile(
    r"""^(?:
        [(][一二三四五六七八九十百\d]{1,3}[)][、.:]?      # (一) (1)
      | 第[一二三四五六七八九十\d]{1,3}[部项章][分、.:]?
      | [一二三四五六七八九十]{1,3}[、.:]                  # 一、
      | \d{1,2}(?:[.-]\d{1,2})*[、.:)](?!\d)              # 1、 1. 1.1、 1)
      | \d{1,2}(?:[.-]\d{1,2})+(?![\d.%‰~至到万亿千元月岁倍米]  # 1.1人员 1-1人员
            |公[里斤顷]|年(?![初末度])|日(?!常))
      | [A-Z][、.)](?![A-Z0-9])
      | [①②③④⑤⑥⑦⑧⑨⑩]
      | [-—*#★☆●○·・◆◇■□▲△]+
    )""",
    re.VERBOSE,
)
_SPACED = re.compile(
    r"^\s*(\d{1,2}(?:[.-]\d{1,2})*)\s+(?=[^\d\s])"     # 1 基本支出, 1-1 人员经费
    r"|^\s*([一二三四五六七八九十]{1,3})\s+(?=[^\s公般]\S+\s*$)"  # 一 基本支出
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_ANY_CIRCLED = re.compile(f"[{_CIRCLED}]")
_OF_WHICH = re.compile(r"^其中[:、,]?")
_BRACKETED = re.compile(r"[(][^()]*[)]")


@lru_cache(maxsize=32768)
def squeeze(text: str) -> str:
    """NFKC without any white space: "年 度\\n（％）" -> "年度(%)".

    Circled numbers stay circled, so that "①人员经费" keeps its numbering.
    """
    if text.isascii():
        return "".join(text.split())
    if _ANY_CIRCLED.search(text):
        kept = "".join(
            c if c in _CIRCLED else unicodedata.normalize("NFKC", c) for c in text
        )
    else:
        kept = unicodedata.normalize("NFKC", text)
    return _SPACE.sub("", kept)


@dataclass(frozen=True, slots=True)
class Label:
    """A label taken apart. ``name`` is what the vocabulary matches.

    ``marker`` is the numbering as written ("一、", "(一)", "1."), ``indent`` the
    count of leading spaces (a full-width one counts two), ``bracket`` the text in
    the last pair of brackets ("万元", "20分"), None where there is none.
    """

    text: str
    name: str
    marker: str = ""
    is_of_which: bool = False
    indent: int = 0
    bracket: str | None = None


def _with_mark(found: re.Match[str]) -> str:
    """A number that only a space sets off from the words, with a mark after it."""
    return f"{found[1] or found[2]}、"


@lru_cache(maxsize=32768)
def read_label(text: str) -> Label:
    """Take a label apart: indentation, 其中, numbering, quotes, brackets."""
    indent = 0
    for char in text:
        if char == "\u3000":
            indent += 2
        elif char in " \u00a0":
            indent += 1
        elif char == "\t":
            indent += 4
        else:
            break
    rest = squeeze(_SPACED.sub(_with_mark, text, 1))
    of_which, marker = False, ""
    for _ in range(3):  # "其中：1.人员经费", "1.其中：人员经费"
        found = _OF_WHICH.match(rest)
        if found and len(rest) > found.end():
            of_which, rest = True, rest[found.end() :]
            continue
        found = _NUMBERING.match(rest)
        if found and len(rest) > found.end():
            marker, rest = marker + found[0], rest[found.end() :]
            continue
        break
    brackets = _BRACKETED.findall(rest)
    bracket = brackets[-1][1:-1] if brackets else None
    return Label(
        text=text,
        name=rest.translate(_QUOTES).rstrip(":："),
        marker=marker,
        is_of_which=of_which,
        indent=indent,
        bracket=bracket,
    )


def without_brackets(name: str) -> str:
    """The name less what stands in brackets: "执行率(%)" -> "执行率"."""
    return _BRACKETED.sub("", name)
