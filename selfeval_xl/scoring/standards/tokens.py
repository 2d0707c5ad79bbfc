"""Cut the text of a 评分标准 into tokens: figures, points, comparisons, words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.scoring.standards.lexicon import PATTERNS
from selfeval_xl.values.numerals import read_chinese
from selfeval_xl.values.tokens import to_half_width

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−─━〜～", "-"))
_MARKS = str.maketrans({"【": "[", "】": "]", "﹪": "%", "＝": "=", "，": ","})
_SPACE = re.compile(r"[^\S\n]+")
_CHINESE = "[一二三四五六七八九十]"
_NUMBERING = re.compile(
    rf"(?:^|(?<=[;。,:\n分]))(?:\(?\d{{1,2}}\)|\(?{_CHINESE}\)|\d{{1,2}}[.、](?!\d)"
    rf"|{_CHINESE}、)|[①-⑳]"
)
_LEVEL = re.compile(
    r"(?:优秀?|良好?|中等?|较?差|一般|不?合格|不?及格)(?:等次|等级|档|级)?"
    r"\(([^()]*\d%?[^()]*)\)(?=[得计记为:])"
)
_WRAPPED = re.compile(r"(?<![;。)\]分:])\n+(?=[得计扣记,)]|不得分)")
_PERCENT = ("%", "个百分点", "百分点", "个点")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a standard; see lexicon.PATTERNS for the kinds.

    ``value`` narrows an op or post ("ge", "gt", "le", "lt", "eq"; "gq" and "lq"
    where the text leaves open whether the figure itself is meant). ``number`` is
    the figure, ``unit`` "%", "" or what is counted; of a share 1 is the whole.
    """

    kind: str
    text: str
    value: str = ""
    number: Decimal = Decimal(0)
    unit: str = ""


def clean(text: str) -> str:
    """The text in half width, without spaces, dashes alike, numbering dropped.

    A line that only goes on with what its condition gives is joined to it.
    """
    half = _SPACE.sub("", to_half_width(text.translate(_DASHES)).translate(_MARKS))
    half = re.sub(r"\r\n?", "\n", half).strip("\n")
    half = _LEVEL.sub(r"\1", _WRAPPED.sub("", half))
    return _NUMBERING.sub(";", half).lstrip(";")


def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of a cleaned text, runs of other characters as one word."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        for kind, pattern in PATTERNS:
            match = pattern.match(text, at)
            if match and match.end() > at:
                break
        assert match is not None  # the last pattern takes any character
        at = match.end()
        token = _token(kind, match)
        if kind == "word" and found and found[-1].kind == "word":
            token = Token("word", found[-1].text + token.text)
            found.pop()
        found.append(token)
    return tuple(found)


def _token(kind: str, match: re.Match[str]) -> Token:
    text = match[0]
    if kind == "num":
        return _number(match)
    if kind == "points":
        return Token(kind, text, number=_figure(match[1]))
    if kind == "share":
        percent = match[1] or match[2] or match[3]
        share = Decimal(percent) / _HUNDRED if percent else Decimal("0.5")
        return Token(kind, text, "deduct" if text[0] == "扣" else "", share)
    if kind in ("op", "post"):
        named = {name for name, got in match.groupdict().items() if got}
        return Token(kind, text, next(iter(named)))
    if kind == "incl":
        return Token(kind, text, "out" if match["ex"] else "in")
    if kind == "prop":
        groups = match.groupdict()
        is_down = any(groups[name] for name in ("down", "more", "same"))
        return Token(kind, text, "deduct" if is_down else "")
    return Token(kind, text)


def _number(match: re.Match[str]) -> Token:
    text = match[0]
    if match[1]:
        number, unit = _figure(match[1]), "%"
    else:
        number = _figure(match[2] or match[4] or match[6])
        unit = match[3] or match[5] or ""
    if unit in _PERCENT:
        unit = "%"
    return Token("num", text, "", -number if text.startswith("-") else number, unit)


def _figure(text: str) -> Decimal:
    spoken = read_chinese(text.replace("两", "二"))
    return Decimal(spoken) if spoken is not None else Decimal(text)
