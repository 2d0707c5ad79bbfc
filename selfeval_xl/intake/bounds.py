"""Where the last filled cell of a .xls, .xlsb or .ods sheet stands, before it is read.

The library behind these formats keeps a sheet as one dense block, so a single
cell in the far corner asks for more memory than there is.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from selfeval_xl.intake.archive import Archive
from selfeval_xl.intake.limits import Limits
from selfeval_xl.intake.refusal import broken, too_much
from selfeval_xl.intake.xml import xml_text

_FILE_PASSWORD, _END_OF_STREAM, _DIMENSIONS = 0x002F, 0x000A, 0x0200
_CELLS = frozenset((0x0203, 0x00FD, 0x027E, 0x0006, 0x0205, 0x0204, 0x00D6))
_SEVERAL, _LISTED = 0x00BD, 0x0085
_BEGIN, _WORKSHEET = 0x0809, 0x0010
_XLS_ROWS, _XLS_COLUMNS = 65_536, 256
_SHEET_PART = re.compile(r"worksheets/[^/]*sheet[^/]*\.bin$", re.IGNORECASE)
_ROW, _FIRST_CELL, _LAST_CELL = 0, 2, 11


MOST_PLACES = 2_500_000
"""Places in the blocks of all sheets, empty ones too: each takes some 80 bytes."""


class Bound:
    """Counts filled cells and refuses the one that stands too far out."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._count = 0
        self._before = 0  # places in the blocks of the sheets before
        self._row = self._column = 0

    def begin(self) -> None:
        """Begin another sheet."""
        self._before += self._row * self._column
        self._row = self._column = 0

    def see(self, row: int, column: int, cells: int = 1) -> None:
        """Note a filled cell, 1-based; raises ``Refusal`` beyond a limit."""
        limits = self._limits
        self._count += cells
        if row > limits.last_row:
            raise too_much("last_row", row, limits.last_row)
        if column > limits.last_column:
            raise too_much("last_column", column, limits.last_column)
        if self._count > limits.cells:
            raise too_much("cells", self._count, limits.cells)
        self._row, self._column = max(self._row, row), max(self._column, column)
        places = self._before + self._row * self._column
        if places > MOST_PLACES:
            raise too_much("places", places, MOST_PLACES)


def records(stream: bytes, at: int = 0) -> Iterator[tuple[int, int, int]]:
    """Records of a .xls stream as (kind, where its content begins, its length)."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, length
        at += 4 + length


def is_locked(stream: bytes) -> bool:
    """True where a .xls stream is encrypted."""
    for kind, _, _ in records(stream):
        if kind == _FILE_PASSWORD:
            return True
        if kind == _END_OF_STREAM:
            return False
    return False


def check_xls(stream: bytes, limits: Limits) -> None:
    """Refuse a .xls stream whose filled cells go beyond the limits."""
    bound = Bound(limits)
    inside: list[int] = []  # kinds of the substreams around: a chart has cells too
    begun: set[int] = set()
    listed: set[int] = set()
    for kind, at, length in records(stream):
        if at + length > len(stream):
            raise broken("truncated")
        if kind == _BEGIN and length >= 4:
            begun.add(at - 4)
            inside.append(struct.unpack_from("<HH", stream, at)[1])
            bound.begin()
        elif kind == _END_OF_STREAM and inside:
            inside.pop()
        elif kind == _LISTED and length >= 4:
            listed.update(struct.unpack_from("<I", stream, at))
        elif inside and inside[-1] == _WORKSHEET:
            _see_record(stream, kind, at, length, bound)
    if not listed <= begun:  # there the library would read other records than these
        raise broken("sheet_place")


def _see_record(stream: bytes, kind: int, at: int, length: int, bound: Bound) -> None:
    if kind in _CELLS and length >= 6:
        row, column = struct.unpack_from("<HH", stream, at)
        bound.see(row + 1, column + 1)
    elif kind == _SEVERAL and length >= 6:
        row, first = struct.unpack_from("<HH", stream, at)
        (last,) = struct.unpack_from("<H", stream, at + length - 2)
        bound.see(row + 1, last + 1, max(1, last - first + 1))
    elif kind == _DIMENSIONS:
        _check_dimensions(stream, at, length)


def _check_dimensions(stream: bytes, at: int, length: int) -> None:
    """Refuse a declared size that no sheet of this format can have.

    The library asks for the memory of the cells between first and last.
    """
    if length >= 14:
        top, rows, left, columns = struct.unpack_from("<IIHH", stream, at)
    elif length >= 8:
        top, rows, left, columns = struct.unpack_from("<HHHH", stream, at)
    else:
        return
    is_turned = rows and columns and (top >= rows or left >= columns)
    if rows > _XLS_ROWS or columns > _XLS_COLUMNS or is_turned:
        raise broken("dimensions", rows=rows, columns=columns)


def check_xlsb(archive: Archive, limits: Limits) -> None:
    """Refuse a .xlsb whose filled cells go beyond the limits."""
    bound = Bound(limits)
    for name in archive.names:
        if _SHEET_PART.search(name):
            bound.begin()
            _check_binary_sheet(archive.part(name), bound)


def _check_binary_sheet(content: bytes, bound: Bound) -> None:
    row = 0
    for kind, at, length in _binary_records(content):
        if kind == _ROW and length >= 4:
            (row,) = struct.unpack_from("<I", content, at)
        elif _FIRST_CELL <= kind <= _LAST_CELL and length >= 4:
            (column,) = struct.unpack_from("<I", content, at)
            bound.see(row + 1, column + 1)


def _binary_records(content: bytes) -> Iterator[tuple[int, int, int]]:
    """Records of a .xlsb part; kind and length take a byte or more each."""
    at, end = 0, len(content)
    while at < end:
        kind = content[at]
        at += 1
        if kind & 0x80 and at < end:
            kind = (kind & 0x7F) | (content[at] & 0x7F) << 7
            at += 1
        length = 0
        for shift in (0, 7, 14, 21):
            if at >= end:
                return
            byte = content[at]
            at += 1
            length |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        if at + length > end:
            raise broken("truncated")
        yield kind, at, length
        at += length


class _OdsWalk:
    """Follows the repeat counts of a .ods table to the place of each cell."""

    def __init__(self, limits: Limits) -> None:
        self._bound = Bound(limits)
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._in_cell = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self._row = 0
            self._bound.begin()
        elif tag == "table:table-row":
            self._rows = _count(attributes.get("table:number-rows-repeated"))
            self._column = 0
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._columns = _count(attributes.get("table:number-columns-repeated"))
            self._in_cell = True
            if "office:value-type" in attributes or "table:formula" in attributes:
                self._see()
        elif tag == "text:p" and self._in_cell:
            self._see()

    def end(self, tag: str) -> None:
        if tag == "table:table-row":
            self._row += self._rows
        elif tag in ("table:table-cell", "table:covered-table-cell"):
            self._column += self._columns
            self._in_cell = False

    def _see(self) -> None:
        self._in_cell = False
        row, column = self._row + self._rows, self._column + self._columns
        self._bound.see(row, column, self._rows * self._columns)


def _count(written: str | None) -> int:
    return int(written) if written and written.isdecimal() else 1


def check_ods(archive: Archive, limits: Limits) -> None:
    """Refuse a .ods whose filled cells go beyond the limits."""
    text = xml_text(archive.part("content.xml"), "content.xml")
    walk = _OdsWalk(limits)
    parser: Any = expat.ParserCreate()
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    try:
        parser.Parse(text, True)
    except expat.ExpatError:
        raise broken("malformed", part="content.xml") from None
