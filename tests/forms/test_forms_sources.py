"""Columns of one amount by the source of the money add up to its 合计."""

from __future__ import annotations

import pytest
from sheetkit import sheet

from selfeval_xl.forms import identities_of, load_specs, recognise
from selfeval_xl.identities import analyse
from selfeval_xl.model.grid import Workbook

GPB, FUND = "一般公共预算财政拨款", "政府性基金预算财政拨款"


def violations(names, *rows):
    """(cell, what it should be) in a table of 预算数 and 决算数 by source."""
    width = len(names)
    lines = [
        ["2024年度部门整体支出绩效自评数据表（单位：万元）"],
        ["支出项目", "全年预算数", *[None] * (width - 1), "决算数"],
        [None, *names, *names],
        *rows,
    ]
    last = "ABCDEFGHIJ"
    merges = ("A2:A3", f"B2:{last[width]}2", f"{last[width + 1]}2:{last[2 * width]}2")
    book = Workbook("a.xlsx", "xlsx", (sheet(lines, merges),))
    (form,) = recognise(book, load_specs())
    found = analyse(form, identities_of(form, load_specs())).violations
    return [(v.culprit.place.a1, str(v.expected)) for v in found]


@pytest.mark.parametrize(
    ("names", "row"),
    [
        pytest.param(("合计", GPB, FUND), [9, 6, 3, 8.5, 5.5, 3], id="right"),
        pytest.param(
            ("合计", GPB, FUND, "上年结转"), [9, 5, 3, 1, 8.5, 5, 3, 0.5], id="another"
        ),
        pytest.param(("合计", GPB), [9, 6, 8.5, 5.5], id="one part alone"),
        pytest.param((GPB, FUND), [6, 3, 5.5, 3], id="no whole"),
        pytest.param(
            ("合计", "人员经费", "项目支出"), [9, 5, 3, 8.5, 5, 3], id="not all of it"
        ),
        pytest.param(
            ("合计", "财政拨款", GPB, FUND), [9.5, 9, 6, 3, 8, 7, 5, 2], id="a part of"
        ),
    ],
)
def test_quiet(names, row):
    assert violations(names, ["基本支出", *row]) == []


@pytest.mark.parametrize(
    ("names", "row", "cell", "expected"),
    [
        pytest.param(
            ("合计", GPB, FUND), [9.25, 6, 3, 8.5, 5.5, 3], "B4", "9.00", id="whole"
        ),
        pytest.param(
            ("合计", "财政拨款", GPB, FUND),
            [9.5, 9, 6, 3, 8.25, 7.25, 5, 2],
            "G4",
            "7.00",
            id="the appropriations of a whole",
        ),
        pytest.param(
            ("合计", "基本支出", "项目支出"),
            [9.25, 6, 3, 8.5, 5.5, 3],
            "B4",
            "9.00",
            id="by nature",
        ),
    ],
)
def test_told(names, row, cell, expected):
    assert violations(names, ["基本支出", *row]) == [(cell, expected)]
