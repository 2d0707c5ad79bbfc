"""Zip containers that lie, and those that only look odd."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from selfeval_xl.intake.archive import Archive
from selfeval_xl.intake.limits import Limits
from selfeval_xl.intake.refusal import Refusal

LIMITS = Limits(total_bytes=5_000_000, part_bytes=4_000_000, parts=5)


def pack(*named, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, content in named:
            with (
                file.open(zipfile.ZipInfo(name), "w")
                if name.endswith("64")
                else (file.open(name, "w"))
            ) as part:
                part.write(content)
    return out.getvalue()


def hand_made(*entries, before=b""):
    """A stored zip from (name, content, declared size, flags, CRC or None)."""
    body, listed = bytearray(before), bytearray()
    for name, content, size, flags, crc in entries:
        crc = zlib.crc32(content) if crc is None else crc
        raw = name.encode()
        figures = (flags, 0, 0, 0, crc, len(content), size, len(raw), 0)
        at = len(body)
        body += struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, *figures) + raw + content
        listed += struct.pack("<4sHHHHHHIIIHH", b"PK\1\2", 20, 20, *figures)
        listed += struct.pack("<HHHII", 0, 0, 0, 0, at) + raw
    end = struct.pack(
        "<4sHHHHIIH",
        b"PK\5\6",
        0,
        0,
        len(entries),
        len(entries),
        len(listed),
        len(body),
        0,
    )
    return bytes(body + listed) + end


def entry(name="a.xml", content=b"<a/>", size=None, flags=0, crc=None):
    return (name, content, len(content) if size is None else size, flags, crc)


def refused(act):
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.problem.kind, caught.value.problem.reason


def checked_part(data, name="a.xml", limits=LIMITS):
    archive = Archive(data, limits)
    archive.check()
    return archive.part(name)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pack(("a.xml", b"<a/>")), id="deflated"),
        pytest.param(pack(("a.xml", b"<a/>"), method=0), id="stored"),
        pytest.param(hand_made(entry("\\A.XML")), id="backslash and capitals"),
        pytest.param(hand_made(entry("/a.xml")), id="absolute"),
        pytest.param(b"MZ stub" + pack(("a.xml", b"<a/>")), id="bytes before the zip"),
        pytest.param(pack(("x/", b""), ("a.xml", b"<a/>")), id="folder entry"),
        pytest.param(
            pack(("a.xml", b"<a/>"), ("b.bmp", b"0" * 3_000_000)), id="blank picture"
        ),
    ],
)
def test_quiet(data):
    assert checked_part(data) == b"<a/>"


def test_zip64_is_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        with file.open("a.xml", "w", force_zip64=True) as part:
            part.write(b"<a/>")
    data = bytearray(out.getvalue())
    at = data.find(b"PK\1\2")
    name_end = at + 46 + 5
    (size,) = struct.unpack_from("<I", data, at + 24)
    longs = struct.pack("<HHQQ", 1, 16, size, size)
    struct.pack_into("<IIHH", data, at + 20, 0xFFFFFFFF, 0xFFFFFFFF, 5, len(longs))
    data[name_end:name_end] = longs
    end = data.rfind(b"PK\5\6")
    struct.pack_into("<I", data, end + 12, 51 + len(longs))
    start = at
    record = struct.pack(
        "<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, end - at, start
    )
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, end, 1)
    struct.pack_into("<HHII", data, end + 8, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    data[end:end] = record + locator
    assert checked_part(bytes(data)) == b"<a/>"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(
            pack(*((f"{n}.xml", b"x" * 1_900_000) for n in range(3))),
            ("limit", "zip_total"),
            id="too much in all",
        ),
        pytest.param(
            hand_made(entry(size=4_500_000)), ("limit", "part_size"), id="too large"
        ),
        pytest.param(
            pack(("a.xml", b"0" * 3_000_000)), ("limit", "zip_ratio"), id="bomb"
        ),
        pytest.param(
            hand_made(*(entry(f"{n}.xml") for n in range(6))),
            ("limit", "part_count"),
            id="too many parts",
        ),
        pytest.param(
            hand_made(entry(), entry("A.xml")),
            ("unreadable", "duplicate_part"),
            id="twice",
        ),
        pytest.param(
            hand_made(entry("x/../../a.xml")),
            ("unreadable", "unsafe_name"),
            id="climbs",
        ),
        pytest.param(
            hand_made(entry(flags=1)), ("encrypted", "zip_password"), id="password"
        ),
        pytest.param(
            hand_made(entry(size=3)), ("unreadable", "size_lies"), id="more than said"
        ),
        pytest.param(hand_made(entry(crc=1)), ("unreadable", "crc"), id="bit flipped"),
        pytest.param(
            pack(("a.xml", b"<a/>"), method=zipfile.ZIP_LZMA),
            ("unreadable", "zip_method"),
            id="unknown method",
        ),
        pytest.param(
            hand_made(entry())[:-1], ("unreadable", "truncated"), id="last byte lost"
        ),
        pytest.param(hand_made(entry())[:20], ("unreadable", "truncated"), id="half"),
        pytest.param(
            hand_made(entry("b.xml")), ("unreadable", "missing_part"), id="no such part"
        ),
    ],
)
def test_refused(data, problem):
    assert refused(lambda: checked_part(data)) == problem


def test_inflating_stops_at_the_declared_size():
    data = bytearray(pack(("a.xml", b"0" * 900_000)))
    at = data.find(b"PK\1\2")
    struct.pack_into("<I", data, at + 24, 10)
    assert refused(lambda: checked_part(bytes(data))) == ("unreadable", "size_lies")


def test_overlapping_parts_are_refused():
    data = bytearray(hand_made(entry("a.xml"), entry("b.xml")))
    second = data.rfind(b"PK\1\2")
    struct.pack_into("<I", data, second + 42, 0)
    assert refused(lambda: checked_part(bytes(data))) == (
        "unreadable",
        "overlapping_parts",
    )


def test_damaged_stream_is_refused():
    data = bytearray(pack(("a.xml", bytes(range(256)) * 40)))
    data[45:60] = b"\xff" * 15
    assert refused(lambda: checked_part(bytes(data))) == ("unreadable", "corrupt")


@pytest.mark.parametrize("at", range(0, 120, 7))
def test_any_broken_byte_is_refused_or_read(at):
    """No byte of a container can make more of it than a refusal."""
    data = bytearray(hand_made(entry(), entry("b.xml")))
    for value in (0x00, 0x7F, 0xFF):
        data[at] = value
        try:
            checked_part(bytes(data))
        except Refusal:
            pass
