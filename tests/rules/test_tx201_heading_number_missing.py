from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX201", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX201", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([("（一）部门职能\n", "")], id="a heading left out is TX202's"),
        pytest.param(
            [
                ("（三）部门整体支出绩效管理存在问题", "主要存在问题"),
                ("（四）改进措施", "改进措施"),
                ("（一）自评结果", "自评结果"),
                ("（二）部门整体支出绩效指标分析", "部门整体支出绩效指标分析"),
            ],
            id="no heading of the level has one",
        ),
    ],
)
def test_quiet(pairs):
    assert told("TX201", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("（二）自评工作过程。", "自评工作过程。")],
            [("自评工作过程", "warning", "自评工作过程", "（二）自评工作过程", "")],
            id="between two",
        ),
        pytest.param(
            [("（四）改进措施", "改进措施")],
            [("改进措施", "warning", "改进措施", "（四）改进措施", "")],
            id="last of its level",
        ),
        pytest.param(
            [("四、其他自评情况", "其他自评情况")],
            [("其他自评情况", "warning", "其他自评情况", "四、其他自评情况", "")],
            id="last of the report",
        ),
        pytest.param(
            [("3.预算监督情况。", "预算监督情况。")],
            [("预算监督情况", "warning", "预算监督情况", "3.预算监督情况", "")],
            id="in figures",
        ),
        pytest.param(
            [("（一）部门职能", "部门职能")],
            [("部门职能", "warning", "部门职能", "（一）部门职能", "")],
            id="first of its level",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX201", changed(*pairs)) == expected


def test_wording():
    assert worded("TX201", changed(*[("（四）改进措施", "改进措施")])) == [
        ("标题“改进措施”前缺少序号“（四）”", "在标题前补上“（四）”")
    ]
