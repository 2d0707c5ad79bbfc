"""A formula written once for a block of cells, and what it is in each of them."""

from __future__ import annotations

import re

from selfeval_xl.model.formula import LAST_COLUMN, LAST_ROW, tokens
from selfeval_xl.model.place import column_letters, column_number

_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d+)")
_Piece = str | tuple[bool, int, bool, int]


class SharedFormula:
    """The formula of a block's first cell, taken apart once for all the others."""

    def __init__(self, row: int, column: int, formula: str) -> None:
        self._row = row
        self._column = column
        self._formula = formula
        self._pieces: list[_Piece] | None = None

    def at(self, row: int, column: int) -> str:
        """The formula as it is in another cell; "#REF!" for what leaves the sheet."""
        if (row, column) == (self._row, self._column):
            return self._formula
        if self._pieces is None:
            self._pieces = _pieces(self._formula)
        down, right = row - self._row, column - self._column
        return "".join(
            piece if isinstance(piece, str) else _moved(piece, down, right)
            for piece in self._pieces
        )


def _pieces(formula: str) -> list[_Piece]:
    """Text as it stands, and references as (fixed?, column, fixed?, row).

    A whole column has row 0, a whole row has column 0.
    """
    found: list[_Piece] = []
    for kind, text in tokens(formula):
        if kind == "cell" and (cell := _CELL.fullmatch(text)):
            column = column_number(cell[2].upper())
            found.append((bool(cell[1]), column, bool(cell[3]), int(cell[4])))
        elif kind in ("columns", "rows"):
            first, _, last = text.partition(":")
            found += [_half(kind, first), ":", _half(kind, last)]
        else:
            found.append(text)
    return found


def _half(kind: str, text: str) -> _Piece:
    is_fixed, bare = text.startswith("$"), text.lstrip("$")
    if kind == "columns":
        return (is_fixed, column_number(bare.upper()), True, 0)
    return (True, 0, is_fixed, int(bare))


def _moved(piece: tuple[bool, int, bool, int], down: int, right: int) -> str:
    is_column_fixed, column, is_row_fixed, row = piece
    column = column if is_column_fixed else column + right
    row = row if is_row_fixed else row + down
    has_column, has_row = piece[1] > 0, piece[3] > 0
    if has_column and not 1 <= column <= LAST_COLUMN:
        return "#REF!"
    if has_row and not 1 <= row <= LAST_ROW:
        return "#REF!"
    text = ""
    if has_column:
        text = ("$" if is_column_fixed else "") + column_letters(column)
    if has_row:
        text += ("$" if is_row_fixed else "") + str(row)
    return text
