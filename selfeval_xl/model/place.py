"""Where a thing stands: a file, a sheet, a cell, or a paragraph of a text."""

from __future__ import annotations

from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a sheet put together from a text, and where they stand there.

    A piece of a table has its ``name``, and ``shift`` to take from the sheet's rows;
    a line of text has its ``paragraph`` and ``quote`` instead.
    """

    first: int
    last: int
    name: str = ""
    shift: int = 0
    paragraph: int | None = None
    quote: str | None = None


class TableName(str):
    """The name of a sheet that was put together from tables and lines of a text.

    People look for a cell in the table of their document; ``pieces`` tell which.
    """

    pieces: tuple[Piece, ...]

    def __new__(cls, name: str, pieces: tuple[Piece, ...]) -> TableName:
        made = super().__new__(cls, name)
        made.pieces = pieces
        return made

    def __reduce__(self) -> tuple[type[TableName], tuple[str, tuple[Piece, ...]]]:
        return TableName, (str(self), self.pieces)

    def piece(self, row: int) -> Piece | None:
        """What stands in a row of the sheet."""
        return next((one for one in self.pieces if one.first <= row <= one.last), None)


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
        row = self.row
        if row is None or self.column is None:
            return None
        if isinstance(self.sheet, TableName):
            piece = self.sheet.piece(row)
            if piece is None or not piece.name:
                return None
            row -= piece.shift
        return f"{column_letters(self.column)}{row}"

    @property
    def in_document(self) -> Place:
        """The place where a person finds it: in the table of a text, or its line."""
        if not isinstance(self.sheet, TableName):
            return self
        if self.row is None:
            return replace(self, sheet=str(self.sheet))
        piece = self.sheet.piece(self.row)
        if piece is None:
            return Place(self.file, str(self.sheet))
        if not piece.name:
            return Place(self.file, paragraph=piece.paragraph, quote=piece.quote)
        return Place(self.file, piece.name, self.row - piece.shift, self.column)

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
