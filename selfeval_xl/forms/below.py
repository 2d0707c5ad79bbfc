"""What stands below a header cell: figures, words or row labels."""

from __future__ import annotations

import re

from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.forms.vocabulary import vocabulary
from selfeval_xl.model.grid import Cell

LOOK_BELOW = 12
"""So many rows below a header tell what a column holds."""

_NUMBER_TEXT = re.compile(r"[-+(]?[\d,.]+[)%.]*(亿元|万元|千元|元|人|名|平方米|㎡|m2)?")


def is_number(cell: Cell | None) -> bool:
    """True for a cell that stores a number."""
    return cell is not None and isinstance(cell.raw, float) and not cell.is_string


def content_below(view: SheetView, bottom: int, column: int) -> tuple[int, int, int]:
    """How many cells below a header hold numbers, words, and known row labels."""
    numbers = words = labels = 0
    for row in range(bottom + 1, bottom + LOOK_BELOW + 1):
        cell = view.own_cell(row, column)
        if cell is not None and cell.formula is not None:
            numbers += 1  # in a blank form it gives nothing yet
        elif cell is None or cell.raw is None:
            continue
        elif is_number(cell) or cell.is_error:
            numbers += 1
        elif isinstance(cell.raw, str) and cell.shown.strip():
            if any(char.isdigit() for char in _plain_number(cell.shown)):
                numbers += 1
            elif len(squeeze(cell.shown)) > 1:
                words += 1
                labels += vocabulary().is_row(cell.shown)
    return numbers, words, labels


def _plain_number(text: str) -> str:
    """The text where it is a number with a unit at most, else ""."""
    words = squeeze(text)
    return words if _NUMBER_TEXT.fullmatch(words) else ""
