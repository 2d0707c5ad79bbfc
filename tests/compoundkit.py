"""Compound files and .xls streams made record by record."""

from __future__ import annotations

import struct

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
BOF, EOF = 0x0809, 0x000A


def record(kind, content=b""):
    return struct.pack("<HH", kind, len(content)) + content


def bof(kind):
    return record(BOF, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))


def text(value):
    """A name as the sheet list writes it."""
    return struct.pack("<BB", len(value), 1) + value.encode("utf-16-le")


def number(row, column, value, style=0):
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def xls_stream(*sheets, before=b"", names=("数据表", "评分表")):
    """A .xls stream whose sheets hold these records."""
    listed = b""
    place = len(bof(5) + before) + sum(
        len(record(0x0085, b"\0" * 6 + text(names[at]))) for at in range(len(sheets))
    )
    place += len(record(EOF))
    bodies = b""
    for at, records in enumerate(sheets):
        start = struct.pack("<IH", place + len(bodies), 0)
        listed += record(0x0085, start + text(names[at]))
        bodies += bof(0x0010) + records + record(EOF)
    return bof(5) + before + listed + record(EOF) + bodies


def compound(**streams):
    """A compound file with 512-byte sectors; small streams are padded to be large."""
    sectors, chains, entries = [], [], []
    for name, content in streams.items():
        size = max(len(content), 4096)
        content = content.ljust(-(-size // 512) * 512, b"\0")
        start = len(sectors)
        sectors += [content[at : at + 512] for at in range(0, len(content), 512)]
        chains += [*range(start + 1, len(sectors)), END]
        entries.append(_entry(name, 2, start, size))
    listed = b"".join([_entry("Root Entry", 5, END, 0, child=1), *entries])
    listed = listed.ljust(-(-len(listed) // 512) * 512, b"\0")
    directory = len(sectors)
    sectors += [listed[at : at + 512] for at in range(0, len(listed), 512)]
    chains += [*range(directory + 1, len(sectors)), END]
    tables = -(-(len(sectors) + 1) // 127)
    first = len(sectors)
    chains += [FAT] * tables
    table = struct.pack(f"<{len(chains)}I", *chains).ljust(tables * 512, b"\xff")
    sectors += [table[at : at + 512] for at in range(0, len(table), 512)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIII", 0, tables, directory, 0, 4096, END, 0, END, 0)
    placed = [first + at for at in range(tables)]
    header += struct.pack("<109I", *(placed + [FREE] * (109 - tables)))
    return header + b"".join(sectors)


def _entry(name, kind, start, size, child=FREE):
    raw = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<BBIII", kind, 1, FREE, FREE, child)
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<H", len(raw))
        + links
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )
