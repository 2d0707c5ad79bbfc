"""Number format codes taken apart: sections, and what each section shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple


class Token(NamedTuple):
    """A piece of a format code.

    ``kind`` is literal, digit, point, comma, percent, slash, text, general,
    exponent, pad, date, elapsed, ampm, condition or locale.
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One of the sections that ";" parts.

    ``kind`` is general, number, scientific, fraction, date, text or literal.
    ``decimals``, ``scale`` (thousands cut off), ``percents`` and ``is_grouped``
    belong to number sections. ``condition`` is an operator and a number.
    ``frame`` is set where the digits stand in one plain run ("#,##0.00"): the text
    before them, the format Python writes them with, and the text behind.
    """

    kind: str
    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None
    decimals: int = 0
    scale: int = 0
    percents: int = 0
    is_grouped: bool = False
    frame: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class FormatCode:
    """A whole code: the sections for numbers, and the one for text."""

    sections: tuple[Section, ...]
    text: Section | None = None


_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | [\\!](?P<escaped>.?) | (?P<pad>[_*].?)
    | \[(?P<bracket>[^\]]*)\]?
    | (?P<general>General|G/通用格式|通用格式) | (?P<ampm>AM/PM|A/P|上午/下午)
    | (?P<exponent>E[+-]) | (?P<date>y+|m+|d+|h+|s+|e+|aaaa?|b+|g+)
    | (?P<digit>[0\#?]) | (?P<point>\.) | (?P<comma>,) | (?P<percent>%)
    | (?P<slash>/) | (?P<text>@) | (?P<end>;) | (?P<literal>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_PLAIN_RUN = re.compile(r"[#,]*0(?:\.0+)?")
_LONGEST = 1024  # a code has at most 255 characters where Excel wrote it
_GENERAL = Section("general", (Token("general", ""),))
_SYSTEM = {"f800": 'yyyy"年"m"月"d"日"', "f400": "h:mm:ss"}


@lru_cache(maxsize=2048)
def compile_format(code: str) -> FormatCode:
    """Take a code apart; one that cannot be understood shows as General."""
    if len(code) > _LONGEST:
        return FormatCode((_GENERAL,))
    system = re.match(r"\[\$-(f[84]00)\]", code, re.IGNORECASE)
    if system:
        code = _SYSTEM[system[1].lower()]
    sections = [_section(tokens) for tokens in _tokens(code)][:4]
    if len(sections) == 4:
        return FormatCode(tuple(sections[:3]), sections[3])
    if sections[-1].kind == "text":
        return FormatCode(tuple(sections[:-1]) or (_GENERAL,), sections[-1])
    return FormatCode(tuple(sections))


def _tokens(code: str) -> list[list[Token]]:
    """Tokens of each section; colours and digit shapes are dropped."""
    sections: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup or "literal", match[match.lastgroup or 0]
        if kind == "end":
            sections.append([])
        elif kind == "bracket":
            sections[-1].extend(_bracket(text))
        elif kind in ("quoted", "escaped"):
            sections[-1].append(Token("literal", text))
        else:
            sections[-1].append(Token(kind, text))
    return sections


def _bracket(content: str) -> list[Token]:
    """What [..] means: elapsed time, a condition, a currency sign, or nothing."""
    if _ELAPSED.fullmatch(content):
        return [Token("elapsed", content.lower())]
    if _CONDITION.fullmatch(content):
        return [Token("condition", content)]
    if content.startswith("$"):
        return [Token("literal", content[1:].partition("-")[0])]
    return []


def _section(tokens: list[Token]) -> Section:
    condition = next((t.text for t in tokens if t.kind == "condition"), None)
    found = _CONDITION.fullmatch(condition) if condition else None
    body = tuple(t for t in tokens if t.kind != "condition" and t != ("literal", ""))
    kind = _kind(body)
    point = next((i for i, t in enumerate(body) if t.kind == "point"), len(body))
    commas = _scaling_commas(body, point)
    is_grouped = sum(t.kind == "comma" for t in body) > commas
    return Section(
        kind,
        _plain_dates(body) if kind == "date" else body,
        (found[1], Decimal(found[2])) if found else None,
        decimals=sum(t.kind == "digit" for t in _mantissa(body)[point:]),
        scale=commas,
        percents=sum(t.kind == "percent" for t in body),
        is_grouped=is_grouped,
        frame=_frame(body, is_grouped) if kind == "number" else None,
    )


def _mantissa(body: tuple[Token, ...]) -> tuple[Token, ...]:
    at = next((i for i, t in enumerate(body) if t.kind == "exponent"), len(body))
    return body[:at]


def _kind(body: tuple[Token, ...]) -> str:
    kinds = {token.kind for token in body}
    if "elapsed" in kinds or any(
        t.kind == "date" and t.text[0] not in "bBgG" for t in body
    ):
        return "date"
    if "general" in kinds:
        return "general"
    if "digit" not in kinds:
        return "text" if "text" in kinds else "literal"
    if "exponent" in kinds:
        return "scientific"
    slash = next((i for i, t in enumerate(body) if t.kind == "slash"), None)
    if slash and any(t.kind == "digit" for t in body[:slash]):
        below = body[slash + 1 :]
        if below and (below[0].kind == "digit" or below[0].text.isdigit()):
            return "fraction"
    return "number"


def _scaling_commas(body: tuple[Token, ...], point: int) -> int:
    """Count the commas that cut off thousands: right after the last digit."""
    count = 0
    for end in {point, len(body)}:
        digits = [i for i, t in enumerate(body[:end]) if t.kind == "digit"]
        for token in body[digits[-1] + 1 : end] if digits else ():
            if token.kind != "comma":
                break
            count += 1
    return count


def _frame(
    body: tuple[Token, ...], is_grouped: bool
) -> tuple[str, str, str] | None:
    """The words around the digits, where these are one run such as "#,##0.00"."""
    kinds = [t.kind for t in body]
    start = kinds.index("digit")
    end = len(kinds) - kinds[::-1].index("digit")
    if not set(kinds[:start] + kinds[end:]) <= {"literal", "percent", "pad"}:
        return None
    if not set(kinds[start:end]) <= {"digit", "comma", "point"}:
        return None
    run = "".join(t.text for t in body[start:end])
    if not _PLAIN_RUN.fullmatch(run):
        return None
    before, after = (
        "".join(shown_around(t) for t in part) for part in (body[:start], body[end:])
    )
    return before, ",f" if is_grouped else "f", after


def shown_around(token: Token) -> str:
    """What a token other than a digit shows among the digits of a number."""
    if token.kind in ("literal", "percent", "slash", "point", "date", "ampm"):
        return token.text
    return " " if token.kind == "pad" and token.text[0] == "_" else ""


def _plain_dates(body: tuple[Token, ...]) -> tuple[Token, ...]:
    """Lower-case date runs, m after h or before s made minutes ("M" stays month)."""
    tokens = [
        Token("date", t.text.lower()) if t.kind == "date" else t for t in body
    ]
    parts = [i for i, t in enumerate(tokens) if t.kind in ("date", "elapsed")]
    for at, i in enumerate(parts):
        if tokens[i].kind == "date" and tokens[i].text in ("m", "mm"):
            before = tokens[parts[at - 1]].text if at else ""
            after = tokens[parts[at + 1]].text if at + 1 < len(parts) else ""
            if before.startswith("h") or after.startswith("s"):
                tokens[i] = Token("minute", tokens[i].text)
    return tuple(tokens)
