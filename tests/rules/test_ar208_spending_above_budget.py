"""AR208: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["支出合计", 0, 10, 10, 10]], id="within"),
    ],
)
def test_quiet(rows):
    assert hits("AR208", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["支出合计", 0, 10, 10, 12]], [("E4", "", "12", None, None)], id="above"
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR208", money_sheet(*rows)) == expected
