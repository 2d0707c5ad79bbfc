"""From paths to findings, with real files."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter
from paper_builders import data_sheet, score_sheet

import selfeval_xl
from selfeval_xl import Settings, check, explain
from selfeval_xl.api import check as check_itself
from selfeval_xl.baseline import write_baseline
from selfeval_xl.errors import SpecError, UsageError
from selfeval_xl.intake.limits import Limits

SETTINGS = Settings(today=date(2025, 6, 30))
WRONG_SUM = (("支出合计", 100, 90), ("基本支出", 60, 55), ("项目支出", 41, 35))


def write(path, *sheets, properties=()):
    """A workbook with these sheets."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        amount = book.add_format({"num_format": "0.00"})
        for one in sheets:
            page = book.add_worksheet(one.name)
            for cell in one.cells.values():
                look = None if cell.is_string else amount
                page.write(cell.row - 1, cell.column - 1, cell.raw, look)
        for name, value in properties:
            book.set_custom_property(name, value)
    return path


def told(result):
    return [
        (f.code, f.hit.place.file, f.hit.place.sheet, f.hit.place.a1)
        for f in result.findings
    ]


@pytest.fixture
def folder(tmp_path):
    """A right hand-in in a folder with a Chinese name and a blank in it."""
    home = tmp_path / "2024 报送"
    write(home / "数据表.xlsx", data_sheet())
    write(home / "评分表.xlsx", score_sheet())
    (home / "自评佐证.pdf").write_bytes(b"%PDF-1.4\n")
    return home


def test_a_right_hand_in_is_quiet(folder):
    result = check(folder, settings=SETTINGS)
    assert told(result) == []
    assert [
        (paper.path, paper.kind, [form.spec for form in paper.forms])
        for paper in result.files
    ] == [
        ("数据表.xlsx", "workbook", ["guangdong-data"]),
        ("自评佐证.pdf", "attachment", []),
        ("评分表.xlsx", "workbook", ["guangdong-score"]),
    ]
    assert (result.exit_code, result.failures, result.notes) == (0, (), ())
    assert not {str(c.outcome) for c in result.coverage} & {"failed", "error"}


def test_twice_is_the_same(folder):
    write(folder / "数据表.xlsx", data_sheet(rows=WRONG_SUM))
    first, second = (check(folder, settings=SETTINGS) for _ in range(2))
    assert first == second
    assert first.exit_code == 1


def test_a_fault_is_found_at_its_cell(folder):
    write(folder / "数据表.xlsx", data_sheet(rows=WRONG_SUM))
    (finding,) = check(folder, settings=SETTINGS).findings
    assert (finding.code, finding.kind) == ("AR101", "sum")
    assert finding.hit.place.file == "数据表.xlsx"
    assert (finding.unit_name, finding.year) == ("某区某局", 2024)


def test_a_file_alone_and_as_text(folder):
    result = check(str(folder / "数据表.xlsx"), settings=SETTINGS)
    assert [paper.path for paper in result.files] == ["数据表.xlsx"]
    assert told(result) == []


def test_one_bad_file_does_not_stop_the_rest(folder):
    good = (folder / "数据表.xlsx").read_bytes()
    (folder / "坏.xlsx").write_bytes(good[: len(good) // 2])
    result = check(folder, settings=SETTINGS)
    assert told(result) == [("FL101", "坏.xlsx", None, None)]
    assert (result.exit_code, result.nothing_readable) == (1, False)
    assert result.summary.files == 4


def test_nothing_readable_still_has_its_findings(tmp_path):
    (tmp_path / "空.xlsx").write_bytes(b"")
    result = check(tmp_path, settings=SETTINGS)
    assert told(result) == [("FL101", "空.xlsx", None, None)]
    assert (result.exit_code, result.nothing_readable) == (2, True)


@pytest.mark.parametrize("names", [[], ["照片.jpg"]])
def test_no_workbook_at_all(tmp_path, names):
    for name in names:
        (tmp_path / name).write_bytes(b"\xff\xd8\xff")
    result = check(tmp_path, settings=SETTINGS)
    assert (told(result), result.exit_code) == ([], 2)


def test_no_form_at_all(tmp_path):
    write(tmp_path / "通讯录.xlsx", replace(data_sheet(), name="名单", cells={}))
    result = check(tmp_path, settings=SETTINGS)
    assert (told(result), result.exit_code) == ([], 0)
    rules = {c.code: (str(c.outcome), c.reasons) for c in result.coverage}
    assert rules["AR101"] == ("not_applicable", ("没有识别出表格",))


@pytest.mark.parametrize("paths", [[], ["没有/这个.xlsx"]])
def test_no_path(paths):
    with pytest.raises(UsageError):
        check(*paths)


def test_lock_files_and_own_outputs_are_skipped_and_counted(folder):
    (folder / "~$数据表.xlsx").write_bytes(b"x")
    own = write(
        folder / "校验汇总.xlsx", data_sheet(), properties=[("selfeval-xl", "0.1.0")]
    )
    result = check(folder, settings=SETTINGS)
    assert dict(result.skipped) == {"own_output": 1, "temporary": 1}
    assert told(result) == []
    named = check(own, settings=SETTINGS)
    assert [paper.path for paper in named.files] == ["校验汇总.xlsx"]
    assert dict(named.skipped) == {}


def test_folders_are_submissions_of_their_own(tmp_path):
    for unit in ("甲", "乙"):
        write(tmp_path / unit / "数据表.xlsx", data_sheet())
    assert told(check(tmp_path, settings=SETTINGS)) == []


def test_two_paths_with_files_of_one_name(tmp_path):
    paths = [tmp_path / "甲", tmp_path / "乙"]
    for path in paths:
        write(path / "数据表.xlsx", data_sheet(rows=WRONG_SUM))
    result = check(*paths, settings=SETTINGS)
    names = sorted((path / "数据表.xlsx").as_posix() for path in paths)
    assert [paper.path for paper in result.files] == names
    assert [place[1] for place in told(result)] == names


def test_progress(folder):
    calls = []
    check(folder, settings=SETTINGS, progress=lambda *call: calls.append(call))
    assert calls == [
        (0, 3, "数据表.xlsx"),
        (1, 3, "自评佐证.pdf"),
        (2, 3, "评分表.xlsx"),
    ]


def test_limits_are_settings(folder):
    small = replace(SETTINGS, limits=Limits(file_bytes=1000))
    result = check(folder / "数据表.xlsx", settings=small)
    assert told(result) == [("FL103", "数据表.xlsx", None, None)]
    with pytest.raises(UsageError, match="共有 3 个文件，超过限度 2 个"):
        check(folder, settings=replace(SETTINGS, limits=Limits(files=2)))


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param({"select": ("ZZ999",)}, UsageError, id="select"),
        pytest.param({"ignore": ("ZZ999",)}, UsageError, id="ignore"),
        pytest.param({"forms_dir": "none"}, SpecError, id="forms"),
        pytest.param({"baseline": "none.toml"}, UsageError, id="baseline"),
    ],
)
def test_bad_settings(folder, change, error):
    given = {
        key: folder / value if isinstance(value, str) else value
        for key, value in change.items()
    }
    with pytest.raises(error):
        check(folder, settings=replace(SETTINGS, **given))


def test_accepted_findings_no_longer_count(folder, tmp_path):
    write(folder / "数据表.xlsx", data_sheet(rows=WRONG_SUM))
    path = tmp_path / "accepted.toml"
    before = check(folder, settings=SETTINGS)
    assert write_baseline(before, path, "口径不同", "张某") == 1
    after = check(folder, settings=replace(SETTINGS, baseline=path))
    assert (told(after), after.exit_code) == ([], 0)
    assert [one.finding for one in after.accepted] == list(before.findings)


def test_nothing_is_written(folder):
    before = {path: path.read_bytes() for path in folder.rglob("*")}
    os.chmod(folder, 0o555)
    try:
        assert check(folder, settings=SETTINGS).exit_code == 0
    finally:
        os.chmod(folder, 0o755)
    assert {path: path.read_bytes() for path in folder.rglob("*")} == before


def test_a_reader_that_breaks_off_is_a_finding(folder, monkeypatch):
    def fail(*given):
        raise RecursionError("too deep")

    monkeypatch.setattr("selfeval_xl.papers.read_workbook", fail)
    result = check(folder / "数据表.xlsx", settings=SETTINGS)
    assert told(result) == [("FL101", "数据表.xlsx", None, None)]
    (failure,) = result.failures
    assert failure.text == "RecursionError: too deep"


def test_arithmetic_that_breaks_off_is_told(folder, monkeypatch):
    def fail(form, identities):
        raise ZeroDivisionError("no")

    monkeypatch.setattr("selfeval_xl.api.analyse", fail)
    result = check(folder / "数据表.xlsx", settings=SETTINGS)
    (failure,) = result.failures
    assert (failure.code, failure.file) == ("AR", "数据表.xlsx")
    (entry,) = [one for one in result.coverage if one.code == "AR"]
    assert (str(entry.outcome), entry.count) == ("error", 1)


def test_forms_carry_the_cuts_of_the_grades(folder):
    cuts = (Decimal(80), Decimal(70), Decimal(60))
    path = folder / "评分表.xlsx"
    result = check(path, settings=replace(SETTINGS, grade_cuts=cuts))
    (form,) = result.files[0].forms
    assert form.indicators.grade_cuts == cuts


def test_explain():
    assert explain("AR101") == explain("sum-mismatch")
    assert explain("ar101").startswith("AR101 sum-mismatch: ")
    for word in ("AR", "sum", "nothing"):
        with pytest.raises(UsageError):
            explain(word)


def test_public_names():
    assert check is check_itself
    assert dir(selfeval_xl) == sorted(selfeval_xl.__all__)
    assert all(getattr(selfeval_xl, name) for name in selfeval_xl.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        selfeval_xl.nothing


def test_importing_the_package_loads_nothing_more():
    code = (
        "import sys, selfeval_xl; selfeval_xl.__version__;"
        "print(sorted(m for m in sys.modules if m.startswith('selfeval_xl')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "['selfeval_xl']\n"
