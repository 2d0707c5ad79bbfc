"""Brackets, book marks and quotation marks that lack their other half."""

from __future__ import annotations

import re

_PAIRS = {")": "(", "]": "[", "}": "{", "》": "《", "〉": "〈", "〕": "〔", "】": "【"}
_PAIRS |= {"」": "「", "』": "『", "”": "“", "’": "‘"}
_OTHERS = {**{v: k for k, v in _PAIRS.items()}, **_PAIRS}
_LIST_MARK = re.compile(r"(?:^|(?<=[。;:,]))[\da-zA-Z一二三四五六七八九十①-⑳]{1,3}\)")


def lonely_marks(text: str) -> list[tuple[int, str]]:
    """Position and mark of each one that has no other half in the text."""
    list_marks = {found.end() - 1 for found in _LIST_MARK.finditer(text)}
    open_: dict[str, list[int]] = {}
    lonely = []
    for index, char in enumerate(text):
        if char in _PAIRS.values():
            open_.setdefault(char, []).append(index)
        elif char in _PAIRS and index not in list_marks:
            waiting = open_.get(_PAIRS[char])
            if waiting:
                waiting.pop()
            elif char != "’":  # an apostrophe
                lonely.append((index, char))
    lonely += [(index, text[index]) for found in open_.values() for index in found]
    return sorted(lonely)


def unpaired_marks(text: str, before: str, following: str) -> list[tuple[int, str]]:
    """Those whose other half does not stand in the paragraph before or after either.

    Each half there goes with one mark: the last that opens, the first that closes.
    """
    alone = lonely_marks(text)
    for mark in {mark for _, mark in alone}:
        opens = mark in _PAIRS.values()
        halves = [m for _, m in lonely_marks(following if opens else before)]
        mine = [one for one in alone if one[1] == mark]
        count = halves.count(_OTHERS[mark])
        if count:
            closed = mine[-count:] if opens else mine[:count]
            alone = [one for one in alone if one not in closed]
    return alone
