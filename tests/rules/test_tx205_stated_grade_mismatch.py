from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX205", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX205", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(
            [
                (
                    "整体支出绩效自评得分95.5分，等级为“优”。",
                    "自评得分95.5分，等级为“优”（90分以上为优，80—89分为良）。",
                )
            ],
            id="explains the cuts",
        ),
        pytest.param(
            [
                (
                    "整体支出绩效自评得分95.5分，等级为“优”。",
                    "自评得分80分，评定为良好等次。",
                )
            ],
            id="at a cut",
        ),
        pytest.param(
            [
                (
                    "整体支出绩效自评得分95.5分，等级为“优”。",
                    "自评得分：95.5分。自评等级：优。",
                )
            ],
            id="in two sentences",
        ),
        pytest.param(
            [
                (
                    "整体支出绩效自评得分95.5分，等级为“优”。",
                    "自评得分95.5分。服务质量较好，相关机构的等级为良。",
                )
            ],
            id="the grade of something else",
        ),
        pytest.param(
            [("内容完整，", "产出指标得分38分，等级为良；内容完整，")],
            id="grade of an aspect",
        ),
        pytest.param(
            [("内容完整，", "2023年度自评得分94分；财政复核自评得分93分；内容完整，")],
            id="scores of another year and of others",
        ),
        pytest.param(
            [("内容完整，", "某一站自评得分92分，某二站自评得分93分；内容完整，")],
            id="scores of several units",
        ),
        pytest.param(
            [("内容完整，", "该项满分10分，自评得9.5分；内容完整，")],
            id="score of one of the items",
        ),
        pytest.param(
            [("内容完整，", "某区某站自评得分92分；某区某馆自评得分93分；内容完整，")],
            id="scores of several units, one by one",
        ),
        pytest.param(
            [("内容完整，", "内容完整，该项得分20分，")], id="score of a part"
        ),
    ],
)
def test_quiet(pairs):
    assert told("TX205", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [
                (
                    "整体支出绩效自评得分95.5分，等级为“优”。",
                    "整体支出绩效自评得分88.5分，等级为“优”。",
                )
            ],
            [("优", "error", "优", "良", "")],
            id="grade too good",
        ),
        pytest.param(
            [
                (
                    "整体支出绩效自评得分95.5分，等级为“优”。",
                    "自评总分91分，评定为“良好”等次。",
                )
            ],
            [("良好", "error", "良好", "优秀", "")],
            id="grade too low",
        ),
        pytest.param(
            [
                (
                    "整体支出绩效自评得分95.5分，等级为“优”。",
                    "自评得分：95.5分。自评等级：中。",
                )
            ],
            [("中", "error", "中", "优", "")],
            id="in two sentences",
        ),
        pytest.param(
            [
                (
                    "四、其他自评情况\n无",
                    "四、其他自评情况\n我会自评得分96分，已报区财政局。",
                )
            ],
            [("自评得分96分", "error", "96分", "95.5分", "score")],
            id="two totals",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX205", changed(*pairs)) == expected


def test_wording():
    assert worded(
        "TX205",
        changed(
            *[
                (
                    "整体支出绩效自评得分95.5分，等级为“优”。",
                    "整体支出绩效自评得分88.5分，等级为“优”。",
                )
            ]
        ),
    ) == [
        (
            "自评得分 88.5 分，等级写作“优”，按 90、80、60 分划等应为“良”",
            "核对得分和等级，改正其中写错的一个；划等标准不同的，在报告中写明",
        )
    ]


CUTS = (Decimal(85), Decimal(70), Decimal(60))
EARNED = ("整体支出绩效自评得分95.5分", "整体支出绩效自评得分86分")


def test_set_cuts_hold():
    assert told("TX205", replace(changed(EARNED), grade_cuts=CUTS)) == []


def test_set_cuts_are_named():
    text = changed(EARNED, ("等级为“优”", "等级为“良”"))
    assert worded("TX205", replace(text, grade_cuts=CUTS)) == [
        (
            "自评得分 86 分，等级写作“良”，按 85、70、60 分划等应为“优”",
            "核对得分和等级，改正其中写错的一个；划等标准不同的，在报告中写明",
        )
    ]
