from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from score_builders import (
    brief,
    funds,
    group,
    hits,
    indicator_table,
    ledger,
    message,
    points,
    score_form,
)

from selfeval_xl.findings import Safety


def form(*scores, total=None, weights=None, fund=None, subs=(), bonus="", all_w=None):
    weights = weights or ["10"] * len(scores)
    rows = [(f"甲/第{i}项", w, s) for i, (w, s) in enumerate(zip(weights, scores))]
    if bonus:
        rows.append(("加分项/获奖", "5", bonus))
    half = len(scores) // 2
    groups = []
    if subs:
        groups.append(group(1, "甲", range(half), None, subs[0]))
        groups.append(group(1, "乙", range(half, len(scores)), None, subs[1]))
    table = indicator_table(rows, total_score=total, groups=groups, total_weight=all_w)
    block = funds(weight="10", score=fund) if fund is not None else None
    return score_form(table, block)


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(form("5", "4", "9.5", total="18.5"), id="adds up"),
        pytest.param(form("5", "4", total="9.00"), id="two decimals shown"),
        pytest.param(form("5", "4", total=None), id="no total cell"),
        pytest.param(form("5", "", total="5"), id="a blank score is SC302's"),
        pytest.param(form("5", "4", total=""), id="a blank total is SC302's"),
        pytest.param(form("5", "/", total="5"), id="not applicable counts nothing"),
        pytest.param(form("5", "满分", total="10"), id="words are SC303's"),
        pytest.param(form("5", "4", "3", "2", subs=("9", "5"), total="14"), id="小计"),
        pytest.param(form("", "", subs=("9", "5"), total="14"), id="scored at 一级 only"),
        pytest.param(form("3.335", "1", total="4.34"), id="rounded total"),
        pytest.param(
            form("40", "45", weights=["40", "50"], fund="8", total="93"),
            id="with the 执行率 score",
        ),
        pytest.param(
            form("40", "45", weights=["40", "60"], fund="8", total="85"),
            id="执行率 is one of the indicators",
        ),
        pytest.param(
            form("40", "45", weights=["40", "50"], fund="8", total="85", all_w="90"),
            id="the table totals itself",
        ),
        pytest.param(form("9", "9", bonus="2", total="20"), id="bonus counted"),
        pytest.param(form("9", "9", bonus="2", total="18"), id="bonus kept apart"),
    ],
)
def test_quiet(right):
    assert hits("SC203", right) == []


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        pytest.param(form("5", "4", "9.5", total="20"), [("E9", "18.5")], id="typed"),
        pytest.param(form("5", "4", total="9.50"), [("E8", "9.00")], id="decimals"),
        pytest.param(form("5分", "4", total="10分"), [("E8", "9分")], id="with 分"),
        pytest.param(
            form("5", "4", "3", "2", subs=("8", "5"), total="14"),
            [("J6", "9")],
            id="小计 off, total right",
        ),
        pytest.param(
            form("5", "4", "3", "2", subs=("8", "5"), total="13"),
            [("J6", "9")],
            id="小计 off, total follows it",
        ),
        pytest.param(
            form("5", "4", "3", "2", subs=("9", "5"), total="15"),
            [("E10", "14")],
            id="total off, 小计 right",
        ),
        pytest.param(
            form("5", "4", "3", "2", subs=("8", "6"), total="14"),
            [("J6", "9"), ("J8", "5")],
            id="two 小计 off",
        ),
        pytest.param(
            form("40", "45", weights=["40", "50"], fund="8", total="85", all_w="100"),
            [("E8", "93")],
            id="执行率 score left out",
        ),
    ],
)
def test_reported(wrong, found):
    assert brief("SC203", wrong) == found


@pytest.mark.parametrize(
    ("total", "severity"),
    [("18.51", "info"), ("18.6", "warning"), ("18.61", None), ("18.39", None)],
)
def test_severity_by_difference(total, severity):
    (hit,) = hits("SC203", form("5", "4", "9.5", total=total))
    assert hit.severity == severity


def test_a_follower_is_named():
    wrong = form("5", "4", "3", "2", subs=("8", "5"), total="13")
    (hit,) = hits("SC203", wrong)
    assert [place.a1 for place in hit.related] == ["E10", "E6", "E7"]


def test_fix_needs_consent_and_silences_the_rule():
    (hit,) = hits("SC203", form("5", "4", "9.5", total="20"))
    assert hit.fix is not None and hit.fix.safety is Safety.UNSAFE
    (edit,) = hit.fix.edits
    assert (edit.old, edit.new, edit.value) == ("20", "18.5", Decimal("18.5"))
    assert hits("SC203", form("5", "4", "9.5", total=edit.new)) == []


def test_a_formula_is_not_overwritten():
    table = form("5", "4", "9.5").indicators
    total = points("E9", "9", formula="SUM(E6:E7)", label="合计")
    (hit,) = hits("SC203", score_form(replace(table, total_score=total)))
    assert (hit.expected, hit.fix) == ("18.5", None)


def test_quiet_for_scores_out_of_100_that_the_total_weighs():
    marks = form("90", "80", weights=["60", "40"], total="86")
    assert hits("SC203", marks) == []
    assert ledger("SC203", marks) == [("not_applicable", 1)]


def test_wording():
    (hit,) = hits("SC203", form("5", "4", "9.5", total="20"))
    assert hit.proof == "5 + 4 + 9.5 = 18.5"
    assert message("SC203", hit) == (
        "“合计”的得分填为 20，各项得分相加为 18.5",
        "把“合计”的得分改为 18.5，或更正有误的得分",
    )
    (hit,) = hits("SC203", form("5", "4", "9.5", total="14.5"))
    assert message("SC203", hit)[0] == (
        "“合计”的得分填为 14.5，各项得分相加为 18.5，少计的正好是“第1项”的得分"
    )
    (hit,) = hits("SC203", form("5", "4", "9.5", total="23.5"))
    assert message("SC203", hit)[1] == (
        "把“合计”的得分改为 18.5，核对“第0项”是否重复计入"
    )
    (hit,) = hits("SC203", form("5", "4", "3", "2", subs=("8", "5"), total="14"))
    assert message("SC203", hit)[0] == "“甲”的得分填为 8，各项得分相加为 9"


def test_ledger():
    assert ledger("SC203", form("5", "4", total="9")) == [("passed", 1)]
    assert ledger("SC203", form("5", "", total="5")) == [("insufficient_data", 1)]
    assert ledger("SC203", form("5", "4")) == [("not_applicable", 1)]


CENTS = st.integers(0, 1000).map(lambda n: Decimal(n) / 100)


@given(st.lists(CENTS, min_size=2, max_size=8), st.integers(11, 500))
def test_any_sum_is_quiet_and_any_slip_is_seen(scores, slip):
    total = sum(scores, Decimal(0))
    shown = [str(score) for score in scores]
    assert hits("SC203", form(*shown, total=str(total))) == []
    wrong = total + Decimal(slip) / 100
    (hit,) = hits("SC203", form(*shown, total=str(wrong)))
    assert (Decimal(hit.expected), hit.severity) == (total, None)
