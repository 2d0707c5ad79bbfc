"""AR208: quiet on right forms, one hit at the cell to change."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, money_sheet, raw_hits

from selfeval_xl.findings import Severity


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["支出合计", 0, 10, 10, 10]], id="within"),
        pytest.param([["支出合计", 0, 10, -10, 10]], id="below zero is CE404's"),
        pytest.param(
            [
                ["支出合计", 0, 10, 4, 10],
                ["一、基本支出", 0, 6, None, 6],
                ["二、项目支出", 0, 4, 4, 4],
            ],
            id="the budget of a part is blank",
        ),
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


@pytest.mark.parametrize(
    ("budget", "severity"),
    [
        pytest.param("调整预算数", None, id="the adjusted budget"),
        pytest.param("全年预算数", None, id="the whole year's"),
        pytest.param("2024年预算数", Severity.INFO, id="may be the year's beginning"),
    ],
)
def test_severity_follows_what_the_budget_is_called(budget, severity):
    made = money_sheet(
        ["“三公”经费", 9, 10, 12], head=["项目", "上年决算数", budget, "决算数"]
    )
    assert [one.severity for one in raw_hits("AR208", made)] == [severity]
