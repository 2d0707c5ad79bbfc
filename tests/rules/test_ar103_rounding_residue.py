"""AR103: quiet on right forms, one hit at the cell to change."""

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
    assert hits("AR103", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ["支出合计", "", "", "", 79.19],
                ["基本支出", "", "", "", 76.56],
                ["项目支出", "", "", "", 2.62],
            ],
            [("E4", "", "79.19", "79.18", "76.56 + 2.62 = 79.18")],
            id="a cent of rounding",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR103", money_sheet(*rows)) == expected
