"""OLE2 compound files: which streams there are, and the bytes of one."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from selfeval_xl.intake.limits import Limits
from selfeval_xl.intake.refusal import broken, too_much

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_REGULAR = 0xFFFFFFF9
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ENTRY_SIZE = 128
_STREAM, _ROOT = 2, 5
_LARGE_SECTOR = 4096  # so large that the header alone can name all tables
_SMALLEST = 4096
_SECTOR_HEAD = 512


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream as the directory declares it."""

    start: int
    size: int


class Compound:
    """The streams of a compound file, found by name without regard to case.

    Every sector number and size is checked against the file; raises ``Refusal``
    "truncated" or "corrupt" where one cannot be followed.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        if len(data) < 512 or not data.startswith(MAGIC):
            raise broken("truncated")
        self._data = data
        self._limits = limits
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise broken("corrupt")
        self._size = 1 << shift
        self._mini_size = 1 << mini_shift
        self._sectors = max(0, -(-len(data) // self._size) - 1)
        directory, mini_cutoff, mini_fat = (
            struct.unpack_from("<I", data, at)[0] for at in (48, 56, 60)
        )
        self._mini_cutoff = mini_cutoff
        self._fat = self._read_fat()
        self._mini_fat = self._numbers(self._chain(mini_fat, self._fat, None))
        self._root = Stream(_LAST_REGULAR + 1, 0)
        self.streams: Mapping[str, Stream] = self._read_directory(directory)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.streams

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; raises ``Refusal`` where there is none."""
        found = self.streams.get(name.lower())
        if found is None:
            raise broken("missing_part", part=name)
        if found.size > self._limits.part_bytes:
            raise too_much("part_size", found.size, self._limits.part_bytes, part=name)
        if found.size >= self._mini_cutoff:
            content = self._chain(found.start, self._fat, found.size)
        else:
            content = self._mini_chain(found)
        if len(content) < found.size:
            raise broken("truncated", part=name)
        return content[: found.size]

    def _sector(self, number: int) -> bytes:
        if number >= self._sectors:
            raise broken("truncated")
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _numbers(self, content: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])

    def _read_fat(self) -> tuple[int, ...]:
        """The table of following sectors; its own sectors are listed apart."""
        listed = list(struct.unpack_from("<109I", self._data, 76))
        (number,) = struct.unpack_from("<I", self._data, 68)
        seen = 0
        while number <= _LAST_REGULAR:
            seen += 1
            if seen > self._sectors:
                raise broken("corrupt")
            more = self._numbers(self._sector(number))
            listed.extend(more[:-1])
            number = more[-1] if more else _LAST_REGULAR + 1
        wanted = -(-self._sectors // (self._size // 4))
        used = [one for one in listed if one <= _LAST_REGULAR][: wanted + 1]
        return self._numbers(b"".join(self._sector(one) for one in used))

    def _chain(self, start: int, table: tuple[int, ...], size: int | None) -> bytes:
        """Sectors from ``start`` on, no more than ``size`` bytes need."""
        pieces: list[bytes] = []
        number = start
        most = self._sectors if size is None else -(-size // self._size)
        while number <= _LAST_REGULAR and len(pieces) < most:
            pieces.append(self._sector(number))
            if number >= len(table):
                break
            number = table[number]
        return b"".join(pieces)

    def _mini_chain(self, stream: Stream) -> bytes:
        """A small stream: pieces of 64 bytes inside the root's own stream."""
        content = self._chain(self._root.start, self._fat, self._root.size)
        pieces: list[bytes] = []
        number = stream.start
        most = -(-stream.size // self._mini_size)
        while number <= _LAST_REGULAR and len(pieces) < most:
            pieces.append(content[number * 64 : number * 64 + 64])
            if number >= len(self._mini_fat):
                break
            number = self._mini_fat[number]
        return b"".join(pieces)

    def _read_directory(self, start: int) -> dict[str, Stream]:
        content = self._chain(start, self._fat, None)
        found: dict[str, Stream] = {}
        for at in range(0, len(content) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
            (name_size,) = struct.unpack_from("<H", content, at + 64)
            kind = content[at + 66]
            first, size = struct.unpack_from("<II", content, at + 116)
            if kind == _ROOT:
                self._root = Stream(first, size)
            elif kind == _STREAM and 2 <= name_size <= 64:
                raw_name = content[at : at + name_size - 2]
                name = raw_name.decode("utf-16-le", "replace").lower()
                found.setdefault(name, Stream(first, size))
        if not found:
            raise broken("corrupt")
        return found


def alone(name: str, content: bytes) -> bytes:
    """A new compound file that holds one stream and nothing else.

    For a library that follows whatever a file says of its sectors, in circles too.
    """
    size = max(len(content), _SMALLEST)
    count = -(-size // _LARGE_SECTOR)
    tables = -(-(count + 2) // (_LARGE_SECTOR // 4 - 1))
    chain = [*range(1, count), _END, _END, *[_TABLE] * tables]
    first = count + 1
    table = struct.pack(f"<{len(chain)}I", *chain)
    head = MAGIC + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 4, 0xFFFE, 12, 6)
    numbers = (1, tables, count, 0, _SMALLEST, _END, 0, _END, 0)
    head += b"\0" * 6 + struct.pack("<9I", *numbers)
    head += struct.pack(f"<{tables}I", *range(first, first + tables))
    # the root's own stream is empty, and still has to begin somewhere
    entries = _entry("Root Entry", _ROOT, count, 0, 1) + _entry(name, _STREAM, 0, size)
    return b"".join(
        (
            head.ljust(_SECTOR_HEAD, b"\xff").ljust(_LARGE_SECTOR, b"\0"),
            content.ljust(count * _LARGE_SECTOR, b"\0"),
            entries.ljust(_LARGE_SECTOR, b"\0"),
            table.ljust(tables * _LARGE_SECTOR, b"\xff"),
        )
    )


def _entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII", len(raw), kind, 1, _FREE, _FREE, child)
    place = struct.pack("<IQ", start, size)
    return raw.ljust(64, b"\0") + links + b"\0" * 36 + place
