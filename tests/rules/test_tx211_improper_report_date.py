from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX211", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX211", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(
            [("填报日期：2025年4月8日", "填报日期：2025年4月")], id="month alone"
        ),
        pytest.param(
            [("填报日期：2025年4月8日", "填报日期：2025年04月08日")], id="zeros in both"
        ),
        pytest.param(
            [("填报日期：2025年4月8日", "填报日期：2025年12月08日")],
            id="one can have none",
        ),
    ],
)
def test_quiet(pairs):
    assert told("TX211", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("填报日期：2025年4月8日", "填报日期：2025年9月08日")],
            [
                (
                    "填报日期：2025年9月08日",
                    "info",
                    "2025年9月08日",
                    "2025年9月8日",
                    "uneven",
                )
            ],
            id="one zero",
        ),
        pytest.param(
            [("填报日期：2025年4月8日", "填报日期：2024年3月10日")],
            [("填报日期：2024年3月10日", "error", "2024年3月10日", None, "")],
            id="before the year ended",
        ),
        pytest.param(
            [
                ("填报日期：2025年4月8日\n", ""),
                ("四、其他自评情况\n无", "四、其他自评情况\n无\n二〇二四年三月十日"),
            ],
            [("二〇二四年三月十日", "error", "二〇二四年三月十日", None, "")],
            id="signed in Chinese figures",
        ),
        pytest.param(
            [("填报日期：2025年4月8日", "填报日期：2025年2月30日")],
            [
                (
                    "填报日期：2025年2月30日",
                    "warning",
                    "2025年2月30日",
                    None,
                    "unreadable",
                )
            ],
            id="no such day",
        ),
        pytest.param(
            [("填报日期：2025年4月8日", "填报日期：  年  月  日")],
            [("填报日期：  年  月  日", "warning", "年月日", None, "blank")],
            id="blank",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX211", changed(*pairs)) == expected


def test_wording():
    assert worded(
        "TX211", changed(*[("填报日期：2025年4月8日", "填报日期：2025年9月08日")])
    ) == [("填报日期“2025年9月08日”的月、日写法不一", "写作“2025年9月8日”")]
