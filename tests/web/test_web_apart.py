"""Checks in a process apart: a file that kills or stalls it stops nobody else."""

from __future__ import annotations

import sys
import threading
import time

import pytest
from webkit import SCORES, checked, visitor

from selfeval_xl.bulking.wire import Bounds
from selfeval_xl.config import Settings
from selfeval_xl.errors import UsageError
from selfeval_xl.intake.discover import Discovery, FoundFile
from selfeval_xl.web import apart
from selfeval_xl.web.apart import Apart

# A process like the true one, for which some names are fatal.
_CODE = """
import os, time
from selfeval_xl import api, papers
from selfeval_xl.web.apart import main
whole = papers.Reader._paper_at
def read(self, path, name):
    if "卡" in name:
        time.sleep(600)
    if "崩" in name:
        os._exit(1)
    return whole(self, path, name)
papers.Reader._paper_at = read
judge = api.judge
def judged(reading):
    if any("判" in one.paper.path for one in reading.handed_in):
        os._exit(1)
    return judge(reading)
api.judge = judged
main()
"""


@pytest.fixture
def fatal(monkeypatch):
    monkeypatch.setattr(apart, "command", lambda: [sys.executable, "-c", _CODE])
    one = Apart(Bounds(seconds=4))
    yield one
    one.close()


def found(*names):
    return Discovery(tuple(FoundFile(SCORES, name, ".") for name in names))


def told(*_):
    return None


def unread(result):
    return [
        (finding.code, finding.hit.place.file)
        for finding in result.findings
        if finding.code == "FL101"
    ]


@pytest.mark.parametrize(
    ("names", "bad"),
    [
        pytest.param(["表.xlsx"], [], id="nothing wrong"),
        pytest.param(["崩.xlsx", "表.xlsx"], ["崩.xlsx"], id="one kills"),
        pytest.param(["表.xlsx", "卡.xlsx"], ["卡.xlsx"], id="one stalls"),
        pytest.param(
            ["崩1.xlsx", "崩2.xlsx", "表.xlsx"], ["崩1.xlsx", "崩2.xlsx"], id="two kill"
        ),
    ],
)
def test_a_fatal_file_is_a_finding_and_the_others_are_checked(fatal, names, bad):
    _, result = fatal.check(found(*names), Settings(), told)
    assert unread(result) == [("FL101", name) for name in bad]
    assert any(one.hit.place.file == "表.xlsx" for one in result.findings)


def test_where_no_file_is_to_blame_it_is_told(fatal):
    with pytest.raises(UsageError):
        fatal.check(found("判.xlsx"), Settings(), told)
    assert unread(fatal.check(found("表.xlsx"), Settings(), told)[1]) == []


def test_closing_ends_a_check_that_hangs(fatal):
    threading.Timer(1, fatal.close).start()
    begun = time.monotonic()
    with pytest.raises(UsageError):
        fatal.check(found("卡.xlsx"), Settings(), told)
    assert time.monotonic() - begun < 4


def test_the_page_stays_after_a_fatal_file(monkeypatch):
    monkeypatch.setattr(apart, "command", lambda: [sys.executable, "-c", _CODE])
    bad, good = ("崩.xlsx", SCORES.read_bytes()), ("表.xlsx", SCORES.read_bytes())
    with visitor() as client:
        assert unread_at(client, checked(client, bad, good)) == ["崩.xlsx"]
        assert unread_at(client, checked(client, good)) == []


def unread_at(client, address):
    findings = client.get(f"{address}/report.json").json()["findings"]
    return [one["file"] for one in findings if one["code"] == "FL101"]
