from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX203", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX203", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([("3.预算监督情况。", "3.预算监督。")], id="worded shorter"),
    ],
)
def test_quiet(pairs):
    assert told("TX203", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [
                (
                    "3.预算监督情况。预算、决算在区政府门户网站公开，重大支出由会务会议集体决定。\n",
                    "",
                ),
                ("4.预算使用效益", "3.预算使用效益"),
            ],
            [("（二）部门整体支出绩效指标分析", "warning", "预算监督情况", None, "")],
            id="one of the four",
        ),
        pytest.param(
            [
                (
                    "（三）部门整体支出绩效管理存在问题\n"
                    "部分项目的支出集中在第四季度，进度不够均衡。\n"
                    "（四）改进措施\n按季度分解用款计划，每月通报进度。\n",
                    "",
                )
            ],
            [("三、绩效自评情况", "warning", "存在问题”、“改进措施", None, "")],
            id="problems and remedies",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX203", changed(*pairs)) == expected


def test_wording():
    assert worded(
        "TX203",
        changed(
            *[
                (
                    "3.预算监督情况。预算、决算在区政府门户网站公开，重大支出由会务会议集体决定。\n",
                    "",
                ),
                ("4.预算使用效益", "3.预算使用效益"),
            ]
        ),
    ) == [("报告缺少“预算监督情况”部分", "按提纲补写“预算监督情况”；没有内容的，写明“无”")]
