"""The whole way of an upload: checked, shown, accepted, taken away, removed."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from webkit import SAMPLES, SCORES, checked, upload, visitor

from selfeval_xl import check
from selfeval_xl.config import Settings
from selfeval_xl.web.apart import Apart

pytest.importorskip("formualizer")


@pytest.fixture
def client():
    with visitor() as one:
        yield one


def test_findings_are_those_of_a_check(client):
    address = checked(client)
    told = client.get(f"{address}/report.json").json()
    alone = check(SCORES)
    assert [(f["code"], f["cell"], f["file"]) for f in told["findings"]] == [
        (f.code, f.hit.place.a1, SCORES.name) for f in alone.findings
    ]
    page = client.get(address)
    assert page.status_code == 200
    assert page.text.count('<li class="finding') == page.text.count('/accept"')


def test_folders_are_submissions_as_elsewhere(client):
    files = [
        (f"{folder}/{file.name}", file.read_bytes())
        for folder in ("甲局", "乙局")
        for file in sorted((SAMPLES / "01-无误").glob("*.xlsx"))
    ]
    told = client.get(f"{checked(client, *files)}/report.json").json()
    assert [one["path"] for one in told["files"]] == sorted(name for name, _ in files)


def test_year_and_unit_are_used_where_the_papers_do_not_say(client):
    address = checked(client, year="2023", unit="某区某局")
    (check,) = client.app.state.store.recent()
    assert (check.settings.year, check.settings.unit) == (2023, "某区某局")
    assert address.endswith(check.id)


@pytest.mark.parametrize("year", ["", "abc", "99999", "²⁰²⁴"])
def test_a_year_that_is_none_is_left(client, year):
    checked(client, year=year)
    (check,) = client.app.state.store.recent()
    assert check.settings.year is None


def test_copies_hold_what_fix_would_write(client):
    address = checked(client)
    answer = client.get(f"{address}/copies.zip?unsafe=1")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == ["评分表.corrected.xlsx"]
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert client.get(f"{address}/summary.xlsx").content[:2] == b"PK"
    assert "<html" in client.get(f"{address}/report.html").text


def test_nothing_to_correct_is_said(client):
    clean = sorted((SAMPLES / "01-无误").glob("*.xlsx"))[0]
    address = checked(client, (clean.name, clean.read_bytes()))
    answer = client.get(f"{address}/copies.zip")
    assert (answer.status_code, "没有可以代为更正" in answer.text) == (409, True)


def test_accept_and_withdraw(client):
    address = checked(client)
    before = client.get(f"{address}/report.json").json()["findings"]
    given = {"no": [before[0]["no"], before[1]["no"]], "reason": "口径", "who": "张某"}
    assert client.post(f"{address}/accept", data=given).status_code == 303
    after = client.get(f"{address}/report.json").json()["findings"]
    assert [f["no"] for f in after] == [f["no"] for f in before[2:]]
    kept = json.loads(client.get(f"{address}/accepted.json").content)["accepted"]
    assert [(k["fingerprint"], k["reason"], k["who"]) for k in kept] == [
        (f["fingerprint"], "口径", "张某") for f in before[:2]
    ]
    client.post(f"{address}/withdraw", data={"no": before[0]["no"]})
    again = client.get(f"{address}/report.json").json()["findings"]
    assert [f["no"] for f in again] == [before[0]["no"], *[f["no"] for f in before[2:]]]


@pytest.mark.parametrize(("reason", "who"), [("", "张某"), ("口径", " ")])
def test_accepting_needs_a_reason_and_a_name(client, reason, who):
    address = checked(client)
    given = {"no": ["1"], "reason": reason, "who": who}
    answer = client.post(f"{address}/accept", data=given)
    assert (answer.status_code, "须写明理由" in answer.text) == (400, True)


def test_the_language_changes_pages_and_findings(client):
    address = checked(client)
    client.post("/language", data={"lang": "en", "back": address})
    told = client.get(f"{address}/report.json").json()["findings"]
    assert all(f["message"].isascii() or "“" not in f["message"] for f in told)
    assert '<html lang="en">' in client.get("/").text


def test_no_file(client):
    answer = client.post("/checks", data={"year": "2024"})
    assert (answer.status_code, "没有收到文件" in answer.text) == (400, True)


def test_names_are_shown_as_text(client):
    name = "<script>alert(1)</script>{{7*7}}.xlsx"
    page = client.get(checked(client, (name, SCORES.read_bytes()))).text
    assert "<script>alert" not in page
    assert "49.xlsx" not in page


def test_broken_files_are_findings(client):
    address = checked(client, ("坏.xlsx", b"PK\x03\x04broken"))
    told = client.get(f"{address}/report.json").json()
    assert [f["code"] for f in told["findings"]] == ["FL101"]


def test_removed_files_are_gone(client):
    address = checked(client)
    folder = client.app.state.store.recent()[0].folder
    assert len(list(folder.iterdir())) == 1
    client.post(f"{address}/remove")
    assert client.get(address).status_code == 404
    assert not folder.exists()


def test_all_is_removed_at_the_end():
    with visitor(settings=Settings()) as client:
        checked(client)
        root = client.app.state.store.root
        assert root.stat().st_mode & 0o077 == 0
    assert not root.exists()


def test_a_script_is_told_the_address_alone(client):
    files = [("files", (SCORES.name, SCORES.read_bytes()))]
    answer = client.post("/checks", files=files, headers={"accept": "application/json"})
    assert answer.status_code == 201
    assert list(answer.json()) == ["address"]
    assert client.get(answer.json()["address"]).status_code == 200


def test_what_is_not_done_yet_has_no_downloads(client, monkeypatch):
    from selfeval_xl.web.work import Worker

    monkeypatch.setattr(Worker, "start", lambda self, check: None)
    answer = upload(client, (SCORES.name, SCORES.read_bytes()))
    address = answer.headers["location"]
    assert client.get(f"{address}/report.json").status_code == 404
    assert "正在检查" in client.get(address).text
    assert client.get(f"{address}/state").json() == {
        "state": "waiting",
        "done": 0,
        "total": 1,
        "current": "",
    }


def test_a_defect_of_the_program_is_told(client, monkeypatch):
    def breaks(*given):
        raise ZeroDivisionError("x")

    monkeypatch.setattr(Apart, "check", breaks)
    page = client.get(checked(client))
    assert (page.status_code, "ZeroDivisionError: x" in page.text) == (500, True)
