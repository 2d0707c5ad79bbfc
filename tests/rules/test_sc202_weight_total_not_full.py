from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import (
    brief,
    funds,
    group,
    hits,
    indicator_table,
    message,
    points,
    score_form,
)


def form(*weights, total=None, fund=None, bonus=None, **changes):
    rows = [(f"甲/第{i}项", w, "1") for i, w in enumerate(weights)]
    if bonus:
        rows.append(("加分项/获奖", bonus, "0"))
    table = indicator_table(rows, total_weight=total, **changes)
    block = funds(weight=fund, score="10") if fund is not None else None
    return score_form(table, block)


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(form("40", "60", total="100"), id="points"),
        pytest.param(form("40%", "60%", total="100%"), id="percent"),
        pytest.param(form("0.4", "0.6", total="1", weight_scale="fraction"), id="0.4"),
        pytest.param(form("40", "60"), id="no total cell"),
        pytest.param(form("33.33", "66.67", total="100"), id="thirds"),
        pytest.param(form("40", "50", total="100", fund="10"), id="with 执行率"),
        pytest.param(
            form("40", "50", total="90", fund="10"), id="满分90 beside 执行率"
        ),
        pytest.param(form("40", "60", total="100", fund="10"), id="执行率 inside"),
        pytest.param(form("40", "50", total="90", fund=""), id="执行率 without 分值"),
        pytest.param(form("40", "60", total="100", bonus="5"), id="bonus on top"),
        pytest.param(form("40", "60", total="105", bonus="5"), id="bonus in the total"),
        pytest.param(form("40", "", total="100"), id="a weight is blank"),
        pytest.param(form("", "", total="100"), id="no weight but the total"),
    ],
)
def test_quiet(right):
    assert hits("SC202", right) == []


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        pytest.param(form("37", "60", total="97"), [("D8", "100")], id="total follows"),
        pytest.param(form("37%", "60%", total="97%"), [("D8", "100%")], id="percent"),
        pytest.param(
            form("0.37", "0.6", total="0.97", weight_scale="fraction"),
            [("D8", "1.00")],
            id="fraction",
        ),
        pytest.param(form("40", "60", total="98"), [("D8", "100")], id="cell off"),
        pytest.param(form("37", "60", total="100"), [("D8", None)], id="parts off"),
        pytest.param(form("37", "60", total="98"), [("D8", "97")], id="both off"),
        pytest.param(form("37", "60"), [("D6", None)], id="no total cell"),
        pytest.param(form("40", "47", total="97", fund="10"), [("D8", "100")], id="97"),
        pytest.param(form("40", "47", total="87", fund="10"), [("D8", "90")], id="87"),
    ],
)
def test_reported(wrong, found):
    assert brief("SC202", wrong) == found


@pytest.mark.parametrize(
    ("total", "severity"), [("120", "warning"), ("200", "info"), ("97", None)]
)
def test_a_scale_of_its_own_is_no_error(total, severity):
    (hit,) = hits("SC202", form(total, total=total))
    assert (hit.expected, hit.severity) == ("100", severity)


def test_groups_that_follow_are_not_blamed():
    rows = [("甲/一", "37", "1"), ("乙/二", "60", "1")]
    groups = [group(1, "甲", (0,), "37"), group(1, "乙", (1,), "60")]
    wrong = score_form(indicator_table(rows, groups=groups, total_weight="97"))
    assert (brief("SC201", wrong), brief("SC202", wrong)) == ([], [("D8", "100")])


def test_a_weight_merged_over_two_rows_counts_once():
    table = indicator_table([("一", "40", "1"), ("二", "40", "1"), ("三", "60", "1")])
    first, second, third = table.indicators
    merged = (first, replace(second, weight=first.weight), third)
    assert hits("SC202", score_form(replace(table, indicators=merged))) == []


def test_wording():
    (hit,) = hits("SC202", form("37", "60", total="97"))
    assert (hit.proof, hit.fix) == ("37 + 60 = 97", None)
    assert message("SC202", hit) == (
        "分值合计为 97，应为 100",
        "对照下发的评分表更正被改动的分值，使合计为 100",
    )
    (hit,) = hits("SC202", form("37", "60"))
    assert hit.actual == "97"
    assert message("SC202", hit)[0] == "各指标分值相加为 97，应为 100"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        pytest.param(
            form("40", "53", total="100", fund="10"),
            "分值合计填为 100，各指标分值与预算执行率的 10 分相加为 103",
            id="parts",
        ),
        pytest.param(
            form("40", "50", total="95", fund="10"),
            "分值合计填为 95，各指标分值与预算执行率的 10 分相加为 100",
            id="cell",
        ),
        pytest.param(
            form("40", "53", total="98", fund="10"),
            "分值合计填为 98，各指标分值与预算执行率的 10 分相加为 103，均不是 100",
            id="sum",
        ),
        pytest.param(
            form("40", "53", fund="10"),
            "各指标分值与预算执行率的 10 分相加为 103，应为 100",
            id="no total cell",
        ),
        pytest.param(
            form("40", "63", total="100", fund="10"),
            "分值合计填为 100，各指标分值相加为 103",
            id="likelier without",
        ),
    ],
)
def test_the_points_of_the_execution_are_named(wrong, says):
    (hit,) = hits("SC202", wrong)
    assert message("SC202", hit)[0] == says
    assert hit.proof is not None
    assert hit.proof.startswith("10 + ") is ("预算执行率" in says)


def test_a_long_sum_is_shortened():
    (hit,) = hits("SC202", form(*["5"] * 19, total="95"))
    assert hit.proof is not None and hit.proof.endswith("5 + … + 5 = 95")


def test_total_inside_a_label():
    table = indicator_table([("一", "40", "1"), ("二", "57", "1")])
    total = points("A8", "97", label="总计")
    assert total.cell is not None
    total = replace(
        total, cell=replace(total.cell, raw="总计（97分）", shown="总计（97分）")
    )
    (hit,) = hits("SC202", score_form(replace(table, total_weight=total)))
    assert (hit.place.a1, hit.actual, hit.expected) == ("A8", "97", "100")
