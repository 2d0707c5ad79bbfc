"""AR209: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["支出合计", 0, 10, 10, 8]], id="four fifths"),
        pytest.param([["支出合计", 0, 10, 10, 0]], id="nothing yet"),
    ],
)
def test_quiet(rows):
    assert hits("AR209", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["支出合计", 0, 10, 10, 7]], [("E4", "", "7", None, None)], id="low"
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR209", money_sheet(*rows)) == expected
