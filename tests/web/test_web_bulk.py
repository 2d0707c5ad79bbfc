"""The overview of a bulk result: runs, units searched and sorted, findings."""

from __future__ import annotations

import json
import re
from importlib.util import find_spec

import pytest
from webkit import visitor

from selfeval_xl.errors import UsageError
from selfeval_xl.web.runs import runs_in

UNIT = {
    "submission": "某局",
    "unit_name": "某区某局",
    "year": 2024,
    "folder": "某局",
    "files": 2,
    "workbooks": 2,
    "reports": 0,
    "attachments": 0,
    "unreadable": 0,
    "forms": 2,
    "errors": 0,
    "warnings": 0,
    "infos": 0,
    "total_score": None,
    "grade": None,
    "execution_rate": None,
}
FINDING = {
    "submission": "某局",
    "no": 1,
    "code": "AR203",
    "severity": "error",
    "file": "某局/数据表.xlsx",
    "sheet": "数据表",
    "cell": "F17",
    "proof": None,
    "message": "增减率填错",
    "advice": "更正",
}


def write_run(folder, name="20250101-080000", units=(UNIT,), findings=(FINDING,)):
    run = folder / f"run={name}"
    run.mkdir(parents=True)
    for table, rows in (("submissions", units), ("findings", findings)):
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        (run / f"{table}.jsonl").write_text("".join(lines), encoding="utf-8")
    return run


@pytest.fixture
def results(tmp_path):
    return tmp_path / "结果"


def names(page):
    return re.findall(r'<a href="/bulk/0/\d+">([^<]*)</a>', page.text)


def test_without_results_there_is_no_overview():
    with visitor() as client:
        assert client.get("/bulk").status_code == 404
        assert "/bulk" not in client.get("/").text


def test_runs_stand_the_latest_first_and_keep_their_numbers(results):
    write_run(results, "20250101-080000")
    write_run(results, "20250202-080000")
    with visitor(results=results) as client:
        text = client.get("/bulk").text
        links = re.findall(r'<a href="(/bulk/\d)">([\d-]+)</a>', text)
        assert links == [("/bulk/1", "20250202-080000"), ("/bulk/0", "20250101-080000")]
        assert '<a href="/bulk">' in client.get("/").text


ORDERED = [
    {**UNIT, "submission": "a", "unit_name": "甲局", "total_score": 88, "errors": 1},
    {**UNIT, "submission": "b", "unit_name": "乙局", "total_score": None},
    {**UNIT, "submission": "c", "unit_name": "丙局", "total_score": 96.5, "errors": 5},
]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        pytest.param("", ["丙局", "甲局", "乙局"], id="risk first"),
        pytest.param("?sort=score", ["丙局", "甲局", "乙局"], id="best first"),
        pytest.param("?sort=score&turn=1", ["甲局", "丙局", "乙局"], id="blank last"),
        pytest.param("?q=乙", ["乙局"], id="searched for"),
        pytest.param("?q=无此局", [], id="nothing found"),
        pytest.param("?page=9999", ["丙局", "甲局", "乙局"], id="beyond the last page"),
        pytest.param("?page=²&sort=../x", ["丙局", "甲局", "乙局"], id="nonsense"),
    ],
)
def test_units_are_searched_and_sorted(results, query, shown):
    write_run(results, units=ORDERED)
    with visitor(results=results) as client:
        assert names(client.get(f"/bulk/0{query}")) == shown


def test_many_units_stand_on_several_pages(results):
    units = [{**UNIT, "submission": f"{n}", "unit_name": f"{n}局"} for n in range(450)]
    write_run(results, units=units)
    with visitor(results=results) as client:
        assert len(names(client.get("/bulk/0"))) == 200
        last = client.get("/bulk/0?page=2")
    assert len(names(last)) == 50
    assert 'href="/bulk/0?sort=risk&amp;page=1"' in last.text
    assert "page=3" not in last.text


def test_a_unit_shows_its_findings_and_only_its(results):
    other = {**FINDING, "submission": "别处", "message": "别处的问题"}
    second = {**FINDING, "no": 2, "message": "第二处"}
    write_run(results, findings=(second, other, FINDING))
    with visitor(results=results) as client:
        text = client.get("/bulk/0/0").text
    assert re.findall(r'<th scope="row">(\d+)</th>', text) == ["1", "2"]
    assert "别处的问题" not in text
    assert "某局/数据表.xlsx 数据表 F17" in text


def test_names_and_messages_never_become_markup(results):
    evil = "<script>alert(1)</script>"
    write_run(
        results,
        units=[{**UNIT, "unit_name": evil, "grade": evil}],
        findings=[{**FINDING, "message": evil, "severity": '"' + evil, "file": evil}],
    )
    with visitor(results=results) as client:
        for address in ("/bulk/0", "/bulk/0/0", f"/bulk/0?q={evil}"):
            answer = client.get(address)
            assert answer.status_code == 200
            assert evil not in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/bulk/1",
        "/bulk/0/1",
        "/bulk/-1",
        "/bulk/%2e%2e%2f",
        "/bulk/0/x%2f..%2f",
        "/bulk/0/a",
    ],
)
def test_what_is_not_there_is_told(results, address):
    write_run(results)
    with visitor(results=results) as client:
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("line", ["{", "[1]", "7", '{"submission": 3}'])
def test_a_broken_run_is_told_and_the_others_stay(results, line):
    write_run(results, "20250101-080000")
    broken = write_run(results, "20250202-080000")
    (broken / "submissions.jsonl").write_text(line + "\n", encoding="utf-8")
    with visitor(results=results) as client:
        assert "结果读不出来" in client.get("/bulk").text
        assert client.get("/bulk/1").status_code == 500
        assert client.get("/bulk/0").status_code == 200


def test_a_run_itself_may_be_given(results):
    run = write_run(results)
    assert runs_in(run) == [run]


def test_a_folder_without_runs_is_refused(tmp_path):
    with pytest.raises(UsageError):
        runs_in(tmp_path)
    with pytest.raises(UsageError):
        runs_in(tmp_path / "没有")


@pytest.mark.skipif(find_spec("pyarrow") is None, reason="no pyarrow here")
def test_parquet_shows_the_same_as_lines(results):
    import pyarrow
    import pyarrow.parquet

    run = write_run(results)
    with visitor(results=results) as client:
        pages = [client.get(address).text for address in ("/bulk/0", "/bulk/0/0")]
    for table, rows in (("submissions", [UNIT]), ("findings", [FINDING])):
        (run / f"{table}.jsonl").unlink()
        file = run / f"{table}.parquet"
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), file)
    with visitor(results=results) as client:
        assert [client.get(a).text for a in ("/bulk/0", "/bulk/0/0")] == pages
