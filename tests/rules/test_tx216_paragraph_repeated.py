from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX216", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX216", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(
            [("2、为不少于80名残疾人适配辅助器具。", "2、为残疾人适配辅助器具。")],
            id="nothing twice",
        ),
        pytest.param(
            [
                (
                    "3、落实",
                    "本单位2024年度没有政府性基金预算财政拨款收入和支出。\n3、落实",
                ),
                (
                    "按季度",
                    "本单位2024年度没有政府性基金预算财政拨款收入和支出。\n按季度",
                ),
            ],
            id="that there was nothing",
        ),
        pytest.param(
            [
                (
                    "按季度",
                    "某市某区人民政府某街道办事处某新区管理委员会\n"
                    "某市某区人民政府某街道办事处某新区管理委员会\n按季度",
                )
            ],
            id="a long name",
        ),
    ],
)
def test_quiet(pairs):
    assert told("TX216", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [
                (
                    "部分项目的支出集中在第四季度，进度不够均衡。",
                    "预算按规定程序编制，内容完整，绩效目标可以衡量。",
                )
            ],
            [
                (
                    "预算按规定程序编制，内容完整，绩效目标可以衡量。",
                    "warning",
                    "预算按规定程序编制，内容完整，绩效目标可以衡量。",
                    None,
                    "",
                )
            ],
            id="within an earlier one",
        ),
        pytest.param(
            [
                (
                    "按季度分解用款计划，每月通报进度。",
                    "（1）部分项目的支出集中在第四季度，进度不够均衡。",
                )
            ],
            [
                (
                    "（1）部分项目的支出集中在第四季度，进度不够均衡。",
                    "warning",
                    "（1）部分项目的支出集中在第四季度，进度不够均衡",
                    None,
                    "",
                )
            ],
            id="under another number",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX216", changed(*pairs)) == expected


def test_wording():
    assert worded(
        "TX216",
        changed(
            *[
                (
                    "部分项目的支出集中在第四季度，进度不够均衡。",
                    "预算按规定程序编制，内容完整，绩效目标可以衡量。",
                )
            ]
        ),
    ) == [("与第 28 段“1.预算编制情况。预算按规定程序编制，内容完整，”重复", "两处应各写各的内容；粘贴重复的，删去一处")]
