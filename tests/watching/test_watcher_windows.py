"""Habits of Windows and of office programs in a folder under watch."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from test_watcher import Scene

from selfeval_xl import check
from selfeval_xl.watching import watcher

pytest.importorskip("formualizer")


@pytest.fixture
def scene(tmp_path):
    return Scene(tmp_path)


def test_one_held_file_keeps_only_its_own_hand_in_waiting(scene, monkeypatch):
    real = watcher.fingerprint

    def held(folder, names):
        for name in names:
            if name == "乙局/数据表.xlsx":
                raise PermissionError(13, "held", str(folder / name))
        return real(folder, names)

    scene.drop("甲局/评分表.xlsx")
    scene.drop("乙局/评分表.xlsx")
    scene.drop("乙局/数据表.xlsx")
    scene.drop("丙局/评分表.xlsx")
    monkeypatch.setattr(watcher, "fingerprint", held)
    scene.look()
    scene.now += 3
    told = [
        (one.kind, one.unit, one.details.get("file")) for one in scene.watcher.step()
    ]
    assert told == [
        ("checked", "丙局", None),
        ("waiting", "乙局", "数据表.xlsx"),
        ("checked", "甲局", None),
    ]
    assert scene.look(3) == []  # told once, however often it is looked at
    monkeypatch.undo()
    assert scene.look(3) == [("checked", "乙局")]


def test_saving_under_another_name_and_renaming_is_one_change(scene):
    """As office programs save: a new file, the old one away, the new one's name."""
    target = scene.drop("某局/评分表.xlsx")
    assert scene.looks() == [("checked", "某局")]
    fresh = scene.drop("某局/8A6F21D0.tmp")
    fresh.write_bytes(target.read_bytes() + b" ")
    lock = scene.drop("某局/~$评分表.xlsx")
    assert scene.look() == []
    target.rename(target.with_name("3B7C.tmp"))
    assert scene.look(1) == []
    fresh.rename(target)
    os.utime(target, (1e9, 1e9))
    target.with_name("3B7C.tmp").unlink()
    lock.unlink()
    assert scene.looks() == [("checked", "某局")]
    assert scene.looks() == []


def test_a_name_in_other_letters_is_the_same_hand_in_afterwards(scene):
    """Windows lets a name change only in its letters' case."""
    scene.drop("Unit/Score.xlsx")
    scene.looks()
    before = scene.written()
    first, other = scene.folder / "Unit", scene.folder / "between"
    first.rename(other)
    other.rename(scene.folder / "UNIT")
    told = scene.looks()
    assert told == [("gone", "Unit"), ("checked", "UNIT")]
    assert scene.written() == [name.replace("Unit", "UNIT") for name in before]


def test_a_document_that_cannot_be_converted_is_a_finding_not_a_stop(scene):
    scene.drop("某局/评分表.xlsx")
    old = Path(scene.folder / "某局" / "自评报告.doc")
    old.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096))
    assert scene.looks() == [("checked", "某局")]
    found = check(scene.folder / "某局").findings
    unread = [one for one in found if one.hit.place.file == "自评报告.doc"]
    assert [one.code for one in unread] == ["FL101"]
    page = (scene.out / "某局" / "校验报告.html").read_text(encoding="utf-8")
    assert unread[0].message in page
    assert scene.looks() == []
