"""The samples of two years and of published copies yield exactly what is listed."""

from __future__ import annotations

from samples import years


def test_they_yield_what_is_listed():
    listed = years.EXPECTED.read_text(encoding="utf-8").splitlines()
    assert years.found() == listed


def test_the_right_pairs_are_silent():
    lines = [line.split("\t") for line in years.EXPECTED.read_text("utf-8").split("\n")]
    wrong = {(line[0], line[2]) for line in lines[1:] if len(line) > 2}
    assert wrong == {
        (f"{years.YEARS}/2024-有误", f"{years.YEARS}/2023"),
        (f"{years.COPIES}/报送", f"{years.COPIES}/公开-有误"),
    }
