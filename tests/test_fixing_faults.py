"""Files that go or change meanwhile, no room, two at once: whole copies or none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from selfeval_xl import check, fix
from selfeval_xl.fixing import run as fixing_run

CELLS = Path(__file__).parents[1] / "samples" / "04-单元格"
pytest.importorskip("formualizer")


@pytest.fixture
def handed_in(tmp_path):
    shutil.copytree(CELLS, tmp_path / "报送")
    return tmp_path / "报送"


def at_reading(monkeypatch, act):
    """Do something when the bytes to correct are got."""
    read = fixing_run.Run._bytes

    def meanwhile(self, paper):
        act()
        return read(self, paper)

    monkeypatch.setattr(fixing_run.Run, "_bytes", meanwhile)


@pytest.mark.parametrize("is_gone", [True, False], ids=["gone", "changed"])
def test_a_file_that_is_another_after_the_check(
    handed_in, tmp_path, monkeypatch, is_gone
):
    file = handed_in / "数据表.xlsx"
    act = file.unlink if is_gone else lambda: file.write_bytes(b"another")
    with monkeypatch.context() as patch:
        at_reading(patch, lambda: act() if file.exists() else None)
        report = fix(handed_in, out=tmp_path / "副本")
    assert report.copies == ()
    (one,) = report.not_copied
    assert one.reason.startswith(
        "检查之后文件读不到了" if is_gone else "检查之后文件被改动"
    )
    assert [path.name for path in (tmp_path / "副本").iterdir()] == ["校验汇总.xlsx"]
    assert report.exit_code == check(CELLS).exit_code


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


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
@pytest.mark.parametrize(
    ("most", "there"),
    [
        pytest.param(5_000, [], id="no room for the copy"),
        pytest.param(18_500, ["数据表.corrected.xlsx"], id="none for the summary"),
    ],
)
def test_a_file_that_cannot_be_written_whole_is_not_there(
    handed_in, tmp_path, most, there
):
    out = tmp_path / "副本"
    given = command("fix", handed_in, "--out", out, "--unsafe", most=most)
    quiet = {**os.environ, "PYTHONIOENCODING": "utf-8", "SELFEVAL_XL_LANG": "zh"}
    ended = subprocess.run(given, capture_output=True, env=quiet)
    assert (ended.returncode, ended.stdout) == (2, b"")
    said = ended.stderr.decode()
    assert said.startswith(f"无法运行：写不了 {out}")
    assert "（文件超出这个盘允许的大小）" in said
    files = [path for path in out.rglob("*") if path.is_file()]
    assert [path.name for path in files] == there
    for path in files:
        with zipfile.ZipFile(path) as file:
            assert file.testzip() is None
    assert (handed_in / "数据表.xlsx").read_bytes() == (
        CELLS / "数据表.xlsx"
    ).read_bytes()


def test_two_runs_into_one_folder(handed_in, tmp_path):
    out = tmp_path / "副本"
    given = command("fix", handed_in, "--out", out, "--unsafe", "--format", "json")
    both = [subprocess.Popen(given, stdout=subprocess.PIPE) for _ in range(2)]
    first, second = (one.communicate()[0] for one in both)
    assert first == second and b'"summary"' in first
    assert {one.returncode for one in both} == {1}
    names = sorted(path.name for path in out.rglob("*"))
    assert names == ["数据表.corrected.xlsx", "校验汇总.xlsx"]
    for name in names:
        with zipfile.ZipFile(out / name) as file:
            assert file.testzip() is None
