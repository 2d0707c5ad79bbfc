"""Names of runs: by time, and each only once."""

from __future__ import annotations

import json
import os
import time
from datetime import datetime

import pytest

from selfeval_xl.bulking import results
from selfeval_xl.bulking.outcome import RunOutcome
from selfeval_xl.bulking.results import run_name, write_results
from selfeval_xl.errors import UsageError

WHEN = datetime(2025, 3, 31, 8, 5, 9)


def test_runs_of_one_second_are_told_apart(tmp_path):
    names = []
    for _ in range(3):
        names.append(run_name(WHEN, tmp_path))
        (tmp_path / f"run={names[-1]}").mkdir()
    assert names == ["20250331-080509", "20250331-080509-2", "20250331-080509-3"]
    assert names == sorted(names)


@pytest.fixture
def other(tmp_path, monkeypatch):
    """Another run that has the name before this one is written."""
    write = results._write

    def meanwhile(*given):
        counts = write(*given)
        (tmp_path / "run=20250331-080509").mkdir()
        (tmp_path / "run=20250331-080509" / "run.json").write_text("{}")
        return counts

    monkeypatch.setattr(results, "_write", meanwhile)


def test_a_name_taken_meanwhile_is_not_taken_twice(tmp_path, other):
    run = RunOutcome("0", "2025-03-31", ())
    made = write_results(run, tmp_path, WHEN, "jsonl")
    names = ["run=20250331-080509", "run=20250331-080509-2"]
    assert sorted(one.name for one in tmp_path.iterdir()) == names
    assert json.loads((made / "run.json").read_text())["run"] == names[1][4:]


def test_a_name_of_ones_own_taken_meanwhile_is_told(tmp_path, other):
    with pytest.raises(UsageError, match="已经存在"):
        run = RunOutcome("0", "2025-03-31", ())
        write_results(run, tmp_path, "20250331-080509", "jsonl")
    assert [one.name for one in tmp_path.iterdir()] == ["run=20250331-080509"]


def test_what_killed_runs_left_goes_a_day_later(tmp_path):
    for name, days in ((".~run-old.tmp", 2), (".~run-new.tmp", 0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "findings.jsonl").touch()
        then = time.time() - days * 86_400
        os.utime(tmp_path / name, (then, then))
    write_results(RunOutcome("0", "2025-03-31", ()), tmp_path, "1", "jsonl")
    names = sorted(one.name for one in tmp_path.iterdir())
    assert names == [".~run-new.tmp", "run=1"]
