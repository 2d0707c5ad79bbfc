"""What is left of a budget, what is carried over, and rates of control and of use."""

from __future__ import annotations

import pytest
from sheetkit import sheet

from selfeval_xl.forms import identities_of, load_specs, recognise
from selfeval_xl.identities import analyse
from selfeval_xl.model.grid import Workbook

TITLE = ["2024年度部门整体支出绩效自评数据表（单位：万元）"]


def violations(*rows):
    """(cell, what it should be) of every figure that cannot be right."""
    book = Workbook("a.xlsx", "xlsx", (sheet([TITLE, *rows]),))
    (form,) = recognise(book, load_specs())
    found = analyse(form, identities_of(form, load_specs())).violations
    return [(v.culprit.place.a1, str(v.expected)) for v in found]


PROJECTS = [
    "项目名称",
    "年初预算数",
    "预算调整数",
    "调整后预算数",
    "实际支出数",
    "结余",
]
CARRIED = ["资金性质", "年初结转和结余", "本年收入", "本年支出", "年末结转和结余"]
PURCHASES = ["政府采购情况", "政府采购预算数", "实际政府采购金额", "政府采购执行率"]
ASSETS = ["资产情况", "固定资产总额", "实际在用固定资产总额", "固定资产利用率"]
ARRIVED = ["资金来源", "计划安排资金", "实际到位资金", "资金到位率", "实际支出资金"]
CONTROL = ["项目", "上年决算数", "年初预算数", "决算数", "控制率"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([PROJECTS, ["设备", 50, 5, 55, 52, 3]], id="left"),
        pytest.param(
            [["项目", "预算数", "支出数", "结余"], ["设备", 50, 44, 6]], id="pl"
        ),
        pytest.param(
            [
                ["项目", "上年结转", "本年收入", "支出数", "结余"],
                ["设备", 9, 50, 44, 15],
            ],
            id="left with what was carried over",
        ),
        pytest.param([CARRIED, ["一般公共预算", 5, 90, 88, 7]], id="carried over"),
        pytest.param([PURCHASES, ["货物", 50, 45, 0.9]], id="purchases"),
        pytest.param([ASSETS, ["固定资产", 500, 450, 0.9]], id="assets"),
        pytest.param([ARRIVED, ["省级资金", 50, 45.5, 0.91, 44]], id="arrived"),
        pytest.param([CONTROL, ["公务接待费", 4, 5, 4.5, 0.9]], id="control"),
    ],
)
def test_quiet(rows):
    assert violations(*rows) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [PROJECTS, ["设备", 50.25, 5, 55.25, 52, 2.25]], [("F3", "3.25")], id="left"
        ),
        pytest.param(
            [CARRIED, ["一般公共预算", 5.25, 90, 88, 8.25]],
            [("E3", "7.25")],
            id="carried over",
        ),
        pytest.param(
            [PURCHASES, ["货物", 50, 45.25, 0.7]], [("D3", "0.9")], id="purchases"
        ),
        pytest.param(
            [ASSETS, ["固定资产", 500, 452.5, 0.7]], [("D3", "0.9")], id="assets"
        ),
        pytest.param(
            [ARRIVED, ["省级资金", 50, 45.5, 0.97, 44]], [("D3", "0.91")], id="arrived"
        ),
        pytest.param(
            [CONTROL, ["公务接待费", 4, 5, 4.25, 0.65]], [("E3", "0.85")], id="control"
        ),
        pytest.param(
            [
                CONTROL,
                ["因公出国费", 4, 5, 4.25, 85],
                ["公务用车费", 4, 5, 4.25, 0.85],
                ["公务接待费", 4, 5, 4.25, 0.85],
            ],
            [("E3", "0.85")],
            id="one of a column in percent",
        ),
    ],
)
def test_told(rows, expected):
    assert violations(*rows) == expected


def test_a_row_of_assets_is_no_second_head():
    rows = [["项目", "年初数", "年末数"], ["固定资产总额"], ["其中：在用固定资产总额"]]
    book = Workbook("a.xlsx", "xlsx", (sheet([TITLE, *rows]),))
    (form,) = recognise(book, load_specs())
    (matrix,) = form.matrices
    assert [row.key for row in matrix.rows] == ["asset.total", "asset.used"]
