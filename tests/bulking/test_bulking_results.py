"""The results of a run as tables, and two runs compared."""

import errno
import json
import re
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas
import pytest
from handinkit import CLEAN, FAULTY, hand_in, run, workbook

from selfeval_xl.bulking import results
from selfeval_xl.bulking.comparing import compare_runs
from selfeval_xl.bulking.results import write_results
from selfeval_xl.bulking.tables import TABLES
from selfeval_xl.errors import UsageError


@pytest.fixture
def report(tmp_path):
    hand_in(tmp_path / "材料" / "甲", FAULTY)
    hand_in(tmp_path / "材料" / "乙", unit="某区某会")
    return run(
        tmp_path / "材料",
        results=tmp_path / "结果",
        results_format="both",
        run="1",
    )


def test_pandas_reads_every_table(report):
    folder = report.written.results
    frames = {t.name: pandas.read_parquet(folder / f"{t.name}.parquet") for t in TABLES}
    assert {name: list(frame.columns) for name, frame in frames.items()} == {
        table.name: list(table.columns) for table in TABLES
    }
    told = [f for one in report.outcome.submissions for f in one.findings]
    assert list(frames["findings"]["fingerprint"]) == [f["fingerprint"] for f in told]
    units = frames["submissions"].set_index("submission")
    assert units.loc["甲", "errors"] == sum(f["severity"] == "error" for f in told)
    assert units.loc["乙", "total_score"] == Decimal("98.44")
    assert list(frames["scores"]["form_kind"]) == ["data", "score"] * 2


def test_duckdb_reads_all_runs_at_once(report, tmp_path):
    write_results(report.outcome, tmp_path / "结果", "2")
    query = (
        f"select run, count(*) from read_parquet('{tmp_path}/结果/*/findings.parquet',"
        " hive_partitioning = true) group by run order by run"
    )
    count = sum(len(one.findings) for one in report.outcome.submissions)
    assert duckdb.sql(query).fetchall() == [(1, count), (2, count)]


def test_lines_say_what_parquet_says(report):
    folder = report.written.results
    for table in TABLES:
        frame = pandas.read_parquet(folder / f"{table.name}.parquet")
        text = (folder / f"{table.name}.jsonl").read_text(encoding="utf-8")
        rows = [json.loads(line) for line in text.splitlines()]
        assert [list(row) for row in rows] == [list(table.columns)] * len(frame)
    about = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert (about["run"], about["rows"]["submissions"]) == ("1", 2)


def test_a_run_is_never_overwritten(report, tmp_path):
    with pytest.raises(UsageError, match="已经存在"):
        write_results(report.outcome, tmp_path / "结果", "1")


@pytest.mark.parametrize("format_name", ["parquet", "jsonl"])
def test_a_full_disk_leaves_nothing_behind(report, tmp_path, monkeypatch, format_name):
    def full(self, rows):
        raise OSError(errno.ENOSPC, "No space left on device")

    for writer in (results._Parquet, results._Lines):
        monkeypatch.setattr(writer, "write", full)
    with pytest.raises(UsageError, match="盘已满"):
        write_results(report.outcome, tmp_path / "新", "1", format_name)
    assert list((tmp_path / "新").iterdir()) == []


def said(changes):
    """Unit, and how many findings are new, fixed and left."""
    return [(c.unit, len(c.new), len(c.fixed), len(c.remaining)) for c in changes]


def test_compared_unit_by_unit(tmp_path):
    root = tmp_path / "材料"
    hand_in(root / "甲", FAULTY)
    hand_in(root / "乙", unit="某区某会")
    kept = {"results": tmp_path / "结果", "results_format": "jsonl"}
    first = run(root, run="1", **kept)
    count = len(first.outcome.submissions[1].findings)
    left = len(first.outcome.submissions[0].findings)
    (root / "甲" / "数据表.xlsx").write_bytes(workbook(sample=CLEAN))
    (root / "乙" / "数据表.xlsx").write_bytes(workbook(sample=FAULTY, unit="某区某会"))
    (root / "甲").rename(root / "丙")
    run(root, run="2", **kept)
    one, two = tmp_path / "结果" / "run=1", tmp_path / "结果" / "run=2"
    assert said(compare_runs(one, two)) == [
        ("某区某会", count - left, 0, left),
        ("某区某局", 0, count - left, left),
    ]
    assert said(compare_runs(one, one)) == [
        ("某区某会", 0, 0, left),
        ("某区某局", 0, 0, count),
    ]


def test_what_is_no_run_is_told(tmp_path):
    with pytest.raises(UsageError, match="run=…"):
        compare_runs(tmp_path, tmp_path)
    (tmp_path / "run.json").write_text("{}")
    (tmp_path / "findings.jsonl").write_text("{")
    with pytest.raises(UsageError, match="读不出来"):
        compare_runs(tmp_path, tmp_path)


def test_the_page_names_every_table_and_column():
    page = (Path(__file__).parents[2] / "docs" / "results.md").read_text("utf-8")
    told = set(re.findall(r"`(\w+)`", page))
    assert {name for t in TABLES for name in (t.name, *t.columns)} <= told


def runs(folder, *names):
    """Runs with a finding of the name of the run each."""
    for name in names:
        place = folder / f"run={name}"
        place.mkdir(parents=True)
        (place / "run.json").write_text("{}")
        row = {"submission": "甲", "unit_name": "", "year": None, "fingerprint": name}
        (place / "findings.jsonl").write_text(json.dumps(row) + "\n")
    return folder


@pytest.mark.parametrize(
    ("given", "new", "fixed"),
    [
        pytest.param(["多"], ["3"], ["2"], id="alone: the latest two"),
        pytest.param(["多", "多"], ["3"], ["2"], id="twice: the latest two"),
        pytest.param(["多", "一"], ["4"], ["3"], id="the latest of each"),
        pytest.param(["多/run=1", "多"], ["3"], ["1"], id="a run and the latest"),
        pytest.param(["多/run=1", "多/run=1"], [], [], id="a run with itself"),
    ],
)
def test_which_runs_are_compared(tmp_path, given, new, fixed):
    runs(tmp_path / "多", "1", "2", "3")
    runs(tmp_path / "一", "4")
    (change,) = compare_runs(*(tmp_path / one for one in given))
    assert [
        [one["fingerprint"] for one in rows] for rows in (change.new, change.fixed)
    ] == [new, fixed]


@pytest.mark.parametrize("times", [1, 2])
def test_one_run_is_not_enough(tmp_path, times):
    runs(tmp_path / "一", "4")
    with pytest.raises(UsageError, match="只有一次运行"):
        compare_runs(*[tmp_path / "一"] * times)
