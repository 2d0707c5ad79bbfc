from __future__ import annotations

import pytest
from builders import ended, worded
from report_builders import RIGHT, changed, lines, told, written


@pytest.mark.parametrize("name", RIGHT)
def test_right_reports_are_quiet(name):
    assert told("TX208", written(name)) == []


def test_other_texts_are_not_asked():
    contract = lines("采购合同", "甲方与乙方就设备采购达成如下协议。", file="合同.txt")
    assert ended("TX208", contract) == [("not_applicable", 1, "不是自评报告")]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param(
            [("成员来自办公室和业务组。", "组长：×××，成员：××、××")], id="masked names"
        ),
        pytest.param(
            [("材料齐全。", "材料齐全。\n******\n*注：涉及A类、4X月球车。")], id="stars"
        ),
        pytest.param(
            [("材料齐全。", "制度有待补充完善，空缺待填补，人员有待补充。")],
            id="what is wanting",
        ),
        pytest.param([("材料齐全。", "联系电话138××××1234。")], id="masked telephone"),
    ],
)
def test_quiet(pairs):
    assert told("TX208", changed(*pairs)) == []


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param(
            [("某市某区残疾人服务联合会2024年度", "某市某区残疾人服务联合会20XX年度")],
            [
                (
                    "某市某区残疾人服务联合会20XX年度部门整体支出绩效自评报告",
                    "error",
                    "某区残疾人服务联合会20XX年度部门整体支出绩效自评",
                    None,
                    "",
                )
            ],
            id="year",
        ),
        pytest.param(
            [("满意度96%", "满意度____%")],
            [
                (
                    "为85名残疾人适配辅助器具，服务对象满意度____%。",
                    "error",
                    "辅助器具，服务对象满意度____%。",
                    None,
                    "",
                )
            ],
            id="line",
        ),
        pytest.param(
            [("满意度96%", "X月X日测得满意度96%")],
            [
                (
                    "为85名残疾人适配辅助器具，服务对象X月X日测得满意度96%。",
                    "error",
                    "人适配辅助器具，服务对象X月X日测得满意度96%。",
                    None,
                    "",
                )
            ],
            id="day",
        ),
        pytest.param(
            [("满意度96%", "对***工作满意度96%")],
            [
                (
                    "为85名残疾人适配辅助器具，服务对象对***工作满意度96%。",
                    "error",
                    "适配辅助器具，服务对象对***工作满意度96%。",
                    None,
                    "",
                )
            ],
            id="stars",
        ),
        pytest.param(
            [("满意度96%", "满意度（待补充）")],
            [
                (
                    "为85名残疾人适配辅助器具，服务对象满意度（待补充）。",
                    "error",
                    "助器具，服务对象满意度（待补充）。",
                    None,
                    "",
                )
            ],
            id="to be supplied",
        ),
    ],
)
def test_reported(pairs, expected):
    assert told("TX208", changed(*pairs)) == expected


def test_wording():
    assert worded("TX208", changed(*[("满意度96%", "满意度____%")])) == [
        (
            "“辅助器具，服务对象满意度____%。”中留有待填的“____”",
            "换成本单位的实际内容；没有内容可填的，写“无”",
        )
    ]
