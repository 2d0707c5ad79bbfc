"""AR203: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import CHANGES, HEAD, hits, money_sheet


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [["基本支出", 79.20, 93.05, 90, 78.55, -14.5, "-15.58%", -0.65, "-0.82%"]],
            id="agrees",
        ),
        pytest.param(
            [["基本支出", 79.20, 93.05, 90, 78.55, -14.5, "-16%", -0.65, "-0.82%"]],
            id="no decimals",
        ),
    ],
)
def test_quiet(rows):
    assert hits("AR203", money_sheet(*rows, head=HEAD[:5] + CHANGES)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["基本支出", 79.20, 93.05, 90, 78.55, -14.5, "22%", -0.65, "-0.82%"]],
            [("G4", "", "22%", "-15.58%", "(78.55 - 93.05) ÷ 93.05 = -15.58%")],
            id="typed by hand",
        ),
        pytest.param(
            [["基本支出", 79.20, 93.05, 90, 78.55, -14.5, "-18.46%", -0.65, "-0.82%"]],
            [
                (
                    "G4",
                    "wrong_denominator",
                    "-18.46%",
                    "-15.58%",
                    "(78.55 - 93.05) ÷ 93.05 = -15.58%",
                )
            ],
            id="divided by this year",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR203", money_sheet(*rows, head=HEAD[:5] + CHANGES)) == expected
