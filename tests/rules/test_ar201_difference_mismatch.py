"""AR201: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import CHANGES, HEAD, hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [["基本支出", 79.20, 93.05, 90, 78.55, -14.5, "-15.58%", -0.65, "-0.82%"]],
            id="agrees",
        ),
    ],
)
def test_quiet(rows):
    assert hits("AR201", money_sheet(*rows, head=HEAD[:5] + CHANGES)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["基本支出", 79.20, 93.05, 90, 78.55, -12.5, "-15.58%", -0.65, "-0.82%"]],
            [("F4", "", "-12.5", "-14.50", "78.55 - 93.05 = -14.50")],
            id="wrong",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR201", money_sheet(*rows, head=HEAD[:5] + CHANGES)) == expected
