from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX206", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX206", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("需说明的其他事项：无。", id="a matter to explain"),
        pytest.param("需重点说明的是，个别项目跨年实施。", id="an explanation"),
        pytest.param("应说明如下情况：个别项目跨年实施。", id="an explanation follows"),
    ],
)
def test_quiet(words):
    pair = ("部分项目的支出", f"{words}部分项目的支出")
    assert told("TX206", changed(pair)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("部分项目的支出", "建议：请简要描述有关建议。部分项目的支出")],
            [("：请简要描述有关建议。", "error", "：请简要描述有关建议。", None, "")],
            id="after a colon",
        ),
        pytest.param(
            [
                (
                    "年度预算212.00万元",
                    "除对执行率等指标进行分析外，分项目说明。年度预算212.00万元",
                )
            ],
            [
                (
                    "除对执行率等指标进行分析外",
                    "error",
                    "除对执行率等指标进行分析外",
                    None,
                    "",
                )
            ],
            id="of the form",
        ),
        pytest.param(
            [("部分项目的支出", "（请说明本单位存在的主要问题）部分项目的支出")],
            [
                (
                    "（请说明本单位存在的主要问题）",
                    "error",
                    "（请说明本单位存在的主要问题）",
                    None,
                    "",
                )
            ],
            id="in brackets",
        ),
        pytest.param(
            [
                (
                    "材料齐全。",
                    "评价范围为基本支出和项目支出（根据实际情况，评价基准日为每年12月31日。",
                )
            ],
            [
                (
                    "（根据实际情况，评价基准日为每年12月31日",
                    "error",
                    "（根据实际情况，评价基准日为每年12月31日",
                    None,
                    "",
                )
            ],
            id="two in one sentence are one",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX206", changed(*pairs)) == expected


def test_wording():
    assert worded(
        "TX206",
        changed(*[("部分项目的支出", "（请说明本单位存在的主要问题）部分项目的支出")]),
    ) == [("留有模板的填写说明“（请说明本单位存在的主要问题）”，没有换成本单位的内容", "删去说明，写上它要求的内容")]
