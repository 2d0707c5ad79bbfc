"""What the values of a .xls leave out: number formats, errors, hidden rows, columns."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from selfeval_xl.intake.bounds import records
from selfeval_xl.model.grid import Address
from selfeval_xl.values.display import builtin_format

_BOF, _EOF, _SHEET, _FORMAT, _STYLE = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0
_ROW, _COLUMNS, _SEVERAL, _BOOL_OR_ERROR, _FORMULA = 0x0208, 0x7D, 0xBD, 0x0205, 0x06
_CELLS = frozenset((0x0203, 0x00FD, 0x027E, 0x0204, 0x00D6, _BOOL_OR_ERROR, _FORMULA))
_IS_HIDDEN_ROW, _IS_HIDDEN_COLUMN = 0x20, 0x01
_VERSION_97 = 0x0600
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


@dataclass(slots=True)
class SheetLooks:
    """Looks of one sheet: style numbers and error values by cell."""

    styles: dict[Address, int] = field(default_factory=dict)
    errors: dict[Address, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


@dataclass(slots=True)
class XlsLooks:
    """Looks of a workbook; ``formats`` are the number formats of the styles."""

    formats: list[str]
    sheets: list[SheetLooks]


def read_xls_looks(stream: bytes) -> XlsLooks | None:
    """The looks of a .xls stream, its sheets in order; None where they are lost."""
    try:
        return _read(stream)
    except (struct.error, IndexError):
        return None


def _read(stream: bytes) -> XlsLooks | None:
    starts: list[int] = []
    codes: dict[int, str] = {}
    styles: list[int] = []
    version = 0
    for kind, at, length in records(stream):
        if kind == _BOF:
            (version,) = struct.unpack_from("<H", stream, at)
            if version != _VERSION_97:
                return None
        elif kind == _SHEET:
            starts.append(struct.unpack_from("<I", stream, at)[0])
        elif kind == _FORMAT:
            (number,) = struct.unpack_from("<H", stream, at)
            codes[number] = _text(stream[at + 2 : at + length])
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<H", stream, at + 2)[0])
        elif kind == _EOF:
            break
    formats = [codes.get(number) or builtin_format(number) for number in styles]
    return XlsLooks(formats, [_sheet(stream, start) for start in starts])


def _text(content: bytes) -> str:
    """A counted text, one or two bytes a character."""
    count, flags = struct.unpack_from("<HB", content)
    if flags & 1:
        return content[3 : 3 + 2 * count].decode("utf-16-le", "replace")
    return content[3 : 3 + count].decode("latin-1")


def _sheet(stream: bytes, start: int) -> SheetLooks:
    looks = SheetLooks()
    for kind, at, length in _own_records(stream, start):
        if kind in _CELLS:
            row, column, style = struct.unpack_from("<HHH", stream, at)
            looks.styles[row + 1, column + 1] = style
            code = _error_code(stream, kind, at)
            if code is not None:
                looks.errors[row + 1, column + 1] = _ERRORS.get(code, "#N/A")
        elif kind == _SEVERAL:
            row, first = struct.unpack_from("<HH", stream, at)
            for nth in range((length - 6) // 6):
                (style,) = struct.unpack_from("<H", stream, at + 4 + nth * 6)
                looks.styles[row + 1, first + nth + 1] = style
        elif kind == _ROW:
            row, flags = *struct.unpack_from("<H", stream, at), stream[at + 12]
            if flags & _IS_HIDDEN_ROW:
                looks.hidden_rows.add(row + 1)
        elif kind == _COLUMNS:
            first, last, _, _, flags = struct.unpack_from("<HHHHH", stream, at)
            if flags & _IS_HIDDEN_COLUMN:
                looks.hidden_columns.update(range(first + 1, min(last, 255) + 2))
    return looks


def _own_records(stream: bytes, start: int) -> Iterator[tuple[int, int, int]]:
    """Records of the substream at ``start``, those of charts inside it left out."""
    depth = 0
    for kind, at, length in records(stream, start):
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, at, length


def _error_code(stream: bytes, kind: int, at: int) -> int | None:
    """The error a cell holds or its formula gave; None where it is none."""
    if kind == _BOOL_OR_ERROR:
        return stream[at + 6] if stream[at + 7] else None
    if kind == _FORMULA and stream[at + 12 : at + 14] == b"\xff\xff":
        return stream[at + 8] if stream[at + 6] == 2 else None
    return None
