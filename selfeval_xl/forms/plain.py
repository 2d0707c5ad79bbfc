"""A paragraph without spaces, in half-width marks, that remembers what was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selfeval_xl.model.place import Place
from selfeval_xl.model.text import Paragraph

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Plain:
    """Characters and, for each, its offset in the paragraph as written."""

    paragraph: Paragraph
    text: str
    origin: tuple[int, ...]

    @property
    def number(self) -> int:
        return self.paragraph.number

    def quote(self, start: int = 0, end: int | None = None) -> str:
        """The characters from start to end as written, a long quote cut short."""
        end = len(self.text) if end is None else min(end, len(self.text))
        if not self.text or start >= end:
            return ""
        written = self.paragraph.text[self.origin[start] : self.origin[end - 1] + 1]
        if len(written) > _LONGEST_QUOTE:
            return written[:_LONGEST_QUOTE]
        return written

    def place(self, file: str, start: int = 0, end: int | None = None) -> Place:
        """Where those characters stand."""
        quote = self.quote(start, end)
        return Place(file, paragraph=self.number, quote=quote)

    def sentences(self) -> Iterator[tuple[int, int]]:
        """Start and end of each sentence, its mark with it."""
        start = 0
        for index, char in enumerate(self.text):
            if char in "。!?;":
                yield start, index + 1
                start = index + 1
        if start < len(self.text):
            yield start, len(self.text)

    def sentence_at(self, position: int) -> str:
        """The sentence that a character stands in."""
        for start, end in self.sentences():
            if start <= position < end:
                return self.text[start:end]
        return ""


@lru_cache(maxsize=4096)
def plain(paragraph: Paragraph) -> Plain:
    """Make a paragraph comparable: ideographic spaces and line ends go too."""
    chars: list[str] = []
    origin: list[int] = []
    for offset, char in enumerate(paragraph.text):
        if char.isspace() or char in _INVISIBLE:
            continue
        code = ord(char)
        chars.append(chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else char)
        origin.append(offset)
    return Plain(paragraph, "".join(chars), tuple(origin))
