"""Recognise a written self-evaluation report; its cover, headings and sections."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from selfeval_xl.forms.cover import Cover, read_cover
from selfeval_xl.forms.numbering import Item, Run, read_mark, runs
from selfeval_xl.forms.outlines import (
    Outline,
    ReportWords,
    Section,
    load_outlines,
    load_words,
)
from selfeval_xl.forms.plain import Plain, plain
from selfeval_xl.model.text import Paragraph, Text

_START = 30  # paragraphs in which a title may stand
_LONGEST_TITLE = 60
_CONTENTS = re.compile(r"(?:\.{3,}|…{1,}|·{3,}|\t)\s*-?\d+-?\s*$")
_LONGEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the outline knows; ``item`` is None where it has no number."""

    index: int
    start: int
    end: int
    section: Section
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A text recognised as a self-evaluation report.

    ``outline`` is None where it follows none that is known. ``title`` is the index
    of its title's last paragraph, None where only its sections tell what it is.
    """

    text: Text
    paragraphs: tuple[Plain, ...]
    words: ReportWords
    outline: Outline | None
    title: int | None
    cover: Cover
    headings: tuple[Heading, ...] = ()
    runs: tuple[Run, ...] = field(default=(), repr=False)

    @property
    def file(self) -> str:
        return self.text.file

    @property
    def body(self) -> Iterator[Plain]:
        """Paragraphs that are neither table nor margin."""
        return (p for p in self.paragraphs if is_prose(p.paragraph))

    def heading(self, key: str) -> Heading | None:
        """The heading of a section, None where it has none."""
        return next((h for h in self.headings if h.section.key == key), None)

    @property
    def anchor(self) -> Plain:
        """Where to send a person for what is nowhere: the title, or the first words."""
        return self.paragraphs[self.title or 0]


def is_report_name(name: str) -> bool:
    """True where a file's name says that it is such a report."""
    words = load_words()
    stem = re.sub(r"\.\w{1,5}$", "", "".join(name.split()))
    if words.not_titles.search(stem):
        return False
    return words.file_names.search(stem) is not None


@lru_cache(maxsize=16)
def read_report(text: Text) -> Report | None:
    """The report a text is; None for any other text."""
    words = load_words()
    paragraphs = tuple(plain(one) for one in text.paragraphs)
    if not paragraphs:
        return None
    items = tuple(_items(paragraphs))
    title = _title(paragraphs, items, words)
    named = title is None and is_report_name(text.file.rpartition("/")[2])
    outlines = [(o, tuple(_headings(paragraphs, items, o))) for o in load_outlines()]
    outline, headings = max(outlines, key=lambda pair: _share(*pair))
    is_followed = _is_followed(outline, headings)
    if title is None and not (is_followed or named):
        return None
    if named and title is None and not is_followed and not _has_sections(paragraphs):
        return None
    return Report(
        text,
        paragraphs,
        words,
        outline if is_followed else None,
        title,
        read_cover(paragraphs, title, items[0].index if items else None),
        headings if is_followed else (),
        tuple(runs(items)),
    )


def is_prose(paragraph: Paragraph) -> bool:
    """True for running text, false for cells of tables and what stands in margins."""
    return paragraph.part in ("body", "box")


def _share(outline: Outline, headings: Sequence[Heading]) -> float:
    return _known(headings) / len(outline.sections)


def _is_followed(outline: Outline, headings: Sequence[Heading]) -> bool:
    distinctive = [heading for heading in headings if heading.section.distinctive]
    return (
        _known(headings) >= outline.least_sections
        and _known(distinctive) >= outline.least_distinctive
    )


def _known(headings: Sequence[Heading]) -> int:
    return len({heading.section.key for heading in headings})


def _items(paragraphs: Sequence[Plain]) -> Iterator[Item]:
    """Numbered paragraphs, a table of contents passed over."""
    for index, one in enumerate(paragraphs):
        if is_prose(one.paragraph) and not _CONTENTS.search(one.paragraph.text):
            item = read_mark(index, one.text)
            if item is not None:
                yield item


def _title(
    paragraphs: Sequence[Plain], items: Sequence[Item], words: ReportWords
) -> int | None:
    """Index of the paragraph that ends the title, which may stand on several lines."""
    first = items[0].index if items else len(paragraphs)
    for index in range(min(first, _START, len(paragraphs))):
        for count in (1, 2, 3):
            lines = [p.text for p in paragraphs[max(0, index + 1 - count) : index + 1]]
            joined = "".join(lines)
            if len(joined) > _LONGEST_TITLE or any(c in joined for c in "。:"):
                continue
            joined = re.sub(r"\([^()]*\)$", "", joined)
            if words.not_titles.search(joined):
                continue
            if re.search(rf"(?:{words.titles.pattern})$", joined):
                return index
            if re.search(rf"(?:{words.titles_with_sections.pattern})$", joined) and (
                _has_sections(paragraphs)
            ):
                return index
    return None


def _has_sections(paragraphs: Sequence[Plain]) -> bool:
    """True where two headings are such as these reports have."""
    pattern = load_words().sections
    found = set()
    for index, one in enumerate(paragraphs):
        item = read_mark(index, one.text)
        title = _heading_words(one.text[item.end :]) if item else ""
        if title and pattern.fullmatch(title):
            found.add(title)
    return len(found) >= 2


def _heading_words(text: str) -> str:
    """What may be a heading: the words before the first mark."""
    words = re.split(r"[。:]", text, maxsplit=1)[0]
    return words if 0 < len(words) <= _LONGEST_HEADING else ""


def _headings(
    paragraphs: Sequence[Plain], items: Sequence[Item], outline: Outline
) -> Iterator[Heading]:
    """Headings the outline knows, with and without their numbers."""
    numbered = {item.index: item for item in items}
    for index, one in enumerate(paragraphs):
        if not is_prose(one.paragraph) or _CONTENTS.search(one.paragraph.text):
            continue
        item = numbered.get(index)
        start = item.end if item else 0
        title = _heading_words(one.text[start:])
        section = outline.section(title) if title else None
        if section is None or (item is None and len(title) < 4):
            continue
        rest = one.text[start + len(title) :]
        if item is None and rest[:1] == ":":
            continue  # a line of the cover, or words that lead to a list
        yield Heading(index, start, start + len(title), section, item)
