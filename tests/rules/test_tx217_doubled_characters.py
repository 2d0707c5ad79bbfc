from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX217", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX217", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([("按季度分解", "为了了解进度，按季度分解")], id="two words meet"),
        pytest.param(
            [("按季度分解", "我部门部门整体支出和重点项目项目支出，按季度分解")],
            id="another name begins",
        ),
        pytest.param(
            [("按季度分解", "家家户户高高兴兴，一步一步按季度分解")],
            id="words of pairs",
        ),
        pytest.param(
            [("按季度分解", "以规范为目的的培训、总和和占比，关键是是否按季度分解")],
            id="words that end alike",
        ),
        pytest.param([("按季度分解", "目的的确明确，按季度分解")], id="a longer word"),
    ],
)
def test_quiet(pairs):
    assert told("TX217", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("不够均衡", "的的不够均衡")],
            [
                (
                    "四季度，进度的的不够均衡。",
                    "info",
                    "四季度，进度的的不够均衡。",
                    "的",
                    "",
                )
            ],
            id="small word",
        ),
        pytest.param(
            [("进度不够均衡。", "进度不够均衡。。")],
            [("进度不够均衡。。", "info", "进度不够均衡。。", "。", "")],
            id="mark",
        ),
        pytest.param(
            [("按季度分解", "开展开展按季度分解")],
            [("开展开展按季度分解用", "info", "开展开展按季度分解用", "开展", "")],
            id="common word",
        ),
        pytest.param(
            [("按季度分解", "负责负责按季度分解")],
            [("负责负责按季度分解用", "info", "负责负责按季度分解用", "负责", "")],
            id="verb",
        ),
        pytest.param(
            [("按季度分解", "用款计划用款计划按季度分解")],
            [
                (
                    "用款计划用款计划按季度分解用",
                    "info",
                    "用款计划用款计划按季度分解用",
                    "用款计划",
                    "",
                )
            ],
            id="a phrase",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX217", changed(*pairs)) == expected


def test_wording():
    assert worded("TX217", changed(*[("进度不够均衡。", "进度不够均衡。。")])) == [
        ("“进度不够均衡。。”中有重复的文字或标点“。。”", "删去多余的")
    ]
