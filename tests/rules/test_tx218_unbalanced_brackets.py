from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX218", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX218", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([("按季度分解", "1）按季度分解")], id="list mark"),
        pytest.param(
            [("按季度分解", "（原名“某项目”，\n上年更名）按季度分解")],
            id="across two lines",
        ),
        pytest.param([("按季度分解", "（注：见附件）按季度分解")], id="a pair"),
    ],
)
def test_quiet(pairs):
    assert told("TX218", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("按季度分解", "（含结转资金按季度分解")],
            [("（含结转资金按季度分", "info", "（含结转资金按季度分", None, "")],
            id="never closed",
        ),
        pytest.param(
            [("按季度分解", "按季度》分解")],
            [
                (
                    "按季度》分解用款计划，每月",
                    "info",
                    "按季度》分解用款计划，每月",
                    None,
                    "",
                )
            ],
            id="never opened",
        ),
        pytest.param(
            [
                (
                    "按季度分解",
                    "（含结转资金（原名“某项目”，\n上年更名）按季度分解",
                )
            ],
            [("（含结转资金（原名“", "info", "（含结转资金（原名“", None, "")],
            id="two opened and one closed below",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX218", changed(*pairs)) == expected


def test_wording():
    assert worded("TX218", changed(*[("按季度分解", "按季度》分解")])) == [
        ("“按季度》分解用款计划，每月”处的“》”没有配对", "补上或删去一个，使其成对")
    ]
