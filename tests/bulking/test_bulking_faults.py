"""What goes wrong around a run is told as such, and never put on a file."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
from handinkit import SAMPLES, SETTINGS, hand_in

from selfeval_xl.bulking.contents import Folder
from selfeval_xl.bulking.tasks import Desk, Order
from selfeval_xl.errors import UsageError

# Each moment takes seconds: the long profile is for .ci/full.
MOMENTS = 20 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 3


@pytest.mark.parametrize("broken", ["folder", "file"])
def test_no_room_for_temporary_files_stops_the_run(tmp_path, monkeypatch, broken):
    hand_in(tmp_path / "报送", SAMPLES / "04-单元格")
    order = Order.of(str(tmp_path / "报送"), SETTINGS, fix=tmp_path / "副本")
    desk = Desk(order)

    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    where, name = (tempfile, "mkdtemp") if broken == "folder" else (Path, "write_bytes")
    monkeypatch.setattr(where, name, full)
    with pytest.raises(UsageError, match="盘已满.*请腾出空间"):
        desk.do(Folder("", ("数据表.xlsx",)), lambda name: None)
    assert not (tmp_path / "副本").exists()


def command(*given, most=None):
    """``selfeval-xl`` in a process of its own that may write files of so many bytes."""
    limit = ""
    if most is not None:
        limit = (
            "import resource as r, signal; signal.signal(signal.SIGXFSZ, "
            f"signal.SIG_IGN); r.setrlimit(r.RLIMIT_FSIZE, ({most}, {most}));"
        )
    code = f"{limit}from selfeval_xl.cli import main; main()"
    return [sys.executable, "-c", code, *map(str, given)]


def wanted(folder, root):
    """Everything a run may write."""
    outputs = ("--results", folder / "结果", "--fix", folder / "副本")
    more = ("--letters", folder / "通知", "-o", folder / "汇总.xlsx")
    engine = ("--jobs", 1, "--results-format", "both", "--today", "2025-06-30")
    return ("bulk", root, *outputs, *more, *engine)


def whole_files(folder):
    """The files below a folder, each looked at as far as its kind goes."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            if path.suffix in (".xlsx", ".docx"):
                with zipfile.ZipFile(path) as file:
                    assert file.testzip() is None, path
            found.append(path.relative_to(folder).as_posix())
    return found


@pytest.fixture
def handed_in(tmp_path):
    hand_in(tmp_path / "报送" / "甲", SAMPLES / "04-单元格", unit="某区某会")
    hand_in(tmp_path / "报送" / "乙", SAMPLES / "05-得分")
    return tmp_path / "报送"


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
@pytest.mark.parametrize("most", [2_000, 19_000])
def test_no_room_ends_the_run_with_whole_files_or_none(handed_in, tmp_path, most):
    out = tmp_path / "出"
    out.mkdir()
    given = command(*wanted(out, handed_in), "--cache", tmp_path / "存", most=most)
    quiet = {**os.environ, "PYTHONIOENCODING": "utf-8", "SELFEVAL_XL_LANG": "zh"}
    ended = subprocess.run(given, capture_output=True, env=quiet)
    assert (ended.returncode, ended.stdout) == (2, b"")
    said = ended.stderr.decode()
    assert said.startswith("无法运行：写不了 ") and said.count("\n") == 1
    assert "（文件超出这个盘允许的大小）" in said
    files = whole_files(out)
    assert "汇总.xlsx" not in files
    assert not [one for one in files if one.startswith("结果/")]


def test_two_runs_with_the_same_outputs(handed_in, tmp_path):
    out = tmp_path / "出"
    out.mkdir()
    given = command(*wanted(out, handed_in), "--cache", tmp_path / "存")
    both = [subprocess.Popen(given, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait() for one in both] == [1, 1]
    files = whole_files(out)
    runs = sorted(one.name for one in (out / "结果").iterdir())
    assert len(runs) == 2 and all(one.startswith("run=") for one in runs)
    tables = {run: {one for one in files if f"/{run}/" in one} for run in runs}
    assert len({len(some) for some in tables.values()}) == 1
    assert "汇总.xlsx" in files and "副本/甲/数据表.corrected.xlsx" in files


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_killed_at_any_moment_leaves_whole_files_or_none(handed_in, tmp_path):
    chance = random.Random(MOMENTS)
    for moment in range(MOMENTS):
        out = tmp_path / f"出{moment}"
        out.mkdir()
        given = command(*wanted(out, handed_in), "--no-cache")
        run = subprocess.Popen(given, stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.5, 4.0))
        run.send_signal(signal.SIGKILL)
        run.wait()
        for one in whole_files(out):
            name = one.rpartition("/")[2]
            assert (
                name.endswith((".xlsx", ".docx"))
                or one.split("/")[1][:2] == ".~"
                or (one.startswith("结果/run="))
            ), one
        for done in out.glob("结果/run=*"):
            assert json.loads((done / "run.json").read_bytes())["rows"]
