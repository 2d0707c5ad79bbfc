from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX215", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX215", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("（某财绩〔2025〕6号）", "（某财绩[2025]6号）")],
            [("某财绩[2025]6号", "info", "某财绩[2025]6号", "某财绩〔2025〕6号", "")],
            id="square",
        ),
        pytest.param(
            [("（某财绩〔2025〕6号）", "，某财绩（2025）第6号文")],
            [
                (
                    "某财绩（2025）第6号",
                    "info",
                    "某财绩（2025）第6号",
                    "某财绩〔2025〕6号",
                    "",
                )
            ],
            id="round, with 第",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX215", changed(*pairs)) == expected


def test_wording():
    assert worded(
        "TX215", changed(*[("（某财绩〔2025〕6号）", "（某财绩[2025]6号）")])
    ) == [("文号“某财绩[2025]6号”的年份应用六角括号", "写作“某财绩〔2025〕6号”")]
