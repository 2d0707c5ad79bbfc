"""Rates of a task list are noted as 0.95, 95 or 95%, one column alike."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sheetkit import percent, sheet

from selfeval_xl.forms import load_specs, recognise
from selfeval_xl.model.grid import Workbook

SPENT = [("任务1 道路养护", 100, 95), ("任务2 信息化运维", 50, 48)]


def rates(head, *written, spent=SPENT):
    """(rate as a ratio, how it is noted) of each task and the total."""
    names = ["任务名称", "完成情况", "全年预算数（万元）", "全年执行数（万元）", head]
    rows = [
        [task, "已完成", *amounts, rate]
        for (task, *amounts), rate in zip(spent, written, strict=False)
    ]
    sums = [150, 143] if spent is SPENT else [None, None]
    total = ["金额合计", None, *sums, written[-1]]
    lines = [
        ["2024年度部门整体支出绩效自评表"],
        ["部门名称", "某局"],
        names,
        *rows,
        total,
    ]
    (form,) = recognise(Workbook("a.xlsx", "xlsx", (sheet(lines),)), load_specs())
    fields = [row["execution_rate"] for row in (*form.tasks.tasks, form.tasks.total)]
    return [(str(one.number), one.percent_style) for one in fields]


@pytest.mark.parametrize(
    ("head", "written", "style"),
    [
        pytest.param("执行率", (0.95, 0.96, 0.9533), "ratio", id="ratios"),
        pytest.param("执行率", (95, 96, 95.33), "number", id="hundredths"),
        pytest.param(
            "执行率",
            (percent(0.95), percent(0.96), percent(0.9533)),
            "percent",
            id="sign",
        ),
    ],
)
def test_the_amounts_tell(head, written, style):
    found = rates(head, *written)
    assert [Decimal(number) for number, _ in found] == [
        *map(Decimal, ("0.95", "0.96", "0.9533")),
    ]
    assert {noted for _, noted in found} == {style}


@pytest.mark.parametrize(
    ("head", "style"),
    [
        pytest.param("执行率（%）", "number", id="the head tells"),
        pytest.param("执行率", "ratio", id="the size tells"),
    ],
)
def test_without_amounts(head, style):
    spent = [(task, None, None) for task, *_ in SPENT]
    found = rates(head, 0.95, 0.96, 0.9, spent=spent)
    assert {noted for _, noted in found[:2]} == {style}
