"""AR207: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["项目支出", 0, 10, 10, 9]], id="budget and spending"),
        pytest.param([["项目支出", 0, 0, 0, 0]], id="neither"),
        pytest.param([["项目支出", 0, 0, "", 9]], id="blank budget"),
    ],
)
def test_quiet(rows):
    assert hits("AR207", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["项目支出", 0, 10, 0, 9]], [("D4", "", "9", None, None)], id="no budget"
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR207", money_sheet(*rows)) == expected
