"""Which files are taken from the PATHs, and what is passed over."""

from __future__ import annotations

import os

import pytest

from selfeval_xl.errors import UsageError
from selfeval_xl.intake.discover import discover, is_own_output


def plant(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_folder_is_searched_in_order(tmp_path):
    plant(
        tmp_path,
        "乙局/评分表.xls",
        "甲局/数据表.xlsx",
        "甲局/佐证/照片.jpg",
        "总表.xlsx",
    )
    found = discover([tmp_path])
    assert [(one.name, one.named) for one in found.files] == [
        ("总表.xlsx", False),
        ("乙局/评分表.xls", False),
        ("甲局/数据表.xlsx", False),
        ("甲局/佐证/照片.jpg", False),
    ]
    assert [one.folder.removeprefix(tmp_path.as_posix()) for one in found.files] == [
        "",
        "/乙局",
        "/甲局",
        "/甲局/佐证",
    ]
    assert (found.skipped, found.problems) == ({}, ())


def test_file_named_alone_has_its_own_name(tmp_path):
    plant(tmp_path, "甲局/~$数据表.xlsx")
    (only,) = discover([tmp_path / "甲局" / "~$数据表.xlsx"]).files
    assert (only.name, only.named) == ("~$数据表.xlsx", True)


def test_what_is_no_hand_in_is_counted(tmp_path):
    plant(
        tmp_path,
        "~$数据表.xlsx",
        ".~数据表.xlsx",
        ".~lock.数据表.ods#",
        "下载.crdownload",
        ".DS_Store",
        "Thumbs.db",
        ".git/config",
        "__MACOSX/._数据表.xlsx",
        "数据表.xlsx",
    )
    found = discover([tmp_path])
    assert [one.name for one in found.files] == ["数据表.xlsx"]
    assert found.skipped == {"hidden": 4, "lock": 1, "temporary": 3}


def test_file_reached_twice_is_listed_once(tmp_path):
    plant(tmp_path, "数据表.xlsx")
    found = discover([tmp_path, tmp_path / "数据表.xlsx", tmp_path / "."])
    assert [(one.name, one.named) for one in found.files] == [("数据表.xlsx", True)]


def test_links_in_a_circle_end(tmp_path):
    plant(tmp_path, "甲局/数据表.xlsx")
    (tmp_path / "甲局" / "回").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "无").symlink_to(tmp_path / "没有")
    os.mkfifo(tmp_path / "管道")
    found = discover([tmp_path])
    assert [one.name for one in found.files] == ["甲局/数据表.xlsx"]
    assert found.skipped == {"special": 2}


def test_folder_that_cannot_be_listed_is_a_problem(tmp_path, monkeypatch):
    plant(tmp_path, "甲局/数据表.xlsx", "乙局/数据表.xlsx")
    listed = os.scandir

    def scandir(path):
        if os.fspath(path).endswith("甲局"):
            raise PermissionError
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = discover([tmp_path])
    assert [one.name for one in found.files] == ["乙局/数据表.xlsx"]
    ((name, problem),) = found.problems
    assert (name, problem.kind, problem.reason) == (
        "甲局",
        "unreadable",
        "folder_denied",
    )


def test_missing_path_stops_the_run(tmp_path):
    with pytest.raises(UsageError, match="没有.xlsx"):
        discover([tmp_path / "没有.xlsx"])


@pytest.mark.parametrize(
    ("properties", "is_own"),
    [
        pytest.param({}, False, id="none"),
        pytest.param({"文号": "一号"}, False, id="another's"),
        pytest.param({"selfeval-xl": "0.1.0"}, True, id="own"),
    ],
)
def test_own_outputs(properties, is_own):
    assert is_own_output(properties) is is_own
