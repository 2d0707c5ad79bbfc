"""AR105: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["财政拨款支出合计", "", "", "", 79.19],
                ["一般公共预算财政拨款支出", "", "", "", 79.19],
            ],
            id="all named",
        ),
        pytest.param(
            [
                ["财政拨款支出合计", "", "", "", 79.19],
                ["一般公共预算财政拨款支出", "", "", "", 78.55],
                ["政府性基金预算财政拨款支出", "", "", "", 0.64],
            ],
            id="two sources",
        ),
    ],
)
def test_quiet(rows):
    assert hits("AR105", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ["财政拨款支出合计", "", "", "", 79.19],
                ["一般公共预算财政拨款支出", "", "", "", 78.55],
            ],
            [("E4", "", "79.19", None, None)],
            id="0.64 without a source",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR105", money_sheet(*rows)) == expected
