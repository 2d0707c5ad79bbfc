"""AR104: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["收入合计", 90, 95, 100, 100],
                ["年初结转和结余", 5, 5, 5, 5],
                ["支出合计", 90, 95, 100, 98],
                ["年末结转和结余", 5, 5, 5, 7],
            ],
            id="carries over",
        ),
    ],
)
def test_quiet(rows):
    assert hits("AR104", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ["收入合计", 90, 95, 100, 100],
                ["年初结转和结余", 5, 5, 5, 5],
                ["支出合计", 90, 95, 100, 98],
                ["年末结转和结余", 5, 5, 5, 5],
            ],
            [],
            id="does not carry over",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR104", money_sheet(*rows)) == expected
