"""Bent containers: parts swapped, dropped, doubled and renamed; lying directories."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from random import Random
from zlib import crc32

from benchmarks.fuzzing.markup import bend

Parts = list[tuple[str, bytes]]
_MARKUP = (".xml", ".rels", ".vml")
_NAMES = (
    *("../x.xml", "/xl/workbook.xml", "xl\\workbook.xml", "XL/WORKBOOK.XML", "", "a/"),
    *(
        "xl/worksheets/sheet1.xml",
        "数据.xml",
        "x" * 300,
        "[Content_Types].xml",
        "C:x.xml",
    ),
)
_FIGURES = (0, 1, 8, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)


def parts_of(data: bytes) -> Parts:
    """The parts of a container with their names, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(one, archive.read(one)) for one in archive.namelist()]


def bent(pick: Random, parts: Parts, is_mild: bool = False) -> bytes:
    """The container with parts bent; ``is_mild`` where it shall still be one."""
    parts = list(parts)
    for _ in range(pick.choice((1, 1, 2, 3))):
        if is_mild or pick.random() < 0.75:
            _bend_part(pick, parts, is_mild)
        elif parts:
            pick.choice(_WAYS)(pick, parts)
    data = packed(parts, pick)
    if not is_mild and pick.random() < 0.2:
        for _ in range(pick.choice((1, 1, 3))):
            data = _bend_bytes(pick, data)
    return data


def packed(parts: Parts, pick: Random | None = None) -> bytes:
    """The container; one name may be there twice."""
    target = io.BytesIO()
    stored = pick is not None and pick.random() < 0.1
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(target, "w", method, compresslevel=1) as archive:
        for name, content in parts:
            archive.NameToInfo.clear()
            archive.writestr(zipfile.ZipInfo(name or "x"), content, method)
    return target.getvalue()


def _bend_part(pick: Random, parts: Parts, is_mild: bool) -> None:
    places = [at for at, (name, _) in enumerate(parts) if name.endswith(_MARKUP)]
    if places:
        sheets = [at for at in places if "sheet" in parts[at][0]]
        at = pick.choice(sheets if sheets and pick.random() < 0.5 else places)
        name, content = parts[at]
        times = pick.choice((1, 1, 2, 4))
        parts[at] = (name, bend(pick, content, times, is_mild))


def _drop(pick: Random, parts: Parts) -> None:
    del parts[pick.randrange(len(parts))]


def _double(pick: Random, parts: Parts) -> None:
    parts.insert(pick.randrange(len(parts) + 1), pick.choice(parts))


def _swap(pick: Random, parts: Parts) -> None:
    one, other = pick.randrange(len(parts)), pick.randrange(len(parts))
    (first, content), (second, another) = parts[one], parts[other]
    parts[one], parts[other] = (first, another), (second, content)


def _rename(pick: Random, parts: Parts) -> None:
    at = pick.randrange(len(parts))
    known = pick.choice(parts)[0]
    new = pick.choice((*_NAMES, known, parts[at][0].upper(), parts[at][0] + "x"))
    parts[at] = (new, parts[at][1])


def _cut(pick: Random, parts: Parts) -> None:
    at = pick.randrange(len(parts))
    name, content = parts[at]
    parts[at] = (name, content[: pick.randrange(len(content) + 1)])


def _blow_up(pick: Random, parts: Parts) -> None:
    at = pick.randrange(len(parts))
    name, content = parts[at]
    filler = pick.choice((b" ", b"<x/>", b"\0", b"<c/>"))
    place = pick.randrange(len(content) + 1)
    more = filler * pick.choice((1000, 30_000, 400_000))
    parts[at] = (name, content[:place] + more + content[place:])


def _shuffle(pick: Random, parts: Parts) -> None:
    pick.shuffle(parts)


_WAYS: tuple[Callable[[Random, Parts], None], ...] = (
    _drop, _drop, _double, _swap, _swap, _rename, _rename, _cut, _blow_up, _shuffle,
)  # fmt: skip

# Where the fields of a record begin, and how many bytes they take.
_CENTRAL = (
    (8, 2),
    (10, 2),
    (16, 4),
    (20, 4),
    (24, 4),
    (28, 2),
    (30, 2),
    (32, 2),
    (42, 4),
)
_LOCAL = ((6, 2), (8, 2), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2))
_END = ((4, 2), (6, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2))
_RECORDS = ((b"PK\1\2", _CENTRAL), (b"PK\3\4", _LOCAL), (b"PK\5\6", _END))


def _bend_bytes(pick: Random, data: bytes) -> bytes:
    """A field of the directory that lies, or bytes around and inside the container."""
    roll = pick.random()
    if roll < 0.6:
        return _bend_field(pick, data)
    if roll < 0.7:
        return pick.randbytes(pick.choice((1, 4, 100))) + data
    if roll < 0.8:
        return data + pick.randbytes(pick.choice((1, 22, 100)))
    if roll < 0.9:
        return data[: pick.randrange(len(data) + 1)]
    return changed(pick, data)


def _bend_field(pick: Random, data: bytes) -> bytes:
    mark, fields = pick.choice(_RECORDS)
    places = [at for at in _all(data, mark)]
    if not places:
        return data
    at = pick.choice(places)
    start, size = pick.choice(fields)
    if at + start + size > len(data):
        return data
    old = int.from_bytes(data[at + start : at + start + size], "little")
    near = (old + 1, max(old - 1, 0), old ^ 1, old * 2, old | 0x0800, crc32(data))
    new = pick.choice((*_FIGURES, *near)) & (256**size - 1)
    packed_field = struct.pack("<I", new)[:size]
    return data[: at + start] + packed_field + data[at + start + size :]


def _all(data: bytes, mark: bytes) -> list[int]:
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 1)
    return found


def changed(pick: Random, data: bytes) -> bytes:
    """The bytes with some of them others, dropped or doubled."""
    whole = bytearray(data)
    for _ in range(pick.choice((1, 1, 2, 6, 30))):
        if not whole:
            break
        at = pick.randrange(len(whole))
        how = pick.randrange(4)
        if how == 0:
            whole[at] = pick.choice((0, 1, 0x7F, 0x80, 0xFF, pick.randrange(256)))
        elif how == 1:
            whole[at] ^= 1 << pick.randrange(8)
        elif how == 2:
            del whole[at : at + pick.choice((1, 2, 4, 100))]
        else:
            whole[at:at] = whole[at : at + pick.choice((1, 2, 4, 100))]
    return bytes(whole)
