"""A rule's page: its title and sections, read from the docstring of its module."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import cleandoc

from selfeval_xl.i18n import page_text

HEADINGS = ("What it checks", "Why it matters", "Source", "Example", "Fix")
# Its lines stand below one another; other sections are running text.
_IN_LINES = "Example"


@dataclass(frozen=True, slots=True)
class Page:
    """Title and (heading, text) pairs, without the breaks of the source's lines."""

    title: str
    sections: tuple[tuple[str, str], ...]

    def texts(self) -> Iterator[str]:
        """Every text of the page, as the catalogue of pages has them."""
        yield self.title
        for heading, text in self.sections:
            yield heading
            yield text

    def section(self, heading: str) -> str:
        """The text under a heading, "" where there is none."""
        return dict(self.sections).get(heading, "")

    def in_language(self, lang: str) -> Page:
        """The page with every text in a language."""

        def said(text: str) -> str:
            return page_text(text, lang)

        return self._each(said)

    def _each(self, change: Callable[[str], str]) -> Page:
        pairs = tuple((change(head), change(text)) for head, text in self.sections)
        return Page(change(self.title), pairs)


def read_page(docstring: str) -> Page:
    """The page a docstring holds: "CODE name: title", then headings and their text."""
    first, _, rest = cleandoc(docstring).partition("\n\n")
    title = " ".join(first.partition(": ")[2].split())
    parts = re.split(rf"^({'|'.join(HEADINGS)})$", rest, flags=re.MULTILINE)
    pairs = zip(parts[1::2], parts[2::2])
    return Page(title, tuple((head, _text(head, body)) for head, body in pairs))


def _text(heading: str, body: str) -> str:
    lines = cleandoc(body).splitlines()
    return (
        "\n".join(lines) if heading == _IN_LINES else " ".join(" ".join(lines).split())
    )
