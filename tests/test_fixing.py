"""From paths to corrected copies, over the sample submissions."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from selfeval_xl import check, fix
from selfeval_xl.errors import UsageError

SAMPLES = Path(__file__).parents[1] / "samples"
pytest.importorskip("formualizer")


@pytest.fixture
def handed_in(tmp_path):
    folder = tmp_path / "in"
    for name in ("03-算术", "04-单元格", "05-得分"):
        shutil.copytree(SAMPLES / name, folder / name)
    return folder


def files(folder):
    found = [one for one in folder.rglob("*") if one.is_file()]
    return sorted(one.relative_to(folder).as_posix() for one in found)


def edits(report):
    return {
        copy.target: [(one.a1, one.old, one.new) for one in copy.plan.edits]
        for copy in report.copies
    }


NOTATION = {
    "04-单元格/数据表.corrected.xlsx": [
        ("E25", "868.91万元", "868.91"),
        ("E33", "７.１２", "7.12"),
    ],
    "05-得分/评分表.corrected.xlsx": [("I27", "5分", "5")],
}


def test_only_notation_without_consent(handed_in, tmp_path):
    report = fix(handed_in, out=tmp_path / "out")
    assert edits(report) == NOTATION
    assert files(tmp_path / "out") == [*NOTATION, "校验汇总.xlsx"]
    assert report.exit_code == 1


def test_derived_values_with_consent(handed_in, tmp_path):
    report = fix(handed_in, out=tmp_path / "out", unsafe=True)
    found = edits(report)
    assert found["05-得分/评分表.corrected.xlsx"][1] == ("I33", "98.94", "98.44")
    # filling in E24 would raise a new question about E23, so it is left
    assert [cell for cell, _, _ in found["04-单元格/数据表.corrected.xlsx"]] == [
        "I23",
        "E25",
        "E33",
    ]
    left = {(f.code, f.hit.place.file, f.hit.place.a1) for f in report.after.findings}
    asked = {(f.code, f.hit.place.file, f.hit.place.a1) for f in report.before.findings}
    assert left < asked


def test_originals_are_not_touched_and_copies_check_as_told(handed_in, tmp_path):
    before = {name: (handed_in / name).read_bytes() for name in files(handed_in)}
    out = tmp_path / "out"
    report = fix(handed_in, out=out, unsafe=True)
    assert {name: (handed_in / name).read_bytes() for name in before} == before
    for copy in report.copies:
        found = check(out / copy.target).findings
        told = [f for f in report.after.findings if f.hit.place.file == copy.path]
        alone = {(f.code, f.hit.place.a1) for f in found if f.code[:2] != "XD"}
        assert alone == {(f.code, f.hit.place.a1) for f in told if f.code[:2] != "XD"}


def test_a_copy_is_not_corrected_again(handed_in, tmp_path):
    report = fix(handed_in, out=tmp_path / "out", unsafe=True)
    copies = [tmp_path / "out" / copy.target for copy in report.copies]
    again = fix(*copies, out=tmp_path / "again", unsafe=True)
    assert (again.copies, again.not_copied) == ((), ())
    assert files(tmp_path / "again") == ["校验汇总.xlsx"]


def test_a_dry_run_writes_nothing(handed_in, tmp_path):
    report = fix(handed_in, out=tmp_path / "out", dry_run=True)
    assert edits(report) == NOTATION
    assert not (tmp_path / "out").exists()


def test_nothing_beside_the_named_parts_differs(handed_in, tmp_path):
    report = fix(handed_in, out=tmp_path / "out", unsafe=True)
    for copy in report.copies:
        with (
            zipfile.ZipFile(handed_in / copy.path) as before,
            zipfile.ZipFile(tmp_path / "out" / copy.target) as after,
        ):
            changed = {
                name
                for name in before.namelist()
                if before.read(name) != after.read(name)
            }
        assert changed <= {
            "[Content_Types].xml",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
            "xl/workbook.xml",
            "xl/worksheets/sheet1.xml",
        }


def test_output_folder_that_is_a_file(handed_in, tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError, match="这是文件，不是文件夹"):
        fix(handed_in, out=tmp_path / "out")


def test_a_file_handed_in_is_never_written_over(handed_in, tmp_path):
    target = handed_in / "04-单元格/数据表.corrected.xlsx"
    shutil.copy(handed_in / "04-单元格/数据表.xlsx", target)
    kept = target.read_bytes()
    with pytest.raises(UsageError) as error:
        fix(handed_in, out=handed_in)
    assert "不能写到它上面" in str(error.value)
    assert target.read_bytes() == kept


def test_without_a_converter_the_edits_are_told(handed_in, tmp_path, monkeypatch):
    from selfeval_xl.fixing import run

    monkeypatch.setattr(run, "to_xlsx", lambda _: {})
    monkeypatch.setattr(run, "_ZIPPED", ("xlsm",))
    report = fix(handed_in / "05-得分/评分表.xlsx", out=tmp_path / "out")
    assert report.copies == ()
    (one,) = report.not_copied
    assert one.details == {"format": ".xlsx"}
    assert files(tmp_path / "out") == ["校验汇总.xlsx"]


@pytest.mark.parametrize("place", ["moved", "new_findings"])
def test_a_copy_that_is_not_whole_is_refused(handed_in, tmp_path, monkeypatch, place):
    from selfeval_xl.fixing import run

    told = {"moved": lambda *_: ["评分表!A1"], "new_findings": lambda a, b: list(a)}
    monkeypatch.setattr(run, place, told[place])
    report = fix(handed_in / "05-得分/评分表.xlsx", out=tmp_path / "out", unsafe=True)
    assert report.copies == ()
    assert len(report.not_copied) == 1
    assert files(tmp_path / "out") == ["校验汇总.xlsx"]


# 50 moments take half a minute: the long profile is for .ci/full.
MOMENTS = 50 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 6


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_killed_at_any_moment_leaves_whole_files_or_none(handed_in, tmp_path):
    code = (
        "import sys, time\n"
        "from selfeval_xl import fix\n"
        "import selfeval_xl.fixing, selfeval_xl.report.summary_workbook\n"
        "def once(n): fix(sys.argv[1], out=f'{sys.argv[2]}/{n}', unsafe=True)\n"
        "once('warm'); start = time.monotonic(); once('timed')\n"
        "print(time.monotonic() - start, flush=True)\n"
        "for n in range(99): once(n)\n"
    )
    chance = random.Random(MOMENTS)
    written = 0
    for moment in range(MOMENTS):
        out = tmp_path / f"out{moment}"
        run = subprocess.Popen(
            [sys.executable, "-c", code, str(handed_in), str(out)],
            stdout=subprocess.PIPE,
        )
        with run:
            once = float(run.stdout.readline())
            time.sleep(chance.uniform(0.1, 2.5) * once)
            run.send_signal(signal.SIGKILL)
        for name in files(out):
            assert ".corrected." in name or name.endswith("校验汇总.xlsx"), name
            with zipfile.ZipFile(out / name) as file:
                assert file.testzip() is None
            written += name.startswith(tuple("0123456789"))
    assert written
