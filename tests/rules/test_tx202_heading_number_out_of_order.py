from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX202", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX202", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(
            [
                ("1、完成残疾人基本状况调查。\n", ""),
                ("2、举办职业技能培训班。\n", "1、完成调查；2、举办职业技能培训班。\n"),
            ],
            id="numbers inside a paragraph",
        ),
        pytest.param(
            [("（四）改进措施", "改进措施")],
            id="a heading without its number is TX201's",
        ),
        pytest.param(
            [("2、举办", "1、举办"), ("3、落实", "2、落实")],
            id="a list begins again",
        ),
    ],
)
def test_quiet(pairs):
    assert told("TX202", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("（一）部门职能\n", "")],
            [("一、单位基本情况", "warning", "（二）", "（一）", "starts_late")],
            id="first left out",
        ),
        pytest.param(
            [("（四）改进措施", "（五）改进措施")],
            [("（五）改进措施", "warning", "（五）", "（四）", "")],
            id="one skipped",
        ),
        pytest.param(
            [("四、其他自评情况", "三、其他自评情况")],
            [("三、其他自评情况", "warning", "三、", "四、", "repeated")],
            id="one twice",
        ),
        pytest.param(
            [("（三）自评材料报送时间及质量。", "（二）自评材料报送时间及质量。")],
            [
                (
                    "（二）自评材料报送时间及质量。我会于2025年",
                    "warning",
                    "（二）",
                    "（三）",
                    "repeated",
                )
            ],
            id="repeated, the next goes on",
        ),
        pytest.param(
            [
                ("三、绩效自评情况", "一、绩效自评情况"),
                ("四、其他自评情况", "五、其他自评情况"),
            ],
            [("五、其他自评情况", "warning", "五、", "二、", "")],
            id="begun again and skipped",
        ),
        pytest.param(
            [("（四）部门整体支出情况", "（二）部门整体支出情况")],
            [("（二）部门整体支出情况", "warning", "（二）", "（四）", "back")],
            id="back",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX202", changed(*pairs)) == expected


def test_wording():
    assert worded("TX202", changed(*[("（四）改进措施", "（五）改进措施")])) == [
        ("序号“（五）”之前缺少“（四）”", "补上缺少的部分，或更正序号")
    ]
