"""Paragraphs that belong together as one clean string that remembers its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selfeval_xl.model.text import Paragraph

_QUOTES = frozenset("“”‘’\"'「」『』＂＇")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_DASHES = frozenset("—–−―‐‑－")
_NUMBERED = re.compile(
    r"\s*(?:[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,2}\s*[、.．](?!\d)|[①-⑳])"
)
_AMOUNT = re.compile(
    r"(?!\s*[（(\d一二三四五六七八九十]{1,3}[、.）)])(?!\D{0,40}(?:合计|总计|总额))"
    r"[^，,。；;\d]{2,30}\d[\d,.]*\s*[亿万]?\s*元"
)
_OPEN_END = re.compile(r"[:：]\s*$|其中[，,]?\s*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """Text without spaces, in half-width marks; quotation marks are left out.

    ``origin`` gives for each character the index of its paragraph and the offset in
    that paragraph's text.
    """

    text: str
    origin: tuple[tuple[int, int], ...]
    paragraphs: tuple[Paragraph, ...]

    def written(self, start: int, end: int) -> str:
        """The characters from start to end as written, cut to the last paragraph."""
        last, stop = self.origin[end - 1]
        while self.origin[start][0] != last:
            start += 1
        return self.paragraphs[last].text[self.origin[start][1] : stop + 1]

    def paragraph(self, position: int) -> int:
        """Number of the paragraph that a character stands in."""
        return self.paragraphs[self.origin[position][0]].number


def passages(paragraphs: Iterable[Paragraph]) -> Iterator[Passage]:
    """One passage a paragraph; what a colon announces joins the one before.

    What stands in a table, a box or a note never joins the text before it.
    """
    group: list[Paragraph] = []
    item: re.Pattern[str] | None = None
    for paragraph in paragraphs:
        if group and item is None and _OPEN_END.search(group[-1].text):
            item = next(
                (p for p in (_NUMBERED, _AMOUNT) if p.match(paragraph.text)), None
            )
        is_apart = bool(group) and paragraph.part != group[-1].part
        if group and (is_apart or not (item and item.match(paragraph.text))):
            yield make_passage(group)
            group, item = [], None
        group.append(paragraph)
    if group:
        yield make_passage(group)


def make_passage(paragraphs: Iterable[Paragraph]) -> Passage:
    """Clean paragraphs and put them one after another."""
    kept = tuple(paragraphs)
    chars: list[str] = []
    origin: list[tuple[int, int]] = []
    for index, paragraph in enumerate(kept):
        if index and chars and chars[-1] not in "。;:":
            chars.append("。")
            origin.append(origin[-1])
        for offset, char in _clean(paragraph.text):
            chars.append(char)
            origin.append((index, offset))
    return Passage("".join(chars), tuple(origin), kept)


def _clean(text: str) -> Iterator[tuple[int, str]]:
    for offset, char in enumerate(text):
        if char in _QUOTES or char in _INVISIBLE:
            continue
        if char.isspace():
            if _parts_numbers(text, offset):
                yield offset, " "
            continue
        code = ord(char)
        if char in _DASHES:
            char = "-"
        elif 0xFF01 <= code <= 0xFF5E:
            char = chr(code - 0xFEE0)
        elif char in "﹪٪":
            char = "%"
        elif char == "﹒":
            char = "."
        yield offset, char


def _parts_numbers(text: str, offset: int) -> bool:
    """True for a space between two numbers, false for one within a number.

    A line that ends within a number goes on with it; a space goes on with groups
    of three digits and after the point.
    """
    before, after = text[:offset].rstrip(), text[offset:].lstrip()
    if not (before[-1:].isdigit() and after[:1].isdigit()):
        return False
    if text[offset - 1].isspace():
        return False  # the first space of a run has spoken for it
    gap = text[offset : len(text) - len(after)]
    if "\n" in gap or "\r" in gap:
        return False
    return re.match(r"\d{3}(?:\D|$)", after) is None
