"""AR401: the tasks of a unit cannot cost more than the unit."""

from __future__ import annotations

import pytest
from arithmetic_sheets import hits, sheet


def form(*amounts):
    return sheet(
        [
            ["部门整体支出绩效自评数据表"],
            ["单位：万元"],
            ["项目", "年初预算数", "调整预算数", "决算数"],
            ["支出合计", 95, 100, 99],
            ["基本支出", 65, 70, 69],
            ["项目支出", 30, 30, 30],
            [],
            ["重点工作任务"],
            [
                "任务名称",
                "主要实施内容",
                "预算金额（万元）",
                "实际支出（万元）",
                "完成情况",
            ],
            *(
                [f"任务{n}", "内容", 20, amount, "已完成"]
                for n, amount in enumerate(amounts)
            ),
        ]
    )


@pytest.mark.parametrize(
    "amounts",
    [
        pytest.param((20, 30), id="part of the spending"),
        pytest.param((50, 49), id="all of it"),
    ],
)
def test_quiet(amounts):
    assert hits("AR401", form(*amounts)) == []


def test_reported():
    assert hits("AR401", form(60, 50)) == [("D10", "", "110", None, None)]
