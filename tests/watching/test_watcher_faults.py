"""Full disks, lost shares, clocks, defects and a second watcher: nothing is lost."""

from __future__ import annotations

import os
import shutil

import pytest
from test_watcher import CELLS, Scene

from selfeval_xl.errors import UsageError
from selfeval_xl.watching import alone, results, watcher

pytest.importorskip("formualizer")


@pytest.fixture
def scene(tmp_path):
    return Scene(tmp_path)


def test_a_disk_that_stays_full_makes_no_copies_of_its_own_results(scene, monkeypatch):
    """What a failed try has written over is no other person's work."""
    scene.drop("某局/数据表.xlsx", CELLS / "数据表.xlsx")
    scene.looks()
    before = scene.written()

    def full(file, data):
        raise UsageError("写不了 {file}", file=file)

    scene.drop("某局/评分表.xlsx", CELLS / "评分表.xlsx")
    with monkeypatch.context() as patch:
        patch.setattr(results, "write_whole", full)
        assert scene.looks() == [("failed", "某局")]
        assert scene.watcher.is_stuck
        assert scene.look(31) == [("failed", "某局")]
    assert scene.look(31) == [("checked", "某局")]
    assert scene.watcher.is_idle and not scene.watcher.is_stuck
    assert scene.written() == before


def test_a_share_lost_while_checking_costs_no_results(scene, monkeypatch):
    scene.drop("某局/数据表.xlsx", CELLS / "数据表.xlsx")
    scene.looks()
    before = scene.written()
    away = scene.folder.with_name("断开")
    fix = results.fixing.fix

    def lost(*paths, **options):
        scene.folder.rename(away)
        return fix(*paths, **options)

    scene.drop("某局/评分表.xlsx", CELLS / "评分表.xlsx")
    scene.look()
    with monkeypatch.context() as patch:
        patch.setattr(results.fixing, "fix", lost)
        assert [kind for kind, _ in scene.look(3)] == ["failed"]
    assert scene.looks() == [("lost", "")]
    assert scene.written() == before
    away.rename(scene.folder)
    assert scene.look(31) == [("back", ""), ("checked", "某局")]


def test_a_file_lost_while_checking_costs_no_results(scene, monkeypatch):
    scene.drop("某局/数据表.xlsx", CELLS / "数据表.xlsx")
    scene.looks()
    before = scene.written()
    write, away = watcher.write_results, scene.folder.parent / "数据表.xlsx"

    def lost(*given):
        (scene.folder / "某局" / "数据表.xlsx").rename(away)
        done = write(*given)
        away.rename(scene.folder / "某局" / "数据表.xlsx")
        return done

    scene.drop("某局/评分表.xlsx", CELLS / "评分表.xlsx")
    scene.look()
    with monkeypatch.context() as patch:
        patch.setattr(watcher, "write_results", lost)
        scene.look(3)
    assert set(before) <= set(scene.written())
    assert scene.looks() == [("checked", "某局")]
    assert scene.written() == before


def test_a_defect_stops_only_its_own_hand_in(scene, monkeypatch):
    write = watcher.write_results

    def defect(folder, unit, *more):
        if unit == "甲":
            raise ZeroDivisionError("division by zero")
        return write(folder, unit, *more)

    scene.drop("甲/评分表.xlsx")
    scene.drop("乙/评分表.xlsx")
    monkeypatch.setattr(watcher, "write_results", defect)
    assert scene.looks() == [("checked", "乙"), ("failed", "甲")]


@pytest.mark.skipif(os.name != "posix", reason="the system's own time is none there")
def test_another_file_of_the_same_size_and_time_is_seen(scene):
    file = scene.drop("某局/评分表.xlsx")
    about = file.stat()
    assert scene.looks() == [("checked", "某局")]
    other = bytearray(file.read_bytes())
    other[-1] ^= 1
    file.write_bytes(other)
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert scene.looks() == [("checked", "某局")]


@pytest.mark.parametrize("years", [-60, 60])
def test_times_from_a_wrong_clock_are_as_good_as_any(scene, years):
    file = scene.drop("某局/评分表.xlsx")
    wrong = file.stat().st_mtime + years * 365 * 86_400
    os.utime(file, (wrong, wrong))
    assert scene.looks() == [("checked", "某局")]
    assert scene.looks() == []


def test_one_watcher_at_a_time(tmp_path):
    with alone(tmp_path):
        with pytest.raises(UsageError, match="已有另一个 watch"):
            with alone(tmp_path):
                pass
    with alone(tmp_path):
        pass


def test_a_folder_that_knows_no_locks_keeps_nobody_out(tmp_path, monkeypatch):
    from selfeval_xl.watching import lock

    def unknown(number):
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(lock, "_lock", unknown)
    with alone(tmp_path), alone(tmp_path):
        pass
    shutil.rmtree(tmp_path)
    with alone(tmp_path):
        pass


def test_a_file_that_stays_shut_is_no_reason_to_wait_for_ever(scene, monkeypatch):
    def shut(folder, names):
        raise PermissionError(13, "Permission denied", str(folder / names[0]))

    scene.drop("某局/评分表.xlsx")
    monkeypatch.setattr(watcher, "fingerprint", shut)
    assert scene.looks() == [("waiting", "某局")]
    assert not scene.watcher.is_stuck
    assert scene.look(9) == []
    assert scene.watcher.is_stuck
