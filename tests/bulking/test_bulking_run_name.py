"""Names of runs: by time, and each only once."""

from __future__ import annotations

from datetime import datetime

from selfeval_xl.bulking.results import run_name

WHEN = datetime(2025, 3, 31, 8, 5, 9)


def test_runs_of_one_second_are_told_apart(tmp_path):
    names = []
    for _ in range(3):
        names.append(run_name(WHEN, tmp_path))
        (tmp_path / f"run={names[-1]}").mkdir()
    assert names == ["20250331-080509", "20250331-080509-2", "20250331-080509-3"]
    assert names == sorted(names)
