from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from score_builders import funds, hits, ledger, message, score_form

from selfeval_xl.findings import Safety


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
