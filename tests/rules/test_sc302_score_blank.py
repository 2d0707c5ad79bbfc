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
    points,
    score_form,
)


def form(*rows, **table):
    return score_form(indicator_table(rows, **table))


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(form(("甲", "5", "5"), ("乙", "5", "0")), id="all scored"),
        pytest.param(form(("甲", "5", "5"), ("乙", "5", "/")), id="not applicable"),
        pytest.param(form(("甲", "5", "5"), ("乙", "5", "无")), id="无"),
        pytest.param(form(("甲", "5", "5"), ("乙", "", "")), id="row left empty"),
        pytest.param(form(("甲", "5", "5"), ("乙", "/", "")), id="no weight of its own"),
        pytest.param(form(("甲", "5", "5"), ("加分项/奖", "5", "")), id="no bonus"),
        pytest.param(form(("甲", "5", "5"), ("乙", "5", "满分")), id="words are SC303's"),
        pytest.param(form(("甲", "5", ""), has_score=False), id="no score column"),
        pytest.param(
            form(
                ("甲/一", "5", ""),
                ("甲/二", "5", ""),
                ("乙/三", "5", "4"),
                groups=[group(1, "甲", (0, 1), "10", "8")],
            ),
            id="group scored as one",
        ),
    ],
)
def test_quiet(right):
    assert hits("SC302", right) == []


def test_every_blank_is_told_by_itself():
    rows = [("甲", "5", "5"), ("乙", "5", ""), ("丙", "5", "")]
    assert brief("SC302", form(*rows)) == [("E7", None), ("E8", None)]


def test_a_subtotal_formula_scores_nothing():
    subtotal = points("J6", "0", formula="SUM(E6:E7)")
    groups = [group(1, "甲", (0, 1), "10", subtotal)]
    rows = [("甲/一", "5", ""), ("甲/二", "5", ""), ("乙", "5", "4")]
    assert brief("SC302", form(*rows, groups=groups)) == [("E6", None), ("E7", None)]


def test_an_unfilled_form_is_told_once():
    rows = [("甲", "5", "")] * 12
    blank = form(*rows, total_score=points("E18", "0", formula="SUM(E6:E17)"))
    (hit,) = hits("SC302", blank)
    assert (hit.place.a1, len(hit.related)) == ("E6", 8)
    assert message("SC302", hit) == ("全表 12 项指标均未填写得分", "逐项填写得分和总分")


def test_blank_total():
    one = form(("甲", "5", "5"), ("乙", "5", "4.5"), total_score="")
    assert brief("SC302", one) == [("E8", "9.5")]
    also = form(("甲", "5", "5"), ("乙", "5", ""), total_score="")
    assert brief("SC302", also) == [("E7", None)]


def test_a_blank_cell_shared_by_two_rows_is_told_once():
    table = indicator_table([("甲", "5", "5"), ("乙", "5", ""), ("丙", "5", "")])
    first, second, third = table.indicators
    shared = (first, second, replace(third, score=second.score))
    one = score_form(replace(table, indicators=shared))
    assert brief("SC302", one) == [("E7", None)]


def test_wording_and_ledger():
    one = form(("甲", "5", "5"), ("乙", "5", ""))
    (hit,) = hits("SC302", one)
    assert message("SC302", hit)[0] == "“乙”未填写得分"
    assert ledger("SC302", one) == [("passed", 1)]
    assert ledger("SC302", score_form(None)) == [("not_applicable", 1)]


def test_a_subtotal_of_nothing_is_no_score():
    rows = [("甲/一", "10", ""), ("乙/二", "90", "90")]
    groups = [group(1, "甲", (0,), "10", "0"), group(1, "乙", (1,), "90", "90")]
    form = score_form(indicator_table(rows, groups=groups))
    assert brief("SC302", form) == [("E6", None)]
