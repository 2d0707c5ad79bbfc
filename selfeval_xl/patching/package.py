"""A zip container written anew: what is not changed is copied as packed bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from selfeval_xl.patching.refused import CannotPatch

_END = b"PK\x05\x06"
_END_SIZE = 22
_LOCATOR_SIZE = 20
_LOCATOR, _END64 = b"PK\x06\x07", b"PK\x06\x06"
_ENTRY = struct.Struct("<4sHHHHHHIIIHHHHHII")
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_END_RECORD = struct.Struct("<4sHHHHIIH")
_DEFLATED = 8
_DESCRIPTOR, _UTF8 = 0x0008, 0x0800
_UNKNOWN = 0xFFFFFFFF
_VERSION = 20
_MIDNIGHT, _FIRST_DAY = 0, 0x0021  # 1980-01-01: a copy does not depend on the clock
_MOST = 0xFFFF
_LEVEL = 4


@dataclass(frozen=True, slots=True)
class _Record:
    """One entry of the directory: its fields, name, extra fields and comment."""

    fields: tuple[int, ...]
    name: bytes
    extra: bytes
    comment: bytes
    start: int  # where its local header is in the file


def rewrite(
    data: bytes,
    changed: Mapping[str, bytes],
    added: Mapping[str, bytes],
    dropped: Collection[str] = (),
) -> bytes:
    """The container with parts replaced, added at the end, or left out.

    Parts keep their order; those that stay keep header, packed bytes, time stamps and
    extra fields. Names are those of the directory. Raises CannotPatch where a
    part to replace is not there or the directory cannot be followed.
    """
    records, end, comment = _directory(data)
    ends = _ends(records, end)
    todo = {name.encode(): content for name, content in changed.items()}
    left_out = {name.encode() for name in dropped}
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for record in records:
        name = _plain_name(record)
        if name in left_out:
            continue
        content = todo.pop(name, None)
        if content is None:
            local = data[record.start : ends[record.start]]
            directory.append(_moved(record, at))
        else:
            local, entry = _packed(record, content, at)
            directory.append(entry)
        pieces.append(local)
        at += len(local)
    if todo:
        raise CannotPatch("missing_part", part=next(iter(todo)).decode())
    for text, content in added.items():
        local, entry = _packed(_new_record(text), content, at)
        pieces.append(local)
        directory.append(entry)
        at += len(local)
    if len(directory) >= _MOST or at >= _UNKNOWN:
        raise CannotPatch("too_large")
    return b"".join([*pieces, *directory, _end(directory, at, comment)])


def _plain_name(record: _Record) -> bytes:
    """The name as the reader gives it: UTF-8, whatever the directory's encoding."""
    if record.fields[3] & _UTF8:
        return record.name
    return record.name.decode("cp437").encode()


def _directory(data: bytes) -> tuple[list[_Record], int, bytes]:
    """The records in order, where the parts end, and the archive's comment."""
    at = data.rfind(_END, max(0, len(data) - _END_SIZE - _MOST))
    if at < 0:
        raise CannotPatch("no_directory")
    found = _END_RECORD.unpack_from(data, at)
    count, size, offset = found[4], found[5], found[6]
    comment = data[at + _END_SIZE : at + _END_SIZE + found[7]]
    end = at
    if data[max(at - _LOCATOR_SIZE, 0) : at][:4] == _LOCATOR:
        (end,) = struct.unpack_from("<Q", data, at - _LOCATOR_SIZE + 8)
        if data[end : end + 4] != _END64:
            raise CannotPatch("no_directory")
        count, size, offset = struct.unpack_from("<QQQ", data, end + 32)
    shift = 0
    if data[offset : offset + 4] != b"PK\x01\x02":
        shift = end - size - offset  # something stands before the container
    at = offset + shift
    records = []
    for _ in range(count):
        record, at = _record(data, at, shift)
        records.append(record)
    return records, offset + shift, comment


def _record(data: bytes, at: int, shift: int) -> tuple[_Record, int]:
    signature, *fields = _ENTRY.unpack_from(data, at)
    if signature != b"PK\x01\x02":
        raise CannotPatch("no_directory")
    name_size, extra_size, comment_size = fields[9:12]
    at += _ENTRY.size
    name = data[at : at + name_size]
    extra = data[at + name_size : at + name_size + extra_size]
    at += name_size + extra_size
    comment = data[at : at + comment_size]
    start = fields[15]
    if start == _UNKNOWN:
        place = _offset_place(fields, extra)
        (start,) = struct.unpack_from("<Q", extra, place)
    record = _Record((0, *fields), name, extra, comment, start + shift)
    return record, at + comment_size


def _offset_place(fields: list[int], extra: bytes) -> int:
    """Where in the extra fields the long offset stands."""
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == 1:
            before = 8 * ((fields[8] == _UNKNOWN) + (fields[7] == _UNKNOWN))
            if before + 8 <= length:
                return at + 4 + before
        at += 4 + length
    raise CannotPatch("no_directory")


def _ends(records: list[_Record], end: int) -> dict[int, int]:
    """Where each part ends, its data descriptor included: where the next begins."""
    starts = sorted(record.start for record in records)
    return dict(zip(starts, [*starts[1:], end], strict=True))


def _moved(record: _Record, at: int) -> bytes:
    """The directory's entry of a part that is copied to another offset."""
    fields, extra = list(record.fields[1:]), record.extra
    if fields[15] == _UNKNOWN:
        place = _offset_place(fields, extra)
        extra = extra[:place] + struct.pack("<Q", at) + extra[place + 8 :]
    else:
        fields[15] = at
    entry = _ENTRY.pack(b"PK\x01\x02", *fields)
    return entry + record.name + extra + record.comment


def _packed(record: _Record, content: bytes, at: int) -> tuple[bytes, bytes]:
    """A part packed anew: its local header with the bytes, and its entry."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    made, _, flags, _, time, day = record.fields[1:7]
    flags &= ~_DESCRIPTOR
    extra = _without_sizes(record.extra)
    shared = (
        _VERSION, flags, _DEFLATED, time, day,
        zlib.crc32(content), len(packed), len(content), len(record.name),
    )
    local = _LOCAL.pack(b"PK\x03\x04", *shared, 0) + record.name + packed
    entry = _ENTRY.pack(
        b"PK\x01\x02", made, *shared, len(extra), len(record.comment),
        *record.fields[13:16], at,
    )
    return local, entry + record.name + extra + record.comment


def _without_sizes(extra: bytes) -> bytes:
    """The extra fields without the one that holds long sizes."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind != 1:
            kept += extra[at : at + 4 + length]
        at += 4 + length
    return kept


def _new_record(name: str) -> _Record:
    flags = 0 if name.isascii() else _UTF8
    fields = (_VERSION, _VERSION, flags, _DEFLATED, _MIDNIGHT, _FIRST_DAY, *[0] * 10)
    return _Record((0, *fields), name.encode(), b"", b"", 0)


def _end(directory: list[bytes], at: int, comment: bytes) -> bytes:
    count, size = len(directory), sum(map(len, directory))
    record = _END_RECORD.pack(_END, 0, 0, count, count, size, at, len(comment))
    return record + comment
