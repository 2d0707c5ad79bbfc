from __future__ import annotations

import pytest
from score_builders import brief, hits, ledger, message, score_form
from target_forms import BENEFIT, COST, COUNT, targets_form

OPEN = {"has_deviation_note": False}


@pytest.mark.parametrize(
    "row",
    [
        pytest.param((COUNT, "≥50个", "52个", "10", "10"), id="full marks"),
        pytest.param((COUNT, "≥50个", "42个", "10", "8"), id="missed"),
        pytest.param((COUNT, "≥50个", "完成", "10", "8"), id="not comparable"),
        pytest.param((BENEFIT, "提升", "达成预期指标", "10", "9"), id="words"),
        pytest.param((COUNT, "≥50个", "52个", "10", ""), id="not scored yet"),
    ],
)
def test_quiet(row):
    assert hits("SC603", targets_form(row, **OPEN)) == []


def test_quiet_where_reasons_have_a_column():
    form = targets_form((COUNT, "≥50个", "52个", "10", "8"))
    assert hits("SC603", form) == []
    assert ledger("SC603", form) == [("not_applicable", 1)]
    assert ledger("SC603", score_form(None)) == [("not_applicable", 1)]


def test_reported():
    form = targets_form(
        (COUNT, "≥50个", "52个", "10", "8"),
        (COST, "≤90万元", "60万元", "10", "9"),
        (COUNT, "≥50个", "52个", "10", "10"),
        **OPEN,
    )
    assert brief("SC603", form) == [("E6", None), ("E7", None)]
    assert ledger("SC603", form) == [("passed", 1)]
    first = hits("SC603", form)[0]
    assert message("SC603", first) == (
        "“培训班”已达到指标值“≥50个”，得分 8，低于分值 10",
        "核对完成值和得分；确应扣分的，说明原因",
    )
