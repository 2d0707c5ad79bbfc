from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX214", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX214", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([("我会于2025年", "我单位于2025年")], id="suits any"),
        pytest.param([("我会于2025年", "我们于2025年")], id="we"),
        pytest.param([("我会于2025年", "我区于2025年")], id="the region"),
    ],
)
def test_quiet(pairs):
    assert told("TX214", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("我会于2025年", "我局于2025年")],
            [("我局", "warning", "我局", None, "")],
            id="another unit's",
        ),
        pytest.param(
            [("成员来自办公室和业务组", "自评小组设在部办公室")],
            [("部办公室", "warning", "部办公室", None, "")],
            id="office of another",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX214", changed(*pairs)) == expected


def test_wording():
    assert worded("TX214", changed(*[("我会于2025年", "我局于2025年")])) == [
        (
            "自称“我局”，与单位“某市某区残疾人服务联合会”不符",
            "改为本单位的自称（如“我单位”）；从其他单位的报告抄来的，核对这一段是否属实",
        )
    ]
