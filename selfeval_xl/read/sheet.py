"""One sheet part: its cells in one pass by pattern, all else from what is around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selfeval_xl.intake.refusal import too_much
from selfeval_xl.model.grid import Address, Cell, Range, Validation
from selfeval_xl.read.cells import Book, CellMaker
from selfeval_xl.read.markup import parse
from selfeval_xl.read.sheet_events import read_by_events
from selfeval_xl.read.sheet_shell import Shell, read_shell

# Attributes in the order spreadsheets write them. A cell that is written in another
# way matches as "<c" alone, and the sheet is then read event by event: an attribute
# passed over unseen could turn the number of a string into an amount. Quantifiers
# are possessive: what has matched is never tried another way.
_CELL = re.compile(
    r'<c(?: r="([A-Z]{1,3}+)([1-9]\d{0,6}+)"(?: s="(\d++)")?+(?: t="(\w++)")?+'
    r'(?: (?:cm|vm|ph)="[^"]*+")*+ ?+'
    r"(?:/>|>(?:(<f)([^>]*?)(?:/>|>([^<]*+)</f>))?+"
    r"(?:<v>([^<]*+)</v>|<v ?/>)?+"
    r"(?:<is>((?:[^<]|<(?!/?is>|c[ />]))*+)</is>)?+</c>)|)"
)
_HIDDEN_ROW = re.compile(r"<row ([^>]*\bhidden=\"(?:1|true)\"[^>]*)>")
_ROW_NUMBER = re.compile(r'(?:^|\s)r="(\d+)"')
_ROW_END = "</row>"
_PIECE = 1_000_000
_HIDDEN = ' hidden="'
_OPEN, _CLOSE, _NONE = "<sheetData>", "</sheetData>", "<sheetData/>"


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What a sheet part holds."""

    cells: dict[Address, Cell]
    hidden_rows: frozenset[int] = frozenset()
    shell: Shell = field(default_factory=Shell)

    @property
    def merges(self) -> tuple[Range, ...]:
        return self.shell.merges

    @property
    def validations(self) -> tuple[Validation, ...]:
        return self.shell.validations


def read_sheet(text: str, book: Book) -> SheetContent:
    """Read a sheet part; raises ``Refusal`` where it cannot be followed."""
    found = _read_by_pattern(text, book)
    if found is not None:
        return found
    cells, hidden_rows, root = read_by_events(text, book)
    return SheetContent(cells, hidden_rows, read_shell(root, book.limits))


def _read_by_pattern(text: str, book: Book) -> SheetContent | None:
    """The fast way; None where the part is not written in the usual way."""
    if _is_odd(text):
        return None
    start, end = text.find(_OPEN), text.rfind(_CLOSE)
    if start < 0:
        start = text.find(_NONE)
        if start < 0:
            return None
        body, end = "", start + len(_NONE)
    elif end < 0:
        return None
    else:
        body, end = text[start:end], end + len(_CLOSE)
    if len(body) > _PIECE and body.count("<v>") > book.limits.cells:
        raise too_much("cells", body.count("<v>"), book.limits.cells)
    cells = _cells(body, book)
    hidden_rows = _hidden_rows(body)
    if cells is None or hidden_rows is None:
        return None
    root = parse(text[:start] + text[end:], "worksheet")
    return SheetContent(cells, hidden_rows, read_shell(root, book.limits))


def _is_odd(text: str) -> bool:
    """True where there are comments, CDATA or instructions.

    One character is found much faster than two.
    """
    start = text.find("?>") if text.startswith("<?xml") else 0
    return (text.find("?", start + 1) >= 0 and text.find("<?", start) >= 0) or (
        "!" in text and "<!" in text
    )


def _cells(body: str, book: Book) -> dict[Address, Cell] | None:
    maker = CellMaker(book)
    for start, end in _pieces(body):
        maker.add(_CELL.findall(body, start, end))
    return None if maker.is_odd else maker.finish()


def _pieces(body: str) -> Iterator[tuple[int, int]]:
    """Stretches of whole rows, so that a large sheet is not held twice over."""
    start = 0
    while start < len(body):
        end = body.find(_ROW_END, start + _PIECE)
        end = len(body) if end < 0 else end + len(_ROW_END)
        yield start, end
        start = end


def _hidden_rows(body: str) -> frozenset[int] | None:
    """Numbers of the hidden rows; None where one of them has no number."""
    found = []
    at = body.find(_HIDDEN)
    while at >= 0:
        start, end = body.rfind("<", 0, at), body.find(">", at)
        row = _HIDDEN_ROW.fullmatch(body, start, end + 1)
        if row is not None:
            found.append(_ROW_NUMBER.search(row[1]))
        at = body.find(_HIDDEN, end)
    rows = frozenset(int(one[1]) for one in found if one)
    return rows if all(found) else None
