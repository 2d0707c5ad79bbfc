"""A hand-in with a fault in it, and what must be said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from benchmarks.mutation.sheets import At, Book, changed
from selfeval_xl.model.place import column_letters
from selfeval_xl.read.txt import read_txt

Content = Book | str | bytes
"""A workbook, a written report, or a file as it is."""
BOOK = "自评表.xlsx"


@dataclass(frozen=True)
class Papers:
    """Files by name, as handed in; what they are held against; settings of the run.

    Several files, or ``is_folder``, are checked as one folder. ``forms`` are form
    specs of the user's own, by file name.
    """

    files: Mapping[str, Content]
    previous: Mapping[str, Content] = field(default_factory=dict)
    published: Mapping[str, Content] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)
    is_folder: bool = False

    def having(self, file: str, content: Content) -> Papers:
        return replace(self, files={**self.files, file: content})

    def without(self, file: str) -> Papers:
        kept = {name: one for name, one in self.files.items() if name != file}
        return replace(self, files=kept, is_folder=True)


@dataclass(frozen=True)
class Planted:
    """Papers with a fault at one place.

    One of ``rules`` must name the place; the first is the one the fault is meant for.
    ``right`` is the number the cell should hold, None where there is none to tell.
    ``with_it`` are rules that may rightly speak too, since the fault is theirs as
    well. A place is a cell, any cell of a row, words of a report, a sheet or a file.
    """

    kind: str
    papers: Papers
    rules: tuple[str, ...]
    file: str = BOOK
    sheet: str | None = None
    at: At | None = None
    words: str | None = None
    is_row: bool = False
    is_sheet: bool = False  # any cell of the sheet will do
    is_anywhere: bool = False
    right: Decimal | None = None
    with_it: frozenset[str] = frozenset()

    @property
    def cell(self) -> str | None:
        return f"{column_letters(self.at[1])}{self.at[0]}" if self.at else None

    @property
    def place(self) -> str:
        return " ".join(filter(None, (self.file, self.sheet, self.cell, self.words)))

    @property
    def paragraph(self) -> int | None:
        """Where the words stand in the report with the fault."""
        text = self.papers.files.get(self.file)
        if self.words is None or not isinstance(text, str):
            return None
        read = read_txt(text.encode(), self.file)
        found = [one.number for one in read.paragraphs if self.words in one.text]
        return found[0] if found else None


def of_book(book: Book) -> Papers:
    return Papers({BOOK: book})


def typed(
    book: Book, number: int, at: At, kind: str, rules: str, value: object, **more
) -> Planted:
    """One cell of a book typed over; ``rules`` are codes with spaces between."""
    sheet = book[number]
    wrong = changed(book, number, sheet.with_value(at, value))
    return Planted(
        kind, of_book(wrong), tuple(rules.split()), BOOK, sheet.name, at, **more
    )


def codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


def number_of(value: object) -> Decimal | None:
    """What a cell's content amounts to, "95.10%" as 0.951."""
    if isinstance(value, str):
        if re.fullmatch(r"-?[\d.]+%", value):
            return Decimal(value[:-1]) / 100
        return None
    return None if value is None or isinstance(value, bool) else Decimal(str(value))
