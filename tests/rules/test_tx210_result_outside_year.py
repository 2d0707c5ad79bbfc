from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX210", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX210", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(
            [
                (
                    "为85名残疾人适配辅助器具",
                    "2024年6月被评为2022—2023年度先进单位，为85名残疾人适配辅助器具",
                )
            ],
            id="given in the year",
        ),
        pytest.param(
            [
                (
                    "为85名残疾人适配辅助器具",
                    "被评为2023—2024年度先进单位，为85名残疾人适配辅助器具",
                )
            ],
            id="reaches into the year",
        ),
        pytest.param(
            [
                (
                    "为85名残疾人适配辅助器具",
                    "被评为2023年度先进单位，为85名残疾人适配辅助器具",
                )
            ],
            id="of the year before",
        ),
        pytest.param(
            [
                (
                    "为85名残疾人适配辅助器具",
                    "落实2021—2023年度规划，为85名残疾人适配辅助器具",
                )
            ],
            id="no award",
        ),
    ],
)
def test_quiet(pairs):
    assert told("TX210", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [
                (
                    "为85名残疾人适配辅助器具",
                    "我会被评为2022—2023年度先进单位。为85名残疾人适配辅助器具",
                )
            ],
            [("2022—2023年度", "warning", "2022—2023年度", None, "")],
            id="ended before",
        ),
        pytest.param(
            [
                (
                    "为85名残疾人适配辅助器具",
                    "荣获2021年度文明单位。为85名残疾人适配辅助器具",
                )
            ],
            [("2021年度", "warning", "2021年度", None, "")],
            id="long ago",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX210", changed(*pairs)) == expected


def test_wording():
    assert worded(
        "TX210",
        changed(
            *[
                (
                    "为85名残疾人适配辅助器具",
                    "荣获2021年度文明单位。为85名残疾人适配辅助器具",
                )
            ]
        ),
    ) == [("“2021年度”不在评价年度（2024 年）内，也没有写明取得的时间", "写明取得的时间；不是评价年度的成果，请删去")]
