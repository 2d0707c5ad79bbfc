"""AR101: quiet on right forms, one hit at the cell to change."""

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
        pytest.param(
            [
                ["支出合计", "", "", "", 79.19],
                ["基本支出", "", "", "", 76.56],
                ["项目支出", "", "", "", 2.62],
            ],
            id="off by rounding only",
        ),
        pytest.param(
            [
                ["支出合计", "", "", "", 76.56],
                ["基本支出", "", "", "", 76.56],
                ["项目支出"],
            ],
            id="a blank part",
        ),
        pytest.param(
            [["基本支出", 60, 65, 70, 69], ["项目支出", 30, 30, 30, 30]],
            id="parts alone",
        ),
    ],
)
def test_quiet(rows):
    assert hits("AR101", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ["支出合计", 90, 95, 100, 98.5],
                ["基本支出", 60, 65, 70, 69],
                ["项目支出", 30, 30, 30, 30],
            ],
            [("E4", "tied", "98.5", "99.0", "69 + 30 = 99.0")],
            id="total typed wrong",
        ),
        pytest.param(
            [
                ["支出合计", 90, 95, 100, 69],
                ["基本支出", 60, 65, 70, 69],
                ["项目支出", 30, 30, 30, 30],
            ],
            [("E4", "addend_missing", "69", "99", "69 + 30 = 99")],
            id="part left out",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR101", money_sheet(*rows)) == expected
