"""``selfeval-xl watch``: what is told, and how it ends."""

from __future__ import annotations

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from clikit import call

from selfeval_xl.watching import alone
from selfeval_xl.writing import cannot_write

SAMPLE = Path(__file__).parents[2] / "samples" / "05-得分" / "评分表.xlsx"
pytest.importorskip("formualizer")


@pytest.fixture(autouse=True)
def folder(monkeypatch, tmp_path):
    monkeypatch.delenv("SELFEVAL_XL_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "收件" / "某局").mkdir(parents=True)
    return tmp_path


def timeless(text):
    return [re.sub(r"^\d\d:\d\d:\d\d ", "", line) for line in text.splitlines()]


def test_once(capsys):
    shutil.copy(SAMPLE, "收件/某局")
    ended = call(capsys, "watch", "收件", "--out", "结果", "--once", "--settle", "0")
    (line,) = timeless(ended.out)
    assert re.fullmatch(
        r"某局：查了 1 个文件，错误 \d+ 处，警告 \d+ 处，提示 \d+ 处；见 某局/校验报告.html",
        line,
    )
    assert (ended.code, ended.err) == (0, "")
    again = call(capsys, "watch", "收件", "--out", "结果", "--once", "--settle", "0")
    assert (again.code, again.out, again.err) == (0, "", "")


def test_in_english(capsys):
    shutil.copy(SAMPLE, "收件")
    ended = call(
        capsys,
        "--lang",
        "en",
        "watch",
        "收件",
        "--out",
        "结果",
        "--once",
        "--settle",
        "0",
    )
    (line,) = timeless(ended.out)
    assert line.startswith("(loose files): checked 1 file(s), ")


@pytest.mark.parametrize(
    ("given", "out", "said"),
    [
        pytest.param("没有", "结果", "没有这个文件夹：没有", id="no such folder"),
        pytest.param(
            "收件", "收件", "结果不能写进所守的文件夹本身", id="its own results"
        ),
        pytest.param("收件", "收件/某局/a.txt", "写不了", id="results into a file"),
    ],
)
def test_cannot_be_done(capsys, given, out, said):
    Path("收件/某局/a.txt").write_text("x")
    ended = call(capsys, "watch", given, "--out", out, "--once")
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_once_ends_where_something_cannot_be_done(capsys, monkeypatch):
    from selfeval_xl.watching import results

    def full(file, data):
        raise cannot_write(file, OSError(errno.ENOSPC, ""))

    monkeypatch.setattr(results, "write_whole", full)
    shutil.copy(SAMPLE, "收件/某局")
    ended = call(capsys, "watch", "收件", "--out", "结果", "--once", "--settle", "0")
    assert (ended.code, ended.err) == (2, "")
    assert timeless(ended.out) == [
        f"某局：这次没有查成（写不了 {Path('结果/某局/校验报告.html')}（盘已满）；"
        "请腾出空间，或换一个盘上的文件夹，再运行），稍后再试"
    ]


def test_two_at_once(capsys):
    Path("结果").mkdir()
    with alone(Path("结果")):
        ended = call(capsys, "watch", "收件", "--out", "结果", "--once")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("无法运行：结果 已有另一个 watch 在写")


@pytest.mark.skipif(os.name != "posix", reason="sends Ctrl-C as POSIX does")
def test_until_ctrl_c():
    # where the tests run in the background, Ctrl-C is shut out, and that is inherited
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from selfeval_xl.cli import main; main()"
    )
    command = [sys.executable, "-c", code]
    given = [*command, "watch", "收件", "--out", "结果", "--settle", "0.2"]
    quiet = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=quiet
    ) as running:
        page = Path("结果/某局/校验报告.html")
        time.sleep(1)
        shutil.copy(SAMPLE, "收件/某局")
        until = time.monotonic() + 60
        while not page.exists() and time.monotonic() < until:
            time.sleep(0.1)
        time.sleep(0.5)
        running.send_signal(signal.SIGINT)
        try:
            out, err = running.communicate(timeout=30)
        finally:
            running.kill()
    assert page.exists()
    assert [line[:10] for line in timeless(out.decode())] == [
        "某局：查了 1 个文件"[:10]
    ]
    assert (running.returncode, err.decode().strip()) == (0, "已停止。")
