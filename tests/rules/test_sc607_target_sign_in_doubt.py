from __future__ import annotations

import pytest
from score_builders import brief, hits, ledger, message, score_form
from target_forms import COST, COUNT, SHARE, TIME, targets_form

BARE = "其他/其他/某项工作"


@pytest.mark.parametrize(
    ("path", "target", "result"),
    [
        pytest.param(COUNT, "≥50个", "40个", id="signed"),
        pytest.param(COUNT, "50个", "40个", id="more is better"),
        pytest.param(SHARE, "100%", "98%", id="a rate"),
        pytest.param(COST, "90万元", "86万元", id="less is better"),
        pytest.param(TIME, "15天", "12天", id="sooner is better"),
        pytest.param(BARE, "50", "50", id="equal either way"),
        pytest.param(BARE, "50-60", "40", id="range"),
        pytest.param(BARE, "0", "1", id="nothing is wanted"),
        pytest.param(BARE, "有效提升", "提升", id="words"),
        pytest.param(BARE, "50", "", id="blank is SC605's"),
        pytest.param("成本指标/经济成本指标/资金节约率", "≥5%", "6%", id="saved"),
        pytest.param(
            "成本指标/经济成本指标/补助标准", "≥500元/人", "500元/人", id="paid"
        ),
        pytest.param("产出指标/数量指标/投入资金", "≥90万元", "86万元", id="no cost"),
    ],
)
def test_quiet(path, target, result):
    assert hits("SC607", targets_form((path, target, result, "10", "10"))) == []


def test_both_readings_allowed():
    form = targets_form(
        (BARE, "50", "40", "10", "10"), (COUNT, "≥5个", "6个", "10", "10")
    )
    assert brief("SC607", form) == [("G6", None)]
    (hit,) = hits("SC607", form)
    assert message("SC607", hit) == (
        "“某项工作”指标值“50”没有写明≥、≤或=，实际完成“40”，无法判断是否达标",
        "按设定的目标写明≥、≤或=",
    )
    assert ledger("SC607", form) == [("passed", 1)]
    assert ledger("SC607", score_form(None)) == [("not_applicable", 1)]


@pytest.mark.parametrize("target", ["≥90万元", "不低于90万元", "90万元以上", ">90万元"])
def test_cost_with_a_floor(target):
    (hit,) = hits("SC607", targets_form((COST, target, "86万元", "10", "10")))
    assert (hit.place.a1, hit.variant) == ("G6", "reversed")


def test_sign_column_settles_it():
    row = (BARE, 50.0, 40.0, "10", "10", "", "", "≤", "个")
    assert hits("SC607", targets_form(row)) == []


def test_a_form_without_signs_says_so_once():
    rows = [(BARE, "50", "40", "10", "10")] * 4
    (hit,) = hits("SC607", targets_form(*rows))
    assert (hit.place.a1, hit.variant, hit.severity) == ("G6", "many", "info")
    assert hit.values["count"] == 4
    assert [place.a1 for place in hit.related] == ["G7", "G8", "G9"]


def test_the_odd_ones_without_a_sign_are_told_each():
    signed = [(COUNT, "≥5个", "6个", "10", "10")] * 4
    rows = [(BARE, "50", "40", "10", "10")] * 3
    found = brief("SC607", targets_form(*signed, *rows))
    assert [cell for cell, _ in found] == ["G10", "G11", "G12"]
