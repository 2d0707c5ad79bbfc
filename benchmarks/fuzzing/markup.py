"""Bent XML: tags, attributes, references, values, encodings; the rest as it was."""

from __future__ import annotations

import re
from random import Random

from benchmarks.fuzzing.pools import (
    ENCODINGS,
    FORMULAS,
    INSERTED,
    NUMBERS,
    REFERENCES,
    TYPES,
    VALUES,
)

_TAG = re.compile(r"<(/?)([\w:.-]+)((?:\s[^<>]*?)?)(/?)>")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_VALUE = re.compile(r">([^<]+)<")
_REFERENCE = re.compile(r'\b(r|ref|sqref|activeCell|topLeftCell)="([^"]*)"')
_FORMULA = re.compile(r"<f\b([^>]*)>([^<]*)</f>|<f\b([^>]*)/>")
_CELL = re.compile(r"<c\b[^>]*?(?:/>|>.*?</c>)", re.DOTALL)
_ROW = re.compile(r"<row\b[^>]*?(?:/>|>.*?</row>)", re.DOTALL)


def bend(pick: Random, content: bytes, times: int = 1, is_mild: bool = False) -> bytes:
    """A part with some places bent, at times in another encoding.

    ``is_mild`` where it shall still be well-formed.
    """
    text = content.decode("utf-8", "surrogateescape")
    for _ in range(times):
        text = pick.choice(_MILD if is_mild else _WAYS)(pick, text)
    if not is_mild and pick.random() < 0.04:
        return _encoded(pick, text)
    return text.encode("utf-8", "surrogatepass")


def _encoded(pick: Random, text: str) -> bytes:
    encoding = pick.choice(ENCODINGS)
    if pick.random() < 0.5:
        name = encoding.removesuffix("-sig")
        text = re.sub(r'encoding="[^"]*"', f'encoding="{name}"', text, count=1)
    return text.encode(encoding, "replace")


def _some(pick: Random, pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """One of the matches, found from a place in the text drawn at random."""
    if not text:
        return None
    found = pattern.search(text, pick.randrange(len(text)))
    return found or pattern.search(text)


def _put(text: str, one: re.Match[str], new: str, group: int = 0) -> str:
    return text[: one.start(group)] + new + text[one.end(group) :]


def _attribute(pick: Random, text: str) -> str:
    one = _some(pick, _ATTRIBUTE, text)
    if one is None:
        return text
    roll = pick.random()
    if roll < 0.1:
        return _put(text, one, "")
    if roll < 0.15:
        return _put(text, one, f"{one[0]} {one[0]}")
    if roll < 0.2:
        return _put(text, one, one[1] + "x", 1)
    other = _some(pick, _ATTRIBUTE, text)
    known = other[2] if other else ""
    new = pick.choice((known, pick.choice(NUMBERS), pick.choice(REFERENCES)))
    return _put(text, one, new, 2)


def _reference(pick: Random, text: str) -> str:
    one = _some(pick, _REFERENCE, text)
    if one is None:
        return text
    other = _some(pick, _REFERENCE, text)
    known = other[2] if other else "A1"
    both = f"{one[2]}:{known}".replace("::", ":")
    return _put(text, one, pick.choice((*REFERENCES, known, known, both, both)), 2)


def _kind(pick: Random, text: str) -> str:
    """A cell's type, or its style, or what it shares with others."""
    name = pick.choice(("t", "s", "si", "cm"))
    one = _some(pick, re.compile(rf'\b{name}="([^"]*)"'), text)
    if one is None:
        return text
    return _put(text, one, pick.choice(TYPES if name == "t" else NUMBERS), 1)


def _formula(pick: Random, text: str) -> str:
    one = _some(pick, _FORMULA, text)
    if one is None:
        cell = _some(pick, re.compile("<v>"), text)
        if cell is None:
            return text
        return _put(text, cell, f"<f>{pick.choice(FORMULAS)}</f><v>")
    other = _some(pick, _FORMULA, text)
    words = pick.choice((*FORMULAS, other[2] or "" if other else ""))
    shared = pick.choice(("", ' t="shared" si="0"', ' t="shared" si="0" ref="A1:Z99"'))
    kind = pick.choice((one[1] or "", shared, ' t="array" ref="A1:ZZ999"'))
    return _put(text, one, f"<f{kind}>{words}</f>")


def _value(pick: Random, text: str) -> str:
    one = _some(pick, _VALUE, text)
    if one is None:
        return text
    other = _some(pick, _VALUE, text)
    return _put(text, one, pick.choice((*VALUES, other[1] if other else "")), 1)


def _tag(pick: Random, text: str) -> str:
    one = _some(pick, _TAG, text)
    if one is None:
        return text
    roll = pick.randrange(6)
    if roll == 0:
        return _put(text, one, "")
    if roll == 1:
        return _put(text, one, one[0] * 2)
    if roll == 2:
        return _put(text, one, f"<{one[1]}x{one[2]}{one[3]}{one[4]}>")
    if roll == 3:
        return _put(text, one, f"<{one[2]}{one[3]}/>")
    if roll == 4:
        return _put(text, one, one[0] + pick.choice(INSERTED))
    return text.replace(one[2], pick.choice(("x:" + one[2], one[2].upper())))


def _element(pick: Random, text: str) -> str:
    """A whole cell or row dropped, doubled, moved, or swapped with another."""
    pattern = pick.choice((_CELL, _ROW, _element_of(pick, text)))
    one, other = _some(pick, pattern, text), _some(pick, pattern, text)
    if one is None or other is None:
        return text
    how = pick.randrange(5)
    if how == 0:
        return _put(text, one, "")
    if how == 1:
        return _put(text, one, one[0] * pick.choice((2, 2, 3, 50)))
    if one.end() > other.start() and other.end() > one.start():
        return text
    first, second = sorted((one, other), key=lambda found: found.start())
    if how == 2:
        return _put(_put(text, second, second[0] + first[0]), first, "")
    return _put(_put(text, second, first[0]), first, second[0])


def _element_of(pick: Random, text: str) -> re.Pattern[str]:
    one = _some(pick, _TAG, text)
    name = re.escape(one[2]) if one else "x"
    return re.compile(rf"<{name}\b[^>]*?(?:/>|>.*?</{name}>)", re.DOTALL)


def _insert(pick: Random, text: str) -> str:
    at = pick.randrange(len(text) + 1)
    return text[:at] + pick.choice(INSERTED) + text[at:]


def _cut(pick: Random, text: str) -> str:
    at = pick.randrange(len(text) + 1)
    return text[:at] if pick.random() < 0.5 else text[at:]


_MILD = (
    *(_attribute,) * 5,
    *(_reference,) * 5,
    *(_kind,) * 4,
    *(_formula,) * 5,
    *(_value,) * 5,
    *(_element,) * 4,
)
_WAYS = (*_MILD, *(_tag,) * 3, _insert, _cut)
