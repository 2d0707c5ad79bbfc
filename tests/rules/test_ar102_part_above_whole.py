"""AR102: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["公用经费", "", "", 50, 48],
                ["其中：办公经费", "", "", 10, 9],
                ["会议费、培训费", "", "", 5, 4],
            ],
            id="within",
        ),
    ],
)
def test_quiet(rows):
    assert hits("AR102", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [
                ["公用经费", "", "", 50, 48],
                ["其中：办公经费", "", "", 10, 49],
                ["会议费、培训费", "", "", 5, 4],
            ],
            [("E4", "tied", "48", None, "49 + 4 = 53 > 48")],
            id="more than the whole",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR102", money_sheet(*rows)) == expected
