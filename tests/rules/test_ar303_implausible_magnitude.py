"""AR303: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["支出合计", 90, 95, 100, 99]], id="usual size"),
    ],
)
def test_quiet(rows):
    assert hits("AR303", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["支出合计", 9000000, 9500000, 10000000, 9900000]],
            [("E4", "", "9900000", None, None)],
            id="元 under 万元",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR303", money_sheet(*rows)) == expected
