"""The year that columns are read by, where a table's own title names none."""

from __future__ import annotations

import pytest
from sheetkit import sheet

from selfeval_xl.forms import load_specs, recognise
from selfeval_xl.model.grid import Workbook

TABLE = [
    ["部门收支情况表"],
    ["填报单位：某区某局", None, None, "单位：万元"],
    ["项目", "2022年决算数", "本年年初预算数", "决算数"],
    ["基本支出", 50, 60, 55],
    ["项目支出", 20, 30, 25],
]


def columns(*sheets):
    """The column keys of the last form of a workbook."""
    form = recognise(Workbook("a.xlsx", "xlsx", sheets), load_specs())[-1]
    (matrix,) = form.matrices
    return [column.key for column in matrix.columns]


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        pytest.param([["2023年度部门整体支出绩效自评材料"]], "prev", id="a cover"),
        pytest.param(
            [["2023年度人员情况表"], ["2022年度增减情况"]], "act", id="two years"
        ),
        pytest.param([["自评材料"]], "act", id="none"),
    ],
)
def test_a_cover_names_the_year(lines, first):
    cover = sheet(lines, name="封面")
    assert columns(cover, sheet(TABLE, name="表1"))[0] == first


def test_the_title_of_the_table_itself_comes_first():
    cover = sheet([["2023年度部门整体支出绩效自评材料"]], name="封面")
    own = sheet([["2022年度收支情况表"], *TABLE[1:]], name="表1")
    assert columns(cover, own)[0] == "act"


def test_hidden_sheets_do_not_count():
    cover = sheet([["2023年度部门整体支出绩效自评材料"]], name="封面")
    hidden = sheet([["2021年度旧表"]], name="旧")
    hidden = type(hidden)(hidden.name, hidden.cells, state="hidden")
    assert columns(cover, hidden, sheet(TABLE, name="表1"))[0] == "prev"


def read_as(title, *heads):
    """The keys of the columns of a filled table under a title."""
    figures = [9, 10, 8, 8, 0.8, 1, 0.1][: len(heads)]
    rows = [[title], ["单位：万元"], ["项目", *heads], ["基本支出", *figures]]
    (form,) = recognise(Workbook("a.xlsx", "xlsx", (sheet(rows),)), load_specs())
    (matrix,) = form.matrices
    return [column.key for column in matrix.columns]


@pytest.mark.parametrize(
    ("heads", "keys"),
    [
        pytest.param(
            ("2023年", "2024年", "2025年", "2025年比2024年增减额"),
            ["year2023_act", "prev", "act", "d1"],
            id="compared with the title's year",
        ),
        pytest.param(
            ("2024年决算数", "年初预算数", "2025年全年预算数", "决算数", "比上年增减额"),
            ["prev", "y0b", "adj", "act", "d1"],
            id="two that were spent",
        ),
        pytest.param(
            ("2023年决算数", "2024年决算数", "2025年预算数"),
            ["prev", "act"],
            id="a plan for the year to come",
        ),
    ],
)
def test_columns_of_the_year_after_the_title(heads, keys):
    assert read_as("2024年度部门整体支出绩效自评数据表", *heads) == keys
