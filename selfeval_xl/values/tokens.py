"""The writing of a cell tidied: widths, spaces, blanks, error values."""

from __future__ import annotations

import re

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_VARIANTS: dict[int, str] = str.maketrans(
    {
        "\u3000": " ",
        "￥": "¥",
        "﹪": "%",
        "﹣": "-",
        "﹢": "+",
        "﹤": "<",
        "﹥": ">",
        "﹦": "=",
        "﹐": ",",
        "﹒": ".",
        "﹙": "(",
        "﹚": ")",
        "≧": "≥",
        "≦": "≤",
        "⩾": "≥",
        "⩽": "≤",
        "≮": "≥",
        "≯": "≤",
        "∶": ":",
        "〜": "~",
    }
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−─━", "-"))
# Circled figures, ㎡ and fractions stay: made plain, they would turn into numbers.
_HALF_WIDTH: dict[int, int | str] = {**_FULL_WIDTH, **_VARIANTS}
_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]")
_SPACE = re.compile(r"\s+")

NOT_APPLICABLE = frozenset(
    {"/", "//", "\\", "*", "※", "不适用", "不涉及", "N/A", "n/a", "NA", "n.a."}
)
NONE = frozenset({"无", "没有", "暂无", "(无)"})
_DASH_ALONE = re.compile("-+")
ERROR_VALUES = frozenset(
    {
        "#DIV/0!",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#VALUE!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "#GETTING_DATA",
    }
)


def to_half_width(text: str) -> str:
    """Make full-width letters, digits and marks half-width, dashes left alone."""
    return text.translate(_HALF_WIDTH)


def visible(text: str) -> str:
    """Drop invisible characters and space at either end."""
    return _INVISIBLE.sub("", text).strip()


def tidy(text: str) -> tuple[str, list[str]]:
    """Give the text without space and in half width, and notes of what changed."""
    notes: list[str] = []
    half = to_half_width(text)
    if half.replace(" ", "") != text.replace("\u3000", "").replace(" ", ""):
        notes.append("full_width")
    compact = _SPACE.sub("", _INVISIBLE.sub("", half))
    if compact != half:
        notes.append("spaces")
    return compact.translate(_DASHES), notes


def blank_state(compact: str) -> str | None:
    """Which blank a tidied text is: blank, none or na; None where it is none."""
    if not compact:
        return "blank"
    words = compact.rstrip("。.")
    if {compact, words} & NOT_APPLICABLE or _DASH_ALONE.fullmatch(words):
        return "na"
    return "none" if words in NONE else None
