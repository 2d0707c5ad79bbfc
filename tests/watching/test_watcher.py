"""A folder under watch, looked at step by step with a clock of its own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from selfeval_xl import check
from selfeval_xl.errors import UsageError
from selfeval_xl.watching import Watcher, results
from selfeval_xl.watching.ledger import NAME

SAMPLES = Path(__file__).parents[2] / "samples"
SCORES = SAMPLES / "05-得分" / "评分表.xlsx"
CELLS = SAMPLES / "04-单元格"
pytest.importorskip("formualizer")


class Scene:
    """A watched folder, its results, and a clock that moves when told to."""

    def __init__(self, root):
        self.folder, self.out = root / "收件", root / "结果"
        self.folder.mkdir()
        self.out.mkdir()
        self.now = 0.0
        self.start()

    def start(self, **more):
        more = {"clock": lambda: self.now, **more}
        self.watcher = Watcher(self.folder, self.out, **more)

    def look(self, seconds=0.0):
        """What is told at one look, so many seconds later."""
        self.now += seconds
        return [(one.kind, one.unit) for one in self.watcher.step()]

    def looks(self):
        """All that is told until nothing changes."""
        return self.look() + self.look(3) + self.look(3)

    def drop(self, name, source=SCORES):
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        return target

    def written(self):
        found = (f.relative_to(self.out).as_posix() for f in self.out.rglob("*"))
        return sorted(one for one in found if one != NAME and "." in one)


@pytest.fixture
def scene(tmp_path):
    return Scene(tmp_path)


def test_an_empty_folder_is_nothing_to_tell(scene):
    assert scene.looks() == []
    assert scene.written() == []


def test_a_hand_in_is_checked_once_it_lies_still(scene):
    scene.drop("某局/评分表.xlsx")
    assert scene.look() == []
    assert scene.look(1.9) == []
    assert scene.look(0.2) == [("checked", "某局")]
    assert scene.look(9) == []
    assert scene.written() == [
        "某局/校验报告.html",
        "某局/校验汇总.xlsx",
        "某局/评分表.corrected.xlsx",
    ]


def test_loose_files_are_one_hand_in(scene):
    scene.drop("评分表.xlsx")
    assert scene.looks() == [("checked", "")]
    assert scene.written() == [
        "校验报告.html",
        "校验汇总.xlsx",
        "评分表.corrected.xlsx",
    ]


def test_a_file_still_growing_is_waited_for(scene):
    content = SCORES.read_bytes()
    target = scene.drop("某局/评分表.xlsx")
    for end in (100, 4000, len(content)):
        target.write_bytes(content[:end])
        assert scene.look(1.5) == []
    assert scene.look(2) == [("checked", "某局")]


def test_lock_files_and_downloads_are_no_hand_ins(scene):
    for name in ("~$评分表.xlsx", ".~lock.评分表.xlsx#", "评分表.xlsx.crdownload"):
        scene.drop(f"某局/{name}")
    assert scene.looks() == []


def test_results_inside_the_folder_are_not_watched(scene):
    scene.out = scene.folder / "结果"
    scene.start()
    scene.drop("某局/评分表.xlsx")
    assert scene.looks() == [("checked", "某局")]
    assert scene.looks() == []


def test_a_replaced_file_is_checked_again_and_old_results_go(scene):
    scene.drop("某局/评分表.xlsx")
    scene.looks()
    (scene.folder / "某局/评分表.xlsx").unlink()
    scene.drop("某局/评分表（修订）.xlsx")
    assert scene.looks() == [("checked", "某局")]
    assert scene.written() == [
        "某局/校验报告.html",
        "某局/校验汇总.xlsx",
        "某局/评分表（修订）.corrected.xlsx",
    ]


def test_a_hand_in_renamed_takes_its_results_along(scene):
    scene.drop("某局/评分表.xlsx")
    scene.looks()
    (scene.folder / "某局").rename(scene.folder / "另局")
    assert scene.looks() == [("gone", "某局"), ("checked", "另局")]
    assert not (scene.out / "某局").exists()


def test_results_someone_changed_are_kept(scene):
    scene.drop("某局/评分表.xlsx")
    scene.looks()
    copy = scene.out / "某局/评分表.corrected.xlsx"
    copy.write_bytes(b"another's work")
    shutil.rmtree(scene.folder / "某局")
    assert scene.looks() == [("kept", "某局"), ("gone", "某局")]
    assert scene.written() == ["某局/评分表.corrected.改动1.xlsx"]
    assert (scene.out / scene.written()[0]).read_bytes() == b"another's work"


def test_nothing_is_done_twice_after_a_restart(scene):
    scene.drop("某局/评分表.xlsx")
    scene.looks()
    os.utime(scene.folder / "某局/评分表.xlsx", (1, 1))  # copied anew, the same
    scene.start()
    assert scene.looks() == []
    assert scene.watcher.is_idle


def test_a_restart_with_other_options_does_all_anew(scene):
    scene.drop("某局/评分表.xlsx")
    scene.looks()
    scene.start(key="other")
    assert scene.looks() == [("checked", "某局")]


def test_a_lost_result_is_made_again(scene):
    scene.drop("某局/评分表.xlsx")
    scene.looks()
    (scene.out / "某局/校验报告.html").unlink()
    scene.start()
    assert scene.looks() == [("checked", "某局")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{", id="no JSON"),
        pytest.param("[]", id="a list"),
        pytest.param('{"key": "", "units": {"某局": 3}}', id="another shape"),
    ],
)
def test_a_foreign_ledger_is_passed_over(scene, text):
    (scene.out / NAME).write_text(text, encoding="utf-8")
    scene.start()
    scene.drop("某局/评分表.xlsx")
    assert scene.looks() == [("checked", "某局")]


def test_a_ledger_cannot_have_other_files_removed(scene, tmp_path):
    victim = tmp_path / "重要.txt"
    victim.write_text("x")
    entry = '{"fingerprint": "", "results": {"../重要.txt": "1"}}'
    text = f'{{"key": "", "units": {{"某局": {entry}}}}}'
    (scene.out / NAME).write_text(text, encoding="utf-8")
    scene.start()
    assert scene.looks() == [("gone", "某局")]
    assert victim.exists()


def test_a_share_that_disappears_costs_no_results(scene):
    scene.drop("某局/评分表.xlsx")
    scene.looks()
    before = scene.written()
    scene.folder.rename(scene.folder.with_name("断开"))
    assert scene.looks() == [("lost", "")]
    assert scene.written() == before
    scene.folder.with_name("断开").rename(scene.folder)
    assert scene.looks() == [("back", "")]


def test_a_file_held_by_another_program_is_waited_for(scene, monkeypatch):
    from selfeval_xl.watching import watcher

    def held(folder, names):
        raise PermissionError(13, "held", str(folder / names[0]))

    scene.drop("某局/评分表.xlsx")
    with monkeypatch.context() as patch:
        patch.setattr(watcher, "fingerprint", held)
        assert scene.looks() == [("waiting", "某局")]
    assert scene.looks() == [("checked", "某局")]


def test_what_failed_is_tried_again_later(scene, monkeypatch):
    def full(file, data):
        raise UsageError("写不了 {file}", file=file)

    scene.drop("某局/评分表.xlsx")
    with monkeypatch.context() as patch:
        patch.setattr(results, "write_whole", full)
        assert scene.looks() == [("failed", "某局")]
    assert scene.look(9) == []
    assert scene.look(30) == [("checked", "某局")]


def test_a_change_while_checking_is_checked_again(scene, monkeypatch):
    from selfeval_xl.watching import watcher

    real, target = watcher.write_results, scene.drop("某局/评分表.xlsx")

    def slow(*given):
        done = real(*given)
        target.write_bytes(target.read_bytes() + b" ")
        return done

    with monkeypatch.context() as patch:
        patch.setattr(watcher, "write_results", slow)
        assert scene.look() + scene.look(3) == []
    assert scene.look() + scene.look(3) == [("checked", "某局")]


def test_counts_and_the_page_are_told(scene):
    scene.drop("某局/评分表.xlsx")
    scene.look()
    scene.now += 3
    (event,) = scene.watcher.step()
    count = check(scene.folder / "某局").summary
    assert count.errors > 0
    assert event.details == {
        "files": 1,
        "errors": count.errors,
        "warnings": count.warnings,
        "infos": count.infos,
        "page": "某局/校验报告.html",
    }


def test_originals_stay_as_they_are(scene):
    for file in CELLS.iterdir():
        if file.is_file():
            scene.drop(f"某局/{file.name}", file)
    before = {f: f.read_bytes() for f in scene.folder.rglob("*") if f.is_file()}
    scene.start(unsafe=True)
    scene.looks()
    assert before == {f: f.read_bytes() for f in scene.folder.rglob("*") if f.is_file()}
