"""AR205: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["基本支出", "", "", 70, 69, "98.57%"],
                ["项目支出", "", "", 30, 30, "100.00%"],
            ],
            id="all filled",
        ),
        pytest.param(
            [["基本支出", "", "", 70, 69], ["项目支出", "", "", 30, 30]],
            id="column blank",
        ),
    ],
)
def test_quiet(rows):
    assert hits("AR205", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ["基本支出", "", "", 70, 69, "98.57%"],
                ["人员经费", "", "", 60, 59, "98.33%"],
                ["项目支出", "", "", 30, 27],
            ],
            [("F6", "", "", "90.00%", "27 ÷ 30 = 90.00%")],
            id="one left out",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR205", money_sheet(*rows)) == expected
