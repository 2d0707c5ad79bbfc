"""AR301: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["支出合计", 90, 95, 100, 99],
                ["基本支出", 60, 65, 70, 69],
                ["项目支出", 30, 30, 30, 30],
            ],
            id="agrees",
        ),
    ],
)
def test_quiet(rows):
    assert hits("AR301", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ["支出合计", 90, 95, 100, 99, "99.00%"],
                ["基本支出", 60, 65, 70, 690000, "98.57%"],
                ["项目支出", 30, 30, 30, 30, "100.00%"],
            ],
            [("E5", "", "690000", "69", "99 - 30 = 69")],
            id="元 for 万元",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR301", money_sheet(*rows)) == expected
