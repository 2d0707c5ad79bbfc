"""Archives handed in."""

import io
import struct
import sys
import zipfile
import zlib

import py7zr
import pytest
from handinkit import zipped

from selfeval_xl.bulking import archives
from selfeval_xl.bulking.archives import members
from selfeval_xl.intake.limits import Limits

FILES = {"某局/数据表.txt": b"one", "评分表.txt": b"two"}


def told(data, limits=Limits()):
    """Name and content, problem or reason for leaving out, of each member."""
    return [
        (one.name, one.is_skipped or (one.problem.reason if one.problem else one.data))
        for one in members(data, limits)
    ]


def seven(files):
    packed = io.BytesIO()
    with py7zr.SevenZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(data, name)
    return packed.getvalue()


STORED, PACKED = 0x30, 0x33


def rar(files, method=STORED, flags=0):
    """An archive as WinRAR 3 writes it, its files unpacked or said to be packed."""

    def block(kind, marks, body):
        head = struct.pack("<BHH", kind, marks, 7 + len(body)) + body
        return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head

    made = b"Rar!\x1a\x07\x00" + block(0x73, flags and 0x101, bytes(6))
    for name, data in files.items():
        sizes = struct.pack("<II", len(data), len(data) * (2 if flags else 1))
        looks = struct.pack("<BIIBB", 2, zlib.crc32(data), 0x5A210000, 29, method)
        body = sizes + looks + struct.pack("<HI", len(name.encode()), 0x20)
        made += block(0x74, 0x8000 | flags, body + name.encode()) + data
    return made


@pytest.mark.parametrize("encoding", [None, "gbk", "utf-8"])
def test_zip_names_in_any_encoding(encoding):
    assert told(zipped(FILES, encoding)) == list(FILES.items())


def test_one_archive_inside_another_is_opened_and_no_deeper():
    inner = zipped({"表.txt": b"1", "底.zip": zipped({"x": b""})})
    outer = zipped({"单位.zip": inner})
    assert told(outer) == [
        ("单位.zip/表.txt", b"1"),
        ("单位.zip/底.zip", "archive_depth"),
    ]


def test_what_programs_leave_is_passed_over():
    files = {"__MACOSX/._表.xlsx": b"", "~$表.xlsx": b"", "表.txt": b"1"}
    assert told(zipped(files)) == [
        ("__MACOSX/._表.xlsx", "hidden"),
        ("~$表.xlsx", "temporary"),
        ("表.txt", b"1"),
    ]


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        pytest.param(b"", Limits(), "empty", id="empty"),
        pytest.param(b"no archive", Limits(), "archive", id="no archive"),
        pytest.param(zipped(FILES)[:-9], Limits(), "truncated", id="cut off"),
        pytest.param(zipped(FILES), Limits(file_bytes=50), "file_size", id="size"),
        pytest.param(zipped(FILES), Limits(parts=1), "part_count", id="parts"),
        pytest.param(zipped(FILES), Limits(total_bytes=5), "zip_total", id="total"),
        pytest.param(seven(FILES), Limits(total_bytes=5), "zip_total", id="7z total"),
        pytest.param(seven(FILES), Limits(parts=1), "part_count", id="7z parts"),
        pytest.param(seven(FILES)[:-9], Limits(), "archive", id="7z cut off"),
        pytest.param(rar(FILES), Limits(total_bytes=5), "zip_total", id="rar total"),
    ],
)
def test_refused_whole(data, limits, reason):
    assert told(data, limits) == [("", reason)]


def test_a_bomb_is_refused_and_its_neighbours_are_read():
    data = zipped({"表.txt": b"1"})
    bomb = io.BytesIO(data)
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("大.xml.txt", bytes(3_000_000))
    assert told(bomb.getvalue()) == [("表.txt", b"1"), ("大.xml.txt", "zip_ratio")]


def test_names_lead_nowhere_else():
    assert told(seven({"a/b.txt": b"1"})) == [("a/b.txt", b"1")]
    assert archives._plain("../../C:\\x/./y\0") == "C_/x/y_"


def test_7z():
    assert sorted(told(seven(FILES))) == sorted(FILES.items())


def test_rar():
    assert sorted(told(rar(FILES))) == sorted(FILES.items())


def test_rar_that_needs_a_program_says_which(monkeypatch):
    monkeypatch.setattr(archives, "which", lambda name: None)
    (one,) = members(rar({"表.txt": b"1" * 99}, PACKED), Limits())
    assert (one.problem.reason, one.problem.details["detail"]) == (
        "archive_tool",
        "unrar",
    )


@pytest.mark.parametrize(
    "flags", [pytest.param(2, id="first volume"), pytest.param(3, id="a later volume")]
)
def test_one_volume_of_several_is_told(flags):
    assert told(rar({"表.txt": b"1" * 99}, flags=flags)) == [("", "archive_split")]


@pytest.mark.parametrize(
    ("start", "module", "needs"),
    [
        pytest.param(seven(FILES), "py7zr", ("py7zr", ".7z"), id="7z"),
        pytest.param(b"Rar!\x1a\x07\x01\x00", "rarfile", ("rarfile", ".rar"), id="rar"),
    ],
)
def test_without_the_extra_one_problem_says_what_is_missing(
    monkeypatch, start, module, needs
):
    monkeypatch.setitem(sys.modules, module, None)
    (one,) = members(start, Limits())
    assert (one.name, one.problem.reason) == ("", "archive_tool")
    assert (one.problem.details["detail"], one.problem.details["extension"]) == needs
