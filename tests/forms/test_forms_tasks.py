"""Task lists: 重点工作任务 with budget, spending and completion."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sheetkit import make_field, sheet

from selfeval_xl.forms import load_specs, recognise
from selfeval_xl.forms.tasks import locate_tasks
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.grid import Workbook


def locate(rows, merges=()):
    return locate_tasks(SheetView(sheet(rows, merges)), "a.xlsx", make_field)


def plain(fields):
    return {
        key: one.number if one.number is not None else one.value.value
        for key, one in fields.items()
    }


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["项目", "年初预算数"], ["基本支出", 5]], id="data table"),
        pytest.param([["任务名称", "责任人"], ["整改", "张某"]], id="no figures"),
        pytest.param(
            [["一级指标", "重点工作任务", "分值", "得分"], ["产出", "办结", 5, 5]],
            id="indicators",
        ),
        pytest.param([["任务名称", "预算金额"]], id="no task"),
    ],
)
def test_quiet(rows):
    assert locate(rows) == ()


@pytest.mark.parametrize("head", ["重点项目名称", "主要项目", "专项项目名称"])
def test_a_list_of_projects(head):
    rows = [
        ["序号", head, "年初预算（元）", "全年预算（元）", "实际支出（元）"],
        [1, "窗口改造", 100, 120, 110],
    ]
    (found,) = locate(rows)
    assert [plain(task) for task in found.tasks] == [
        {
            "task_name": "窗口改造",
            "initial_budget": Decimal(100),
            "annual_budget": Decimal(120),
            "executed": Decimal(110),
        }
    ]


@pytest.mark.parametrize("head", ["分值", "指标分值", "权重", "标准分", "满分"])
def test_the_points_of_a_list(head):
    rows = [
        ["任务名称", "完成情况", "预算数", "执行数", head, "执行率", "自评分"],
        ["窗口改造", "已完成", 100, 95, None, None, None],
        ["金额合计", None, 100, 95, 10, 0.95, 9.5],
    ]
    (found,) = locate(rows)
    assert (found.total["full_score"].number, found.total["score"].number) == (
        Decimal(10),
        Decimal("9.5"),
    )


def test_plain_list_with_a_total():
    (tasks,) = locate(
        [
            ["四、重点工作任务", None, None, None, None, "单位：万元"],
            [
                *("序号", "任务名称", "主要实施内容", "预算金额", "实际支出（元）"),
                "完成情况",
            ],
            [1, "培训", "办班", 30, 281000, "已完成"],
            [2, "宣传", "展板", 12.5, None, "已完成"],
            [None, "……"],
            ["合计", None, None, 42.5, 281000],
            ["填报人：张某"],
        ]
    )
    assert tasks.area.a1 == "B2:F6"
    first, second = map(plain, tasks.tasks)
    assert list(first) == [
        "task_name",
        "content",
        "initial_budget",
        "executed",
        "completion",
    ]
    assert (first["task_name"], first["initial_budget"], first["executed"]) == (
        "培训",
        30,
        281000,
    )
    assert second["executed"] is None
    units = [tasks.tasks[0][key].unit for key in ("initial_budget", "executed")]
    assert units == ["万元", "元"]
    assert plain(tasks.total) == {
        "task_name": "合计",
        "content": None,
        "initial_budget": Decimal("42.5"),
        "executed": 281000,
        "completion": None,
    }


def test_amounts_split_under_a_two_row_header_beside_a_merged_side_label():
    (tasks,) = locate(
        [
            [
                *("年度主要任务", "任务名称", "完成情况", "预算数（万元）", None, None),
                *("执行数（万元）", None, None, "分值", "执行率", "得分"),
            ],
            [None, None, None, *("总额", "其中：财政拨款", "其他资金") * 2],
            [None, "任务1", "完成", 10, 8, 2, 9, 7, 2],
            [None, "基本支出", "完成", 90, 90, 0, 90, 90, 0],
            [None, "金额合计", None, 100, 98, 2, 99, 97, 2, 10, "99%", 9.9],
            ["年度总体目标", "预期目标"],
        ],
        [
            *("A1:A5", "B1:B2", "C1:C2", "D1:F1", "G1:I1", "J1:J2", "K1:K2", "L1:L2"),
        ],
    )
    assert len(tasks.tasks) == 2
    assert list(plain(tasks.tasks[0])) == [
        "task_name",
        "completion",
        "initial_budget",
        "initial_budget_fiscal",
        "initial_budget_other",
        "executed",
        "executed_fiscal",
        "executed_other",
        "full_score",
        "execution_rate",
        "score",
    ]
    assert tasks.tasks[0]["executed_fiscal"].unit == "万元"
    assert [tasks.total[key].number for key in ("initial_budget", "executed")] == [
        100,
        99,
    ]


def test_ends_where_another_block_follows_without_a_gap():
    page = sheet(
        [
            ["2024年度部门整体支出绩效自评数据表"],
            ["任务名称", "主要实施内容", "预算金额（万元）", "实际支出（万元）"],
            ["窗口改造", "施工", 30, 28],
            ["系统运维", "维护", 20, 19.5],
            ["人员类别", "编制数", "年末实有人数", "控制率"],
            ["行政", 24, 23, "95.83%"],
            ["事业", 12, 11, "91.67%"],
            ["合计", 36, 34, "94.44%"],
        ]
    )
    (form,) = recognise(Workbook("a.xlsx", "xlsx", (page,)), load_specs())
    assert form.tasks.area.a1 == "A2:D4"
    assert [matrix.area.a1 for matrix in form.matrices] == ["A5:D8"]


def test_assets_on_a_sheet_of_their_own_lack_no_spending():
    page = sheet(
        [
            ["2024年度部门资产情况数据表"],
            ["项目", "年初数", "年末数"],
            ["固定资产总额", 386.42, 404.4],
            ["其中：在用固定资产总额", 371.05, 391.27],
        ]
    )
    (form,) = recognise(Workbook("a.xlsx", "xlsx", (page,)), load_specs())
    assert (form.spec, form.missing_labels) == ("guangdong-data", ())
