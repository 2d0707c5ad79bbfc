"""AR206: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import CHANGES, HEAD, hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [["项目支出", 0, 10, 10, 9, "90.00%", "", "", "", "—"]], id="dash"
        ),
        pytest.param([["项目支出", 0, 10, 10, 9, "90.00%"]], id="zero rate of nothing"),
    ],
)
def test_quiet(rows):
    assert hits("AR206", money_sheet(*rows, head=HEAD + CHANGES)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["项目支出", 0, 10, 10, 9, "90.00%", -1, "-10.00%", 9, "100.00%"]],
            [("J4", "", "100.00%", "—", None)],
            id="100% from nothing",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR206", money_sheet(*rows, head=HEAD + CHANGES)) == expected
