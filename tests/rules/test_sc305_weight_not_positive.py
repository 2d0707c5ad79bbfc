from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import brief, hits, indicator_table, ledger, message, score_form


def form(*rows, **table):
    return score_form(indicator_table(rows, **table))


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(form(("甲", "5", "5")), id="points"),
        pytest.param(form(("甲", "5%", "5")), id="percent"),
        pytest.param(form(("甲", "", "5")), id="blank"),
        pytest.param(form(("甲", "0", "/")), id="marked as not applicable"),
        pytest.param(form(("扣分项/违规", "-5", "0")), id="points taken off"),
        pytest.param(form(("甲", "0", "0"), has_weight=False), id="no weight column"),
    ],
)
def test_quiet(right):
    assert hits("SC305", right) == []


@pytest.mark.parametrize("weight", ["0", "0%", "-5"])
def test_reported(weight):
    assert brief("SC305", form(("甲", weight, "0"))) == [("D6", None)]


def test_a_merged_weight_is_told_once():
    table = indicator_table([("甲", "0", "0"), ("乙", "0", "0")])
    first, second = table.indicators
    shared = (first, replace(second, weight=first.weight))
    one = score_form(replace(table, indicators=shared))
    assert brief("SC305", one) == [("D6", None)]


def test_wording_and_ledger():
    one = form(("甲", "-5", "0"), ("乙", "5", "5"))
    (hit,) = hits("SC305", one)
    assert message("SC305", hit)[0] == "“甲”分值为 -5，应大于 0"
    assert ledger("SC305", one) == [("passed", 1)]
