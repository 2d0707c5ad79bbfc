"""Running text as read: paragraphs in the order they are read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as written; ``number`` counts from 1, empty ones left out."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """The paragraphs of one file; ``file`` as in ``Place``."""

    file: str
    paragraphs: tuple[Paragraph, ...]
