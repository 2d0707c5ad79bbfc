"""Older workbooks made record by record, and bent: .xls in a compound file, .xlsb."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from random import Random

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SECTOR = 512
Records = list[tuple[int, bytes]]
Table = Sequence[Sequence[object]]

_KINDS = (
    *(0x0809, 0x000A, 0x0085, 0x041E, 0x00E0, 0x00FC, 0x003C, 0x0200, 0x0208, 0x007D),
    *(0x0203, 0x00FD, 0x027E, 0x0006, 0x0205, 0x0204, 0x00D6, 0x00BD, 0x00BE, 0x0207),
    *(0x00E5, 0x002F, 0x0022, 0x0042, 0x01AE, 0x0017, 0x0018, 0x0867, 0x04BC, 0x0201),
)
_WORDS = (0, 1, 2, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF)


def text(words: str, counted: str = "<HB") -> bytes:
    """A text as .xls counts it, two bytes a character."""
    units = words.encode("utf-16-le")
    return struct.pack(counted, len(units) // 2, 1) + units


def bof(kind: int) -> tuple[int, bytes]:
    """The record a substream begins with."""
    return 0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0)


def xls_records(sheets: dict[str, Table]) -> Records:
    """The records of a workbook; where its sheets begin is filled in by ``stream``."""
    words = sorted({v for t in sheets.values() for r in t for v in r if type(v) is str})
    places = {word: at for at, word in enumerate(words)}
    made: Records = [bof(5), (0x0042, b"\xb0\x04"), (0x0022, b"\0\0")]
    for number, code in ((164, "0.00%"), (165, 'yyyy"年"m"月"')):
        made.append((0x041E, struct.pack("<H", number) + text(code)))
    for number in (0, 2, 164, 165):
        made.append((0x00E0, struct.pack("<HHHB", 0, number, 0, 0) + b"\0" * 13))
    for name in sheets:
        made.append((0x0085, struct.pack("<IH", 0, 0) + text(name, "<BB")))
    body = b"".join(map(text, words))
    made.append((0x00FC, struct.pack("<II", len(words), len(words)) + body))
    made.append((0x000A, b""))
    for table in sheets.values():
        made += [bof(0x10), *_sheet_records(table, places), (0x000A, b"")]
    return made


def _sheet_records(table: Table, places: dict[str, int]) -> Records:
    wide = max(map(len, table))
    made: Records = [(0x0200, struct.pack("<IIHHH", 0, len(table), 0, wide, 0))]
    made.append((0x007D, struct.pack("<HHHHHH", 1, 1, 2000, 0, 1, 0)))
    for row, cells in enumerate(table):
        hidden = 0x20 if row == 3 else 0
        made.append((0x0208, struct.pack("<HHHHHHI", row, 0, wide, 300, 0, 0, hidden)))
        for column, value in enumerate(cells):
            at = struct.pack("<HHH", row, column, (row + column) % 4)
            if type(value) is str:
                made.append((0x00FD, at + struct.pack("<I", places[value])))
            elif isinstance(value, bool):
                code = (7, 1) if row % 2 else (value, 0)  # #DIV/0!, or what it is
                made.append((0x0205, at + struct.pack("<BB", *code)))
            elif isinstance(value, int):
                made.append((0x027E, at + struct.pack("<i", (value << 2) | 2)))
            elif isinstance(value, float) and column % 2:
                tail = struct.pack("<HIH", 0, 0, 3) + b"\x1e\1\0"
                made.append((0x0006, at + struct.pack("<d", value) + tail))
            elif isinstance(value, float):
                made.append((0x0203, at + struct.pack("<d", value)))
        several = struct.pack("<HH", row, wide)
        rks = b"".join(struct.pack("<Hi", 1, (n << 2) | 3) for n in (1250, 99))
        made.append((0x00BD, several + rks + struct.pack("<H", wide + 1)))
    made.append((0x00E5, struct.pack("<HHHHH", 1, 0, 0, 0, max(wide - 1, 0))))
    return made


def stream(records: Records) -> bytes:
    """The records one after another, each sheet's place told in the list of them."""
    starts, at, depth = [], 0, 0
    for kind, content in records:
        if kind == 0x0809 and depth == 0 and at:
            starts.append(at)
        depth += (kind == 0x0809) - (kind == 0x000A)
        at += 4 + len(content)
    found, places = [], iter(starts)
    for kind, content in records:
        if kind == 0x0085 and content[:4] == b"\0\0\0\0":
            content = struct.pack("<I", next(places, 0)) + content[4:]
        found.append(struct.pack("<HH", kind, len(content) & 0xFFFF) + content)
    return b"".join(found)


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of these streams, each padded so that it is no small one."""
    sectors: list[bytes] = []
    chains: list[int] = []
    entries = [_entry("Root Entry", 5, END, 0, 1)]
    for name, content in streams.items():
        size = max(len(content), 4096)
        entries.append(_entry(name, 2, _put(sectors, chains, content, size), size))
    listed = b"".join(entries)
    directory = _put(sectors, chains, listed, len(listed))
    tables = -(-(len(sectors) + 1) // 127)
    first = len(sectors)
    chains += [FAT] * tables
    table = struct.pack(f"<{len(chains)}I", *chains)
    table = table.ljust(tables * _SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<9I", 0, tables, directory, 0, 4096, END, 0, END, 0)
    placed = [first + at for at in range(tables)] + [FREE] * (109 - tables)
    return head + struct.pack("<109I", *placed) + b"".join(sectors) + table


def _put(sectors: list[bytes], chains: list[int], content: bytes, size: int) -> int:
    """Put a stream behind the others; gives its first sector."""
    content = content.ljust(-(-size // _SECTOR) * _SECTOR, b"\0")
    start = len(sectors)
    places = range(0, len(content), _SECTOR)
    sectors += [content[at : at + _SECTOR] for at in places]
    chains += [*range(start + 1, len(sectors)), END]
    return start


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<BBIII", kind, 1, FREE, FREE, child)
    head = raw.ljust(64, b"\0") + struct.pack("<H", len(raw)) + links
    return head + b"\0" * 36 + struct.pack("<IQ", start, size)


def bent(pick: Random, records: Records) -> bytes:
    """A workbook whose records, or whose container, are bent."""
    records = list(records)
    for _ in range(pick.choice((1, 1, 2, 4))):
        _bend_record(pick, records)
    data = stream(records)
    if pick.random() < 0.15:
        data = _bend_lengths(pick, data)
    name = pick.choice(("Workbook", "Workbook", "Workbook", "Book", "WORKBOOK", "x"))
    whole = compound({name: data})
    return _bend_container(pick, whole) if pick.random() < 0.3 else whole


def _bend_record(pick: Random, records: Records) -> None:
    at = pick.randrange(len(records))
    kind, content = records[at]
    how = pick.randrange(8)
    if how == 0:
        del records[at]
        records = records or [bof(5)]
    elif how == 1:
        records.insert(pick.randrange(len(records)), records[at])
    elif how == 2:
        other = pick.randrange(len(records))
        records[at], records[other] = records[other], records[at]
    elif how == 3:
        records[at] = (pick.choice(_KINDS), content)
    elif how == 4:
        records[at] = (kind, content[: pick.randrange(len(content) + 1)])
    elif how == 5:
        size = pick.choice((0, 2, 6, 8, 14, 20, 300))
        records.insert(at, (pick.choice(_KINDS), pick.randbytes(size)))
    elif len(content) >= 2:
        place = pick.randrange(len(content) - 1)
        word = struct.pack("<H", pick.choice((*_WORDS, pick.randrange(0x10000))))
        records[at] = (kind, content[:place] + word + content[place + 2 :])


def _bend_lengths(pick: Random, data: bytes) -> bytes:
    """A record's length that lies; what follows is then read at the wrong place."""
    at = 0
    for _ in range(pick.randrange(60)):
        if at + 4 > len(data):
            break
        at += 4 + struct.unpack_from("<H", data, at + 2)[0]
    word = struct.pack("<H", pick.choice((*_WORDS, pick.randrange(9000))))
    return data[: at + 2] + word + data[at + 4 :]


def _bend_container(pick: Random, data: bytes) -> bytes:
    """A number of the header, of a table of sectors, or of the directory."""
    whole = bytearray(data)
    for _ in range(pick.choice((1, 1, 2, 5))):
        place = pick.choice((pick.randrange(24, 512), pick.randrange(len(whole) - 4)))
        place -= place % 4
        figures = (0, 1, 2, len(whole) // _SECTOR, FREE, END, FAT, 0x7FFFFFFF)
        struct.pack_into("<I", whole, place, pick.choice(figures))
    return bytes(whole[: pick.choice((len(whole), len(whole), pick.randrange(9000)))])


def xlsb_sheet(table: Table) -> bytes:
    """The part of a .xlsb sheet: rows, numbers and texts."""
    size = struct.pack("<IIII", 0, len(table) - 1, 0, max(map(len, table)) - 1)
    made = _binary(129, b"") + _binary(148, size) + _binary(145, b"")
    for row, cells in enumerate(table):
        made += _binary(0, struct.pack("<II", row, 0) + b"\0" * 9)
        for column, value in enumerate(cells):
            at = struct.pack("<II", column, 0)
            if isinstance(value, (int, float)):
                made += _binary(5, at + struct.pack("<d", value))
            elif isinstance(value, str):
                units = value.encode("utf-16-le")
                made += _binary(6, at + struct.pack("<I", len(units) // 2) + units)
    return made + _binary(146, b"") + _binary(130, b"")


def xlsb_book(name: str) -> bytes:
    """The part of a .xlsb workbook with one sheet."""
    listed = struct.pack("<III", 0, 1, 4) + "rId1".encode("utf-16-le")
    units = name.encode("utf-16-le")
    listed += struct.pack("<I", len(units) // 2) + units
    inner = _binary(143, b"") + _binary(156, listed) + _binary(144, b"")
    return _binary(131, b"") + inner + _binary(132, b"")


def _binary(kind: int, content: bytes) -> bytes:
    """A record of .xlsb: kind and length take seven bits a byte."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = len(content), b""
    while True:
        more = length > 0x7F
        size += bytes([length & 0x7F | (0x80 if more else 0)])
        length >>= 7
        if not more:
            return head + size + content
