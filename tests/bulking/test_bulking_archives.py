"""Archives handed in."""

import io
import sys
import zipfile

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
