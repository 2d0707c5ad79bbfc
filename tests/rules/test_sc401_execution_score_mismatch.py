from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from score_builders import funds, hits, ledger, message, score_form

from selfeval_xl.findings import Hit, Safety
from selfeval_xl.model.grid import Cell, Sheet, Workbook
from selfeval_xl.model.paper import Paper
from selfeval_xl.rules.registry import all_rules


def form(adj, act, weight, rate, score):
    return score_form(
        None, funds(adj=adj, act=act, weight=weight, rate=rate, score=score)
    )


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(("100", "76", "10", "76%", "7.6"), id="out of 10"),
        pytest.param(("100", "76", "20", "76%", "15.2"), id="out of 20"),
        pytest.param(("100", "120", "10", "120%", "10"), id="never above the points"),
        pytest.param(("3", "2", "10", "66.67%", "6.67"), id="rounded"),
        pytest.param(("3", "2", "10", "66.67%", "6.66"), id="within 0.01"),
        pytest.param(("100", "76", "10", "", "7.6"), id="no rate"),
        pytest.param(("", "", "10", "76%", "7.6"), id="no amounts"),
        pytest.param(("100", "76", "10", "80%", "8"), id="follows a wrong rate"),
        pytest.param(("100", "76", "10", "80%", "7.6"), id="rate alone is wrong"),
        pytest.param(("0", "0", "10", "0%", "10"), id="nothing to spend"),
        pytest.param(("100", "76", "10", "76%", ""), id="no score"),
        pytest.param(("100", "76", "—", "76%", "—"), id="no points"),
    ],
)
def test_quiet(line):
    assert hits("SC401", form(*line)) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(("100", "76", "10", "76%", "10"), "7.6", id="full marks"),
        pytest.param(("100", "76", "20", "76%", "7.6"), "15.2", id="of 10"),
        pytest.param(("100", "120", "10", "120%", "12"), "10", id="above the points"),
        pytest.param(("90", "89.974", "10", "99.97%", "10.00"), None, id="nearly all"),
        pytest.param(("", "", "10", "76%", "7"), "7.6", id="from the rate"),
        pytest.param(("100", "76", "10", "", "7"), "7.6", id="from the amounts"),
    ],
)
def test_reported(line, expected):
    found = hits("SC401", form(*line))
    assert [hit.expected for hit in found] == ([expected] if expected else [])
    assert [hit.place.a1 for hit in found] == (["G3"] if expected else [])


def test_fix_needs_consent_and_silences_the_rule():
    (hit,) = hits("SC401", form("100", "76", "10", "76%", "10"))
    assert hit.fix is not None and hit.fix.safety is Safety.UNSAFE
    new = hit.fix.edits[0].new
    assert hits("SC401", form("100", "76", "10", "76%", new)) == []


def test_wording_and_ledger():
    (hit,) = hits("SC401", form("100", "76", "10", "76%", "10"))
    assert hit.proof == "10 × 76% = 7.6"
    assert message("SC401", hit) == (
        "预算执行率得分为 10，按“分值 × 执行率”应为 7.6（10 × 76% = 7.6）",
        "把得分改为 7.6，或更正同一行的执行数、预算数",
    )
    (hit,) = hits("SC401", form("100", "120", "10", "120%", "12"))
    assert (hit.proof, message("SC401", hit)[0]) == (
        "10 × 120% = 12",
        "预算执行率得分为 12，执行率为 120%，得分最高为分值 10",
    )
    assert ledger("SC401", score_form(None)) == [("not_applicable", 1)]
    assert ledger("SC401", form("100", "76", "10", "76%", "7.6")) == [("passed", 1)]
    assert ledger("SC401", form("0", "0", "10", "", "0")) == [("insufficient_data", 1)]


@given(st.integers(1, 10**6), st.integers(0, 2 * 10**6), st.sampled_from([10, 20]))
def test_the_computed_score_is_always_accepted(budget, spent, weight):
    score = min(Decimal(weight), round(Decimal(weight) * spent / budget, 2))
    line = form(str(budget), str(spent), str(weight), "", str(score))
    assert hits("SC401", line) == []


INTERVALS = "执行率100%得10分；80%（含）-100%得7分；60%（含）-80%得5分；60%以下不得分"


def with_note(text, *line, row=9):
    made = form(*line)
    cell = Cell(row, 1, text, text, is_string=True)
    book = Workbook(made.file, "xlsx", (Sheet(made.sheet, {(row, 1): cell}),))
    return Paper(made.file, "workbook", "xlsx", "", 0, (), book, (made,))


@pytest.mark.parametrize(
    ("text", "score", "expected"),
    [
        pytest.param(INTERVALS, "5", [], id="intervals"),
        pytest.param(INTERVALS, "7.6", [("7.6", "5.0")], id="own standard outranks"),
        pytest.param(
            "预算执行率得分说明：见通知", "10", [("10", "7.6")], id="no standard"
        ),
        pytest.param("得分（20分*执行率）", "10", [("10", "7.6")], id="the usual way"),
        pytest.param(
            "总分（含预算执行率10分）", "10", [("10", "7.6")], id="a part of a sum"
        ),
        pytest.param("政府采购" + INTERVALS, "10", [("10", "7.6")], id="another rate"),
        pytest.param("执行率情况良好得8分", "8", [], id="not understood"),
    ],
)
def test_a_standard_in_a_note(text, score, expected):
    (rule,) = (one for one in all_rules() if one.code == "SC401")
    given = with_note(text, "100", "76", "10", "76%", score)
    found = [one for one in rule.check(given) if isinstance(one, Hit)]
    assert [(hit.actual, hit.expected) for hit in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("预算执行率（B/A×100%）", [("5", "7.6")], id="a head"),
        pytest.param(INTERVALS, [], id="a standard"),
    ],
)
def test_a_text_inside_the_fund_block(text, expected):
    (rule,) = (one for one in all_rules() if one.code == "SC401")
    given = with_note(text, "100", "76", "10", "76%", "5", row=2)
    found = [one for one in rule.check(given) if isinstance(one, Hit)]
    assert [(hit.actual, hit.expected) for hit in found] == expected


def test_wording_by_the_form_s_own_standard():
    (rule,) = (one for one in all_rules() if one.code == "SC401")
    (hit,) = rule.check(with_note(INTERVALS, "100", "76", "10", "76%", "10"))
    assert message("SC401", hit)[0] == (
        "预算执行率得分为 10，执行率为 76%，按表中所写的评分标准应为 5"
    )
