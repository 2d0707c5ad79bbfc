from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import (
    brief,
    group,
    hits,
    indicator_table,
    ledger,
    message,
    score_form,
)

from selfeval_xl.model.place import Place


def form(*rows, **table):
    return score_form(indicator_table(rows, **table))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("甲", "5", "5")], id="full marks"),
        pytest.param([("甲", "5", "4.5")], id="half points"),
        pytest.param([("甲", "5", "0")], id="nothing"),
        pytest.param([("甲", "5", "")], id="a blank is SC302's"),
        pytest.param([("甲", "5", "/")], id="not applicable"),
        pytest.param([("甲", "20%", "20")], id="weight in percent"),
        pytest.param([("甲", "", "5")], id="no weight to hold it to"),
        pytest.param([("扣分项/违规", "-5", "-2")], id="points taken off"),
        pytest.param([("加分项/获奖", "5", "6")], id="points on top"),
    ],
)
def test_quiet(rows):
    assert hits("SC101", form(*rows)) == []


def test_quiet_for_scores_out_of_100_that_the_total_weighs():
    marks = form(("甲", "60", "90"), ("乙", "40", "80"), total_score="86")
    assert hits("SC101", marks) == []


def test_quiet_for_one_score_over_two_merged_rows():
    table = indicator_table([("甲", "5", "8"), ("乙", "5", "")])
    first, second = table.indicators
    merged = replace(table, indicators=(first, replace(second, score=first.score)))
    assert hits("SC101", score_form(merged)) == []


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        pytest.param([("甲", "5", "6")], "E6", id="above"),
        pytest.param([("甲", "5", "5"), ("乙", "5", "5.5")], "E7", id="by half a point"),
        pytest.param([("甲", "5%", "6")], "E6", id="weight in percent"),
        pytest.param([("甲", "5", "-1")], "E6", id="below zero"),
    ],
)
def test_reported(rows, cell):
    assert brief("SC101", form(*rows)) == [(cell, None)]


def test_a_group_scored_in_one_cell_is_held_to_its_weight():
    one = form(
        ("甲/甲一", "5", ""),
        ("甲/甲二", "5", ""),
        groups=[group(1, "甲", (0, 1), "10", "11")],
    )
    assert brief("SC101", one) == [("J6", None)]


def test_names_both_cells_and_both_figures():
    (hit,) = hits("SC101", form(("预算编制规范性", "5", "6")))
    assert hit.related == (Place("评分表.xlsx", "评分表", 6, 4),)
    assert (hit.key, hit.fix) == ("ind.预算编制规范性.score", None)
    assert message("SC101", hit) == (
        "“预算编制规范性”得分为 6，超过分值 5",
        "在 0 到 5 之间重新评分；若分值填写有误，更正分值",
    )


def test_says_below_zero():
    (hit,) = hits("SC101", form(("甲", "5", "-1")))
    assert message("SC101", hit)[0] == "“甲”得分为 -1，低于 0 分"


def test_ledger():
    rows = [("甲", "5", "5"), ("乙", "5", ""), ("丙", "5", "/")]
    assert ledger("SC101", form(*rows)) == [("passed", 1), ("insufficient_data", 1)]
    assert ledger("SC101", score_form(None)) == [("not_applicable", 1)]
