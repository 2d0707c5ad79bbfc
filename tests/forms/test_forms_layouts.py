"""Layouts of every kind are silent when right, and name the cell that is wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest
from layoutkit import RATES, Layout, figures, filled

from selfeval_xl.forms import identities_of, load_specs, recognise
from selfeval_xl.identities import analyse
from selfeval_xl.model.grid import Workbook

SPECS = load_specs()
DOTTED = Layout(
    above=(
        ("2024年度部门整体支出绩效自评基础数据采集表",),
        ("填报单位：某区某局", "", "", "", "", "", "", "", "", "", "", "单位：元"),
    ),
    heads={
        "y0b": "本年预算",
        "adj": "年中调整后预算",
        "act": "支出决算",
        "rate": "完成率（%）",
        "d0": "较年初预算增减",
        "g0": "较年初预算增减（%）",
        "prev": "上年支出决算",
        "d1": "较上年增减",
        "g1": "同比增减（%）",
        "~note": "增减原因",
    },
    rows={
        "total": "（一）支出总计",
        "basic": "1.基本支出",
        "person": "1.1人员经费",
        "public": "1.2公用经费",
        "project": "2.项目支出",
        "first": "2.1业务工作专项",
        "second": "2.2运行维护专项",
        "third": "2.3某某改造工程",
        "three": "（二）“三公”经费支出",
        "abroad": "1.因公出国（境）经费",
        "car": "2.公务用车费用",
        "buy": "2.1公务车购置",
        "run": "2.2公务车运行维护",
        "guests": "3.招待费",
    },
    factor=10000,
    rates="number",
    money="#,##0.00",
    numbered=True,
)
GROUPED = Layout(
    above=(
        ("部门整体支出绩效评价数据表",),
        ("（2024年度）",),
        ("金额单位：万元",),
    ),
    heads={
        "act": "2024年度",
        "prev": "2023年度",
        "d1": "金额",
        "g1": "幅度",
        "y0b": "年初部门预算批复数",
        "d0": "金额",
        "g0": "幅度",
        "adj": "调整预算",
        "rate": "支出进度",
    },
    groups={
        "d1": "与上年相比",
        "g1": "与上年相比",
        "d0": "与年初预算相比",
        "g0": "与年初预算相比",
    },
    rows={
        "total": "支出总额",
        "basic": "①基本支出",
        "person": "  人员类支出",
        "public": "  公用类支出",
        "project": "②项目支出",
        "first": "  重点工作项目",
        "second": "  一般运转项目",
        "third": "  信息化建设项目",
        "three": "“三公”经费决算",
        "abroad": "①出国（境）费",
        "car": "②公务用车",
        "buy": "  购置",
        "run": "  运行维护",
        "guests": "③接待费",
    },
    rates="text",
    top=9,
    left=4,
)
OF_WHICH = Layout(
    above=(("2024年整体支出绩效自评表（数据部分）",), ("计量单位：千元",)),
    heads={
        "prev": "去年决算数",
        "y0b": "期初预算",
        "adj": "最终预算数",
        "~money": "资金来源",
        "act": "全年支出数",
        "d0": "与年初预算差额",
        "g0": "与年初预算差异率",
        "d1": "与上年决算差额",
        "g1": "比上年增长（下降）率",
        "rate": "预算支出完成率",
    },
    rows={
        "basic": "基本支出小计",
        "person": "其中：人员经费支出",
        "public": "      公用经费支出",
        "project": "项目支出小计",
        "first": "其中：某某专项",
        "second": "      某某补助",
        "third": "      某某工程",
        "total": "本年支出合计",
        "three": "三公经费总额",
        "abroad": "其中：出国经费",
        "car": "      公务用车购置与运行维护费",
        "buy": "      其中：购置公务用车",
        "run": "            公务用车运行维护",
        "guests": "      公务接待费支出",
    },
    factor=10,
    rates="ratio",
    money="#,##0.000",
    top=3,
)
TEXTUAL = Layout(
    above=DOTTED.above,
    heads=OF_WHICH.heads,
    rows={key: label.strip() for key, label in GROUPED.rows.items()},
    factor=10000,
    rates="text",
    is_text=True,
)
LAYOUTS = [
    pytest.param(DOTTED, id="dotted numbers, 序号, 元, percent numbers"),
    pytest.param(GROUPED, id="circled numbers, unmerged groups, bare years, offset"),
    pytest.param(OF_WHICH, id="其中, total below its parts, 千元, ratios"),
    pytest.param(TEXTUAL, id="no indentation, every figure a text"),
]
FAULTS = {
    "growth": ("g0", "person", lambda right: right + Decimal("0.0731")),
    "turned": ("g1", "total", lambda right: -right),
    "difference": ("d1", "basic", lambda right: right + Decimal("3.2")),
    "rate": ("rate", "project", lambda right: right + Decimal("0.05")),
    "total": ("act", "total", lambda right: right + Decimal("9.7")),
    "part": ("y0b", "person", lambda right: right * 10000),
    "unknown sum": ("adj", "project", lambda right: right + Decimal("9.7")),
    "cars": ("prev", "car", lambda right: right + Decimal("2.5")),
}


def violations(made):
    (form,) = recognise(Workbook("数据表.xlsx", "xlsx", (made,)), SPECS)
    found = analyse(form, identities_of(form, SPECS)).violations
    return [(one.culprit.place.a1, one.expected) for one in found]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_right_form_is_silent(layout, seed):
    made, _ = filled(layout, figures(seed))
    assert violations(made) == []


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_wrong_figure_is_named_with_its_right_value(layout, fault):
    column, row, spoil = FAULTS[fault]
    values = figures(7)
    right = values[row][column]
    values[row][column] = spoil(right)
    made, places = filled(layout, values)
    expected = right if column in RATES else right * layout.factor
    assert violations(made) == [(places[row, column], expected)]
