"""Where a thing stands: a file, a sheet, a cell, or a paragraph of a text."""

from __future__ import annotations

from dataclasses import replace

from selfeval_xl.record import record


def column_letters(column: int) -> str:
    """Excel letters of a 1-based column: 1 -> "A", 28 -> "AB"."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """1-based column of Excel letters: "A" -> 1, "AB" -> 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@record
class Place:
    """A place a person can be sent to. Rows, columns and paragraphs are 1-based.

    ``file`` is relative to the PATH given on the command line, with ``/``.
    A place in a workbook has ``sheet``, and ``row`` and ``column`` when it is one
    cell; a place in a text has ``paragraph`` and ``quote``; a file has neither.
    """

    file: str
    sheet: str | None = None
    row: int | None = None
    column: int | None = None
    paragraph: int | None = None
    quote: str | None = None

    @property
    def a1(self) -> str | None:
        """The cell's address such as "I12", None where the place is no cell."""
        if self.row is None or self.column is None:
            return None
        return f"{column_letters(self.column)}{self.row}"

    def at(self, row: int, column: int) -> Place:
        """Another cell of the same sheet."""
        return replace(self, row=row, column=column)

    @property
    def order(self) -> tuple[str, str, int, int, int]:
        """Sort key: file, sheet, paragraph, row, column."""
        return (
            self.file,
            self.sheet or "",
            self.paragraph or 0,
            self.row or 0,
            self.column or 0,
        )
