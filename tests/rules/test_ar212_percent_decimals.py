"""AR212: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["支出合计", 90, 95, 100, 89.97, "89.97%"]], id="two decimals"),
    ],
)
def test_quiet(rows):
    assert hits("AR212", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["支出合计", 90, 95, 100, 89.97, "89.9700%"]],
            [("F4", "", "89.9700%", "89.97%", None)],
            id="four decimals",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR212", money_sheet(*rows)) == expected
