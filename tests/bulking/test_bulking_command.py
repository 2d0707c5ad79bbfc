"""``bulk`` and ``bulk-diff`` on the command line."""

import errno
import json
import os
import signal
import subprocess
import sys
import time

import pytest
from handinkit import CLEAN, FAULTY, alone, hand_in, workbook

from selfeval_xl.bulking.engines import Step
from selfeval_xl.cli import pace
from selfeval_xl.cli.run import run as selfeval

DAY = ("--today", "2025-06-30", "--jobs", "1")


@pytest.fixture
def said(capsys):
    """What a command prints to stdout and stderr, and its exit code."""

    def call(*args):
        code = selfeval([str(one) for one in args])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_counts_and_what_was_written(said, tmp_path):
    hand_in(tmp_path / "材料" / "甲", FAULTY)
    (tmp_path / "材料" / "甲" / "数据表(1).xlsx").write_bytes(workbook())
    code, out, err = said(
        *("bulk", tmp_path / "材料", "-o", tmp_path / "汇总.xlsx", *DAY),
        *("--cache", tmp_path / "缓存", "--letters", tmp_path / "信"),
    )
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "1 份材料，2 个文件：错误 0 处，警告 1 处，提示 0 处",
        "有 1 个文件被后来的版本取代，没有检查",
        f"已写入 {tmp_path}/汇总.xlsx",
        f"已写出整改通知 1 份：{tmp_path}/信",
    ]


@pytest.mark.parametrize(
    ("sample", "fail_on", "expected"),
    [
        pytest.param(CLEAN, "error", 0, id="a warning is no error"),
        pytest.param(CLEAN, "warning", 1, id="unless told"),
        pytest.param(FAULTY, "error", 1, id="errors"),
    ],
)
def test_exit_codes(said, tmp_path, sample, fail_on, expected):
    hand_in(tmp_path / "甲", sample)
    code, _, _ = said("bulk", tmp_path, "--no-cache", *DAY, "--fail-on", fail_on)
    assert code == expected


def test_notes_go_to_stderr(said, tmp_path):
    hand_in(tmp_path / "材料" / "甲")
    (tmp_path / "名单.csv").write_text("单位名称,电话\n某区某局,1", encoding="utf-8")
    roster = ("--roster", tmp_path / "名单.csv")
    code, _, err = said("bulk", tmp_path / "材料", "--no-cache", *DAY, *roster)
    assert (code, err) == (0, "名单 名单.csv 的“电话”一列不认识，没有使用\n")


def test_in_english(said, tmp_path):
    hand_in(tmp_path / "甲")
    code, out, _ = said("bulk", tmp_path, "--no-cache", *DAY, "--lang", "en")
    assert out == "1 submissions, 2 files: 0 errors, 1 warnings, 0 infos\n"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(("没有",), "没有", id="no folder"),
        pytest.param(("甲", "--roster", "没有.csv"), "没有.csv", id="no roster"),
        pytest.param(("甲", "-o", "没有/汇总.xlsx"), "没有/汇总.xlsx", id="nowhere"),
        pytest.param(("甲/数据表.xlsx",), "不是文件夹", id="a file"),
        pytest.param(("甲", "--select", "ZZ9"), "ZZ9", id="no such rule"),
    ],
)
def test_what_cannot_be_run(said, tmp_path, monkeypatch, args, message):
    hand_in(tmp_path / "甲")
    monkeypatch.chdir(tmp_path)
    code, out, err = said("bulk", *args, "--no-cache", *DAY)
    assert (code, out) == (2, "")
    assert message in err


def test_a_full_disk_leaves_no_summary(said, tmp_path, monkeypatch):
    hand_in(tmp_path / "材料" / "甲")

    def full(*args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("selfeval_xl.writing._write", full)
    summary = tmp_path / "汇总.xlsx"
    code, _, err = said("bulk", tmp_path / "材料", "-o", summary, "--no-cache", *DAY)
    assert (code, "盘已满" in err, summary.exists()) == (2, True, False)
    assert [one.name for one in tmp_path.iterdir()] == ["材料"]


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_ctrl_c_leaves_a_usable_cache(tmp_path):
    for at in range(30):
        hand_in(tmp_path / "材料" / f"{at}", FAULTY, f"某区{chr(ord('一') + at)}局")
    # where the tests run in the background, Ctrl-C is shut out, and that is inherited
    command = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from selfeval_xl.cli import main; main()"
    )
    args = ("bulk", tmp_path / "材料", "--cache", tmp_path / "缓存", *DAY)
    process = subprocess.Popen(
        [sys.executable, "-c", command, *map(str, args)],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    while not any((tmp_path / "缓存").glob("*/*")):
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert f"已检查的材料在缓存里（{tmp_path}/缓存）" in err.decode()
    again = subprocess.run([sys.executable, "-c", command, *map(str, args)])
    assert again.returncode == 1


def test_two_runs_compared(said, tmp_path):
    unit = hand_in(tmp_path / "材料" / "甲", FAULTY)
    gone = len(alone(unit, unit)) - 1
    kept = ("--results", tmp_path / "结果", "--no-cache", *DAY)
    said("bulk", tmp_path / "材料", *kept)
    (first,) = (tmp_path / "结果").iterdir()
    (unit / "数据表.xlsx").write_bytes(workbook())
    first = first.rename(tmp_path / "早")
    said("bulk", tmp_path / "材料", *kept)
    (second,) = (tmp_path / "结果").iterdir()
    code, out, _ = said("bulk-diff", first, second)
    lines = out.splitlines()
    assert (code, lines[0]) == (0, f"某区某局 2024：新出现 0，已改正 {gone}，仍存在 1")
    assert lines[1].startswith("  - 甲/数据表.xlsx:数据表!C10: AR101 ")
    assert lines[-1] == f"共 1 个单位：新出现 0，已改正 {gone}，仍存在 1"
    code, out, _ = said("bulk-diff", second, first, "--format", "json")
    told = json.loads(out)
    assert code == 1
    assert told["summary"] == {"new": gone, "fixed": 0, "remaining": 1}
    assert told["units"][0]["new"][0]["cell"] == "C10"


def test_no_run_to_compare(said, tmp_path):
    code, out, err = said("bulk-diff", tmp_path, tmp_path)
    assert (code, out, "run=…" in err) == (2, "", True)


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param(
            Step(1, 9, 10, 100, 1), "检查 10/100 个文件，每秒 10.0 个", id="too early"
        ),
        pytest.param(
            Step(1, 9, 30, 100, 3),
            "检查 30/100 个文件，每秒 10.0 个，还需约 7 秒",
            id="seconds",
        ),
        pytest.param(
            Step(1, 9, 30, 1000, 3),
            "检查 30/1000 个文件，每秒 10.0 个，还需约 1 分 37 秒",
            id="minutes",
        ),
        pytest.param(
            Step(1, 9, 30, 100_000, 3),
            "检查 30/100000 个文件，每秒 10.0 个，还需约 2 小时 46 分",
            id="hours",
        ),
    ],
)
def test_pace(step, expected):
    assert pace.describe(step, str) == expected
