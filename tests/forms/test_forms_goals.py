"""年度总体目标 and what came of it, wherever the form has them."""

from __future__ import annotations

import pytest
from sheetkit import sheet

from selfeval_xl.forms import load_specs, recognise
from selfeval_xl.model.grid import Workbook

GOAL, DONE = "举办培训班12期，培训600人次", "举办培训班13期，培训612人次"
FUNDS = [
    [
        "项目资金（万元）",
        None,
        "年初预算数",
        "全年预算数",
        "全年执行数",
        "分值",
        "执行率",
        "得分",
    ],
    [None, "年度资金总额", 90, 90, 86.4, 10, 0.96, 9.6],
]
TABLE = [
    [
        "绩效指标",
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
    ],
    [None, "产出指标", "数量指标", "培训班", "≥12期", "13期", 50, 50],
    [None, "效益指标", "社会效益指标", "能力", "提升", "提升", 40, 40],
    ["总分", None, None, None, None, None, 100, 99.6],
]
TITLE = [["项目支出绩效自评表"], ["（2024年度）"], ["项目名称", "某培训"]]
BESIDE = [
    ["年度总体目标", "预期目标", None, None, None, "实际完成情况"],
    [None, GOAL, None, None, None, DONE],
]
LEFT = [["项目年度目标", GOAL], ["年度目标完成情况", DONE]]


def goals(rows, merges=()):
    (form,) = recognise(
        Workbook("a.xlsx", "xlsx", (sheet(rows, merges),)), load_specs()
    )
    return {key: (one.place.a1, one.shown) for key, one in form.goals.items()}


@pytest.mark.parametrize(
    ("rows", "merges", "expected"),
    [
        pytest.param(
            [*TITLE, *FUNDS, *BESIDE, *TABLE],
            ("A6:A7", "B6:E6", "F6:H6", "B7:E7", "F7:H7"),
            {"planned": ("B7", GOAL), "done": ("F7", DONE)},
            id="side by side",
        ),
        pytest.param(
            [*TITLE, *LEFT, *FUNDS, *TABLE],
            (),
            {"planned": ("B4", GOAL), "done": ("B5", DONE)},
            id="left of the texts",
        ),
        pytest.param(
            [*TITLE, *FUNDS, *BESIDE[:1], [None], *TABLE], (), {}, id="not filled in"
        ),
        pytest.param([*TITLE, *FUNDS, *TABLE], (), {}, id="none"),
        pytest.param(
            [
                *TITLE,
                *FUNDS,
                [*TABLE[0][:4], "年度目标", "完成情况", *TABLE[0][6:]],
                *TABLE[1:],
            ],
            (),
            {},
            id="columns of the indicators are none",
        ),
    ],
)
def test_goals(rows, merges, expected):
    assert goals(rows, merges) == expected


def test_sign_and_unit_columns():
    head = [
        "一级指标",
        "二级指标",
        "三级指标",
        "指标性质",
        "指标值",
        "度量单位",
        "完成值",
    ]
    rows = [
        *TITLE,
        [*head, "权重", "得分"],
        ["产出指标", "数量指标", "培训班", "≥", 12, "期", 13, 50, 50],
        ["效益指标", "社会效益指标", "能力", "定性", "提升", None, "提升", 40, 40],
    ]
    (form,) = recognise(Workbook("a.xlsx", "xlsx", (sheet(rows),)), load_specs())
    first, second = form.indicators.indicators
    said = [one and (one.place.a1, one.shown) for one in (first.sign, first.unit)]
    assert said == [("D5", "≥"), ("F5", "期")]
    assert (second.sign.shown, second.unit.is_blank) == ("定性", True)


def test_a_target_adjusted_in_the_year_counts():
    head = [
        "一级指标",
        "二级指标",
        "三级指标",
        "年初指标值",
        "调整后指标值",
        "全年完成值",
    ]
    rows = [
        *TITLE,
        [*head, "权重", "得分"],
        ["产出指标", "数量指标", "培训班", "≥12期", "≥10期", "11期", 50, 50],
        ["效益指标", "社会效益指标", "能力", "提升", None, "提升", 40, 40],
    ]
    (form,) = recognise(Workbook("a.xlsx", "xlsx", (sheet(rows),)), load_specs())
    targets = [one.target for one in form.indicators.indicators]
    assert [(one.place.a1, one.shown) for one in targets] == [
        ("E5", "≥10期"),
        ("D6", "提升"),
    ]
