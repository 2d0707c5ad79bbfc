"""Running text as read: paragraphs in the order they are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as written; ``number`` counts from 1, empty ones left out.

    ``part`` tells where it stands: body, box (a text box), table (in a cell), note
    (a footnote) or margin (a header or footer).
    """

    number: int
    text: str
    part: str = "body"


@dataclass(frozen=True, slots=True)
class Text:
    """The paragraphs of one file; ``file`` as in ``Place``.

    ``hidden`` is text that the document holds and does not show, each with the
    number of the paragraph it is hidden in or after. ``grade_cuts`` are the least
    scores of the grades, best first; empty where nobody set any; they make it
    no other text.
    """

    file: str
    paragraphs: tuple[Paragraph, ...]
    hidden: tuple[Paragraph, ...] = ()
    grade_cuts: tuple[Decimal, ...] = field(default=(), compare=False)
