from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written

from selfeval_xl.model.text import Paragraph


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX204", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX204", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(
            [
                ("整体支出绩效自评得分95.5分，等级为“优”。", "支出绩效较好。"),
                (
                    "四、其他自评情况\n无",
                    "四、其他自评情况\n自评总分95.5分，评定为“优秀”。",
                ),
            ],
            id="elsewhere in the report",
        ),
        pytest.param(
            [
                (
                    "整体支出绩效自评得分95.5分，等级为“优”。",
                    "自评95.5分，自评等级为优。",
                )
            ],
            id="in few words",
        ),
        pytest.param(
            [("整体支出绩效自评得分95.5分，等级为“优”。", "自评得分95.5分，优。")],
            id="the grade behind the score",
        ),
        pytest.param(
            [
                (
                    "整体支出绩效自评得分95.5分，等级为“优”。",
                    "自评结论：优；自评得分：95.5。",
                )
            ],
            id="the grade as the conclusion",
        ),
    ],
)
def test_quiet(pairs):
    assert told("TX204", changed(*pairs)) == []


def test_a_grade_in_a_table_is_stated():
    prose = changed(("整体支出绩效自评得分95.5分，等级为“优”。", "自评得分95.5分。"))
    cells = [
        Paragraph(100 + number, words, "table")
        for number, words in enumerate(("自评得分", "95.5", "自评等级", "优"))
    ]
    stated = replace(prose, paragraphs=(*prose.paragraphs, *cells))
    assert told("TX204", stated) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("整体支出绩效自评得分95.5分，等级为“优”。", "支出绩效目标基本达成。")],
            [("（一）自评结果", "error", "", None, "")],
            id="neither",
        ),
        pytest.param(
            [("整体支出绩效自评得分95.5分，等级为“优”。", "支出绩效自评得分95.5分。")],
            [("（一）自评结果", "warning", "", None, "grade")],
            id="no grade",
        ),
        pytest.param(
            [("整体支出绩效自评得分95.5分，等级为“优”。", "支出绩效自评等级为优。")],
            [("（一）自评结果", "error", "", None, "score")],
            id="no score",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX204", changed(*pairs)) == expected


def test_wording():
    assert worded(
        "TX204",
        changed(
            *[("整体支出绩效自评得分95.5分，等级为“优”。", "支出绩效目标基本达成。")]
        ),
    ) == [("没有写明自评得分和等级", "按评分表写明自评得分和等级，如“自评得分××分，等级为优”")]
