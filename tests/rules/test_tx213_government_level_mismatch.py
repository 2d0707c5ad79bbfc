from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX213", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX213", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(
            [("区级预算部门单位", "县级预算部门单位")],
            id="district and county rank alike",
        ),
    ],
)
def test_quiet(pairs):
    assert told("TX213", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("区级预算部门单位", "市级预算部门单位")],
            [
                (
                    "市级预算部门单位（公章）：某区残疾人服务联合会",
                    "warning",
                    "市级预算部门",
                    "区级预算部门",
                    "",
                )
            ],
            id="above",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX213", changed(*pairs)) == expected


def test_wording():
    assert worded("TX213", changed(*[("区级预算部门单位", "市级预算部门单位")])) == [
        (
            "写的是“市级预算部门”，而单位“某市某区残疾人服务联合会”属于区级",
            "改为“区级预算部门”，并核对是否用错了表样",
        )
    ]
