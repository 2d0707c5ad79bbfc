from __future__ import annotations

import pytest
from score_builders import brief, hits, ledger, message, score_form
from target_forms import BENEFIT, COST, COUNT, SHARE, TIME, targets_form


@pytest.mark.parametrize(
    "row",
    [
        pytest.param((COUNT, "≥50个", "52个", "10", "10"), id="figure"),
        pytest.param((COUNT, "≥50个", "完成52个", "10", "10"), id="figure in words"),
        pytest.param((COUNT, "≥50个", "五十二个", "10", "10"), id="numeral"),
        pytest.param((COUNT, "≥50个", "", "10", "10"), id="blank is SC605's"),
        pytest.param((COUNT, "≥50个", "/", "10", "10"), id="not applicable"),
        pytest.param((COUNT, "0起", "未发生", "10", "10"), id="nothing happened"),
        pytest.param((COUNT, "0起", "无", "10", "10"), id="none"),
        pytest.param((SHARE, "100%", "全部合格", "10", "10"), id="all of them"),
        pytest.param(
            (BENEFIT, "有效提升", "达成预期指标", "10", "10"), id="words asked"
        ),
        pytest.param((TIME, "12月底前", "按时完成", "10", "10"), id="a day asked"),
        pytest.param(
            (COUNT, "制定1个实施方案并组织各镇街落实到位", "已制定并落实", "10", "10"),
            id="a sentence with a figure",
        ),
        pytest.param(
            (BENEFIT, "有效提升", "提升", "10", "10", "", "", "定性"), id="qualitative"
        ),
    ],
)
def test_quiet(row):
    assert hits("SC604", targets_form(row)) == []


@pytest.mark.parametrize("result", ["完成", "已完成", "达成预期指标", "部分完成", "无"])
def test_reported(result):
    form = targets_form((COST, "≤30万元", result, "10", "10"))
    assert brief("SC604", form) == [("H6", None)]


def test_target_is_told_with_its_sign_and_unit():
    row = ("产出指标/成本指标/设备购置", 30.0, "完成", "10", "10", "", "", "≤", "万元")
    (hit,) = hits("SC604", targets_form(row))
    assert message("SC604", hit)[0] == (
        "“设备购置”是定量指标（≤30万元），实际完成值填为“完成”，应填数字"
    )


def test_message_and_coverage():
    form = targets_form(
        (COST, "≤30万元", "完成", "10", "10"), (COUNT, "≥5个", "6个", "10", "10")
    )
    (hit,) = hits("SC604", form)
    assert message("SC604", hit) == (
        "“项目总成本”是定量指标（≤30万元），实际完成值填为“完成”，应填数字",
        "填写实际完成的数值和单位，与指标值的写法一致",
    )
    assert ledger("SC604", form) == [("passed", 1)]
    assert ledger("SC604", score_form(None)) == [("not_applicable", 1)]
    words = targets_form((BENEFIT, "提升", "提升", "10", "10"))
    assert ledger("SC604", words) == [("not_applicable", 1)]
