"""A zip container, read with every declared figure distrusted."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass

from selfeval_xl.intake.limits import Limits
from selfeval_xl.intake.refusal import broken, refuse, too_much

_END = b"PK\x05\x06"
_END_SIZE = 22
_END64 = b"PK\x06\x06"
_LOCATOR = b"PK\x06\x07"
_ENTRY = struct.Struct("<4sHHHHHHIIIHHHHHII")
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_STORED, _DEFLATED = 0, 8
_IS_ENCRYPTED, _IS_UTF8 = 0x0001, 0x0800
_PARSED = (".xml", ".rels")  # a blank picture may pack as well as any bomb
_SEPARATOR = re.compile(r"[/\\]")
_UNKNOWN = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Entry:
    """One part as the central directory declares it."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class Archive:
    """Parts of a zip container; names without regard to case, "\\" read as "/".

    Making one reads the directory only and raises ``Refusal`` where it cannot be
    followed. ``check`` applies the limits, ``part`` inflates one part.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._limits = limits
        self._inflated: dict[str, bytes] = {}
        self.entries = _directory(data, limits)
        self._by_name = {_key(one.name): one for one in self.entries}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._by_name

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all parts, in the directory's order."""
        return tuple(one.name for one in self.entries)

    def check(self) -> None:
        """Refuse bombs, twice-named and overlapping parts, unsafe names.

        What is never inflated here counts in the total only.
        """
        limits = self._limits
        total = sum(one.size for one in self.entries)
        if total > limits.total_bytes:
            raise too_much("zip_total", total, limits.total_bytes)
        for one in self.entries:
            if one.name.lower().endswith(_PARSED):
                self._check_entry(one)
        if len(self._by_name) != len(self.entries):
            raise broken("duplicate_part", part=_first_duplicate(self.entries))
        self._check_overlap()

    def part(self, name: str, limit: int | None = None) -> bytes:
        """The inflated bytes of a part, checked against size and CRC.

        Raises ``Refusal``: "missing_part", "truncated", "corrupt", "size_lies",
        "crc", "zip_method" or a limit.
        """
        key = _key(name)
        found = self._inflated.get(key)
        if found is None:
            entry = self._by_name.get(key)
            if entry is None:
                raise broken("missing_part", part=name)
            self._check_entry(entry)
            if limit is not None and entry.size > limit:
                raise too_much("part_size", entry.size, limit, part=entry.name)
            found = self._inflated[key] = self._inflate(entry)
        return found

    def forget(self, name: str) -> None:
        """Let go of a part's inflated bytes."""
        self._inflated.pop(_key(name), None)

    def _check_entry(self, entry: Entry) -> None:
        limits = self._limits
        if entry.flags & _IS_ENCRYPTED:
            raise refuse("encrypted", "zip_password", part=entry.name)
        if ".." in entry.name and ".." in _SEPARATOR.split(entry.name):
            raise broken("unsafe_name", part=entry.name)
        if entry.size > limits.part_bytes:
            raise too_much("part_size", entry.size, limits.part_bytes, part=entry.name)
        if entry.size > max(limits.ratio_from, entry.packed * limits.ratio):
            ratio = entry.size // max(entry.packed, 1)
            raise too_much("zip_ratio", ratio, limits.ratio, part=entry.name)

    def _start(self, entry: Entry) -> int:
        """Where the packed bytes begin: the local header has its own lengths."""
        if entry.offset + _LOCAL.size > len(self._data):
            raise broken("truncated", part=entry.name)
        header = _LOCAL.unpack_from(self._data, entry.offset)
        if header[0] != b"PK\x03\x04":
            raise broken("corrupt", part=entry.name)
        start: int = entry.offset + _LOCAL.size + header[9] + header[10]
        if start + entry.packed > len(self._data):
            raise broken("truncated", part=entry.name)
        return start

    def _check_overlap(self) -> None:
        end = 0
        for entry in sorted(self.entries, key=lambda one: one.offset):
            if entry.offset < end:
                raise broken("overlapping_parts", part=entry.name)
            end = self._start(entry) + entry.packed

    def _inflate(self, entry: Entry) -> bytes:
        start = self._start(entry)
        packed = self._data[start : start + entry.packed]
        if entry.method == _STORED:
            content = packed
        elif entry.method == _DEFLATED:
            unpacker = zlib.decompressobj(-15)
            try:
                content = unpacker.decompress(packed, entry.size + 1)
            except zlib.error:
                raise broken("corrupt", part=entry.name) from None
        else:
            raise broken("zip_method", part=entry.name, found=entry.method)
        if len(content) != entry.size:
            raise broken("size_lies", part=entry.name)
        if zlib.crc32(content) != entry.crc:
            raise broken("crc", part=entry.name)
        return content


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _first_duplicate(entries: tuple[Entry, ...]) -> str:
    seen: set[str] = set()
    for one in entries:
        if _key(one.name) in seen:
            return one.name
        seen.add(_key(one.name))
    return ""


def _directory(data: bytes, limits: Limits) -> tuple[Entry, ...]:
    count, start, size, shift = _find_directory(data)
    if count > limits.parts:
        raise too_much("part_count", count, limits.parts)
    found = []
    at, end = start, start + size
    for _ in range(count):
        if at + _ENTRY.size > end:
            raise broken("truncated")
        entry, at = _entry(data, at, shift)
        if not entry.name.endswith(("/", "\\")):
            found.append(entry)
    return tuple(found)


def _find_directory(data: bytes) -> tuple[int, int, int, int]:
    """Count of entries, start and size of the directory, and bytes before the zip."""
    at = data.rfind(_END, max(0, len(data) - _END_SIZE - 0xFFFF))
    if at < 0 or at + _END_SIZE > len(data):
        raise broken("truncated")
    count, size, offset = struct.unpack_from("<HII", data, at + 10)
    end = at
    locator = at - 20
    if locator >= 0 and data[locator : locator + 4] == _LOCATOR:
        (end,) = struct.unpack_from("<Q", data, locator + 8)
        if data[end : end + 4] != _END64 or end + 56 > len(data):
            raise broken("truncated")
        count, size, offset = struct.unpack_from("<QQQ", data, end + 32)
    starts_here = data[offset : offset + 4] == b"PK\x01\x02"
    shift = 0 if starts_here else end - size - offset
    if shift < 0 or offset + shift + size > len(data):
        raise broken("truncated")
    return count, offset + shift, size, shift


def _entry(data: bytes, at: int, shift: int) -> tuple[Entry, int]:
    """One directory entry and where the next begins."""
    fields = _ENTRY.unpack_from(data, at)
    if fields[0] != b"PK\x01\x02":
        raise broken("truncated")
    flags, method, crc, packed, size = fields[3], fields[4], *fields[7:10]
    name_size, extra_size, comment_size = fields[10:13]
    offset = fields[16]
    name_at = at + _ENTRY.size
    raw_name = data[name_at : name_at + name_size]
    extra = data[name_at + name_size : name_at + name_size + extra_size]
    if _UNKNOWN in (size, packed, offset):
        size, packed, offset = _large(extra, size, packed, offset)
    name = raw_name.decode("utf-8" if flags & _IS_UTF8 else "cp437", "replace")
    entry = Entry(name, flags, method, crc, packed, size, offset + shift)
    return entry, name_at + name_size + extra_size + comment_size


def _large(extra: bytes, *figures: int) -> tuple[int, int, int]:
    """Size, packed size and offset with what the zip64 field says of them."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == 1:
            content = extra[at + 4 : at + 4 + length]
            whole = len(content) // 8
            longs = iter(struct.unpack(f"<{whole}Q", content[: whole * 8]))
            size, packed, offset = (
                next(longs, one) if one == _UNKNOWN else one for one in figures
            )
            return size, packed, offset
        at += 4 + length
    raise broken("truncated")
