"""AR302: quiet on right forms, one hit at the amount that stands apart."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet
from sheetkit import formula


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["人员经费", 74.1, 76.2, 78, 76.56]], id="of one size"),
        pytest.param([["项目支出", 0.5, 2, 5000, 4900]], id="a new project"),
        pytest.param([["人员经费", 76.2, 765600]], id="one neighbour proves nothing"),
        pytest.param([["人员经费", 0.01, 0.01, 100]], id="next to nothing before"),
        pytest.param([["人员经费", 74.1, 7620, 78, 76.56]], id="another factor"),
        pytest.param([["人员经费", 741000, 0.76, 78, 765600]], id="two apart"),
        pytest.param(
            [["支出合计", 74.1, 76.2, 78, formula("E5", 765600.0)]], id="a live total"
        ),
    ],
)
def test_quiet(rows):
    assert hits("AR302", money_sheet(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [["人员经费", 74.1, 76.2, 78, 765600]],
            [("E4", "", "765600", "76.56", None)],
            id="元 for 万元",
        ),
        pytest.param(
            [["人员经费", 7410, 0.7656, 7800, 7600]],
            [("C4", "", "0.7656", "7656.0000", None)],
            id="万元 in a table kept in 元",
        ),
    ],
)
def test_reported(rows, expected):
    assert hits("AR302", money_sheet(*rows)) == expected
