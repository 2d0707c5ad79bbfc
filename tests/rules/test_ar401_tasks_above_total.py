"""AR401: the tasks of a unit cannot cost more than the unit."""

from __future__ import annotations

import pytest
from builders import said, worded
from paper_builders import UNIT, paper, sheet

MONEY = [
    ["2024年度部门整体支出绩效自评数据表"],
    [f"填报单位：{UNIT}", None, None, "单位：万元"],
    ["项目", "年初预算数", "调整预算数", "决算数"],
    ["支出合计", 95, 100, 99],
    ["基本支出", 65, 70, 69],
    ["项目支出", 30, 30, 30],
]
HEADS = ["任务名称", "主要实施内容", "预算金额（万元）", "实际支出（万元）", "完成情况"]


def tasks(*amounts):
    named = enumerate(amounts)
    return [HEADS, *([f"任务{n}", "内容", 20, one, "已完成"] for n, one in named)]


def on_one_sheet(*amounts):
    return paper(sheet("数据表", [*MONEY, [], ["重点工作任务"], *tasks(*amounts)]))


def on_two_sheets(*amounts, unit=UNIT):
    head = [["2024年度部门重点工作数据表"], [f"填报单位：{unit}"]]
    return paper(sheet("数据表", MONEY), sheet("任务", [*head, *tasks(*amounts)]))


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(on_one_sheet(20, 30), id="part of the spending"),
        pytest.param(on_one_sheet(50, 49), id="all of it"),
        pytest.param(on_two_sheets(20, 30), id="on a sheet of their own"),
        pytest.param(on_two_sheets(60, 50, unit="某区某会"), id="another unit's"),
    ],
)
def test_quiet(given):
    assert said("AR401", given) == []


def test_reported():
    assert said("AR401", on_one_sheet(60, 50)) == [("D10", "warning", "110", None, "")]


def test_reported_from_a_sheet_of_their_own():
    given = on_two_sheets(60, 50)
    assert said("AR401", given) == [("D4", "warning", "110", None, "")]
    ((_, advice),) = worded("AR401", given)
    assert advice.endswith("或更正支出合计 数据表 D4")
