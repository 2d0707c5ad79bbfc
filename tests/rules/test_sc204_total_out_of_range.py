from __future__ import annotations

import pytest
from score_builders import brief, hits, indicator_table, message, score_form


def form(total, *rows, **table):
    rows = rows or (("甲", "60", ""), ("乙", "40", ""))
    return score_form(indicator_table(rows, total_score=total, **table))


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(form("100"), id="full"),
        pytest.param(form("0"), id="nothing"),
        pytest.param(form(""), id="blank"),
        pytest.param(form(None), id="no total cell"),
        pytest.param(form("103", ("甲", "100", "98"), ("加分项/奖", "5", "5")), id="bonus"),
        pytest.param(form("110", ("甲", "120", "110"), total_weight="120"), id="of 120"),
        pytest.param(form("103", ("甲", "100", "103")), id="a row is above its weight"),
        pytest.param(form("103", ("甲", "100", "93")), id="the sum does not hold"),
        pytest.param(form("-1", ("甲", "100", "-1")), id="a row is below zero"),
    ],
)
def test_quiet(right):
    assert hits("SC204", right) == []


@pytest.mark.parametrize(("total", "full"), [("103", "100"), ("100.5", "100")])
def test_above(total, full):
    (hit,) = hits("SC204", form(total))
    assert (hit.place.a1, hit.expected) == ("E8", None)
    assert message("SC204", hit) == (
        f"总分为 {total}，超过满分 {full}",
        f"逐项核对得分，总分不得超过 {full}",
    )


def test_below():
    (hit,) = hits("SC204", form("-2"))
    assert brief("SC204", form("-2")) == [("E8", None)]
    assert message("SC204", hit)[0] == "总分为 -2，低于 0 分"
