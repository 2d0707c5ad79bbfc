"""AR204: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["支出合计", 90, 95, 100, 89.97, "89.97%"]], id="agrees"),
        pytest.param([["支出合计", 90, 95, 100, 89.97, 89.97]], id="percent as number"),
        pytest.param([["支出合计", 90, 95, 100, 89.97]], id="blank rate"),
        pytest.param([["支出合计", 90, 95, 0, 0, 0]], id="zero budget"),
        pytest.param(
            [["会议费", 90, 95, -100, 95, "95.00%"]], id="below zero is CE404's"
        ),
    ],
)
def test_quiet(rows):
    assert hits("AR204", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["支出合计", 90, 95, 100, 89.97, "95.00%"]],
            [("F4", "tied", "95.00%", "89.97%", "89.97 ÷ 100 = 89.97%")],
            id="typed by hand",
        ),
        pytest.param(
            [["支出合计", 90, 95, 100, 89.97, "94.71%"]],
            [("F4", "wrong_denominator", "94.71%", "89.97%", "89.97 ÷ 100 = 89.97%")],
            id="divided by 年初预算",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR204", money_sheet(*rows)) == expected
