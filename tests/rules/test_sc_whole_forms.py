"""Right forms as units hand them in: the score rules stay silent on all of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import (
    brief,
    funds,
    group,
    indicator_table,
    loud,
    points,
    score_form,
)

REASON = "个别工作未按期完成"


def every_level(scale=""):
    """Weights at all three levels, 小计 of 一级, grade and total."""
    rows = [
        ("编制/合理性/甲", f"5{scale}", "5"),
        ("编制/合理性/乙", f"15{scale}", "13.5", REASON),
        ("效益/效果/丙", f"80{scale}", "76", REASON),
    ]
    groups = [
        group(1, "编制", (0, 1), f"20{scale}", "18.5"),
        group(2, "合理性", (0, 1), f"20{scale}"),
        group(1, "效益", (2,), f"80{scale}", "76"),
        group(2, "效果", (2,), f"80{scale}"),
    ]
    return indicator_table(
        rows,
        groups=groups,
        total_weight=f"100{scale}",
        total_score="94.5",
        grade="优",
    )


def group_level():
    """Scored at 二级 in merged cells; some rows do not apply, some are empty."""
    rows = [("甲/一", "", ""), ("甲/二", "", ""), ("乙/三", "30", "/"), ("乙/……", "", "")]
    groups = [group(2, "甲", (0, 1), "70", "68"), group(2, "乙", (2, 3))]
    made = indicator_table(rows, groups=groups, total_weight="100", total_score="68")
    first = replace(made.indicators[0], deviation_note=None)
    second = replace(made.indicators[1], deviation_note=None)
    return replace(made, indicators=(first, second, *made.indicators[2:]))


def project(**changes):
    rows = [
        ("产出/数量/场次", "25", "25"),
        ("产出/质量/合格率", "25", "23.5", REASON),
        ("效益/社会/知晓率", "30", "30"),
        ("满意度/对象/满意度", "10", "10"),
    ]
    groups = [
        group(1, "产出指标", (0, 1), "50"),
        group(1, "效益指标", (2,), "30"),
        group(1, "满意度指标", (3,), "10"),
    ]
    total = {"total_weight": "100", "total_score": "96.1"}
    made = indicator_table(rows, groups=groups, **{**total, **changes})
    money = funds(adj="100", act="76", weight="10", rate="76%", score="7.6")
    return score_form(made, money, kind="project")


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(score_form(every_level()), id="weights at every level"),
        pytest.param(score_form(every_level("%")), id="weights in percent"),
        pytest.param(score_form(group_level()), id="scored at 二级"),
        pytest.param(project(), id="project form"),
        pytest.param(project(total_weight="90", total_score="88.5"), id="满分 90"),
        pytest.param(score_form(None), id="no score table"),
    ],
)
def test_silent(right):
    assert loud(right) == []


def test_a_blank_template_yields_one_finding():
    rows = [(f"甲/第{i}项", "20", "") for i in range(5)]
    formula = points("E11", "0", formula="SUM(E6:E10)")
    blank = indicator_table(rows, total_weight="100", total_score=formula, grade="")
    assert loud(score_form(blank)) == [("SC302", "E6")]


def test_a_wrong_execution_score_is_told_where_it_stands():
    wrong = project(total_score="96.1")
    money = funds(adj="100", act="76", weight="10", rate="76%", score="10")
    wrong = replace(wrong, matrices=(money,))
    assert loud(wrong) == [("SC401", "G3")]


def test_a_score_above_its_weight_is_told_where_it_stands():
    rows = [("甲", "60", "63"), ("乙", "40", "40")]
    for total in ("100", "103"):
        one = score_form(indicator_table(rows, total_score=total, total_weight="100"))
        assert loud(one) == [("SC101", "E6")]


def test_fund_points_that_nobody_wrote_decide_nothing():
    one = project()
    money = funds(adj="100", act="76", rate="76%")
    assert loud(replace(one, matrices=(money,))) == []
    assert brief("SC203", replace(one, matrices=())) == [("E10", "88.5")]


def test_a_fund_block_whose_lines_have_unknown_names():
    one = project()
    (money,) = one.matrices
    renamed = {
        at: replace(field, key=field.key.replace("fund.total", "~资金总额"))
        for at, field in money.fields.items()
    }
    assert loud(replace(one, matrices=(replace(money, fields=renamed),))) == []
