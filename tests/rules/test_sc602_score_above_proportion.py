from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from score_builders import brief, hits, ledger, message, score_form
from target_forms import BENEFIT, COST, COUNT, targets_form

from selfeval_xl.findings import Severity

WHY = "年中调整"
PLEASED = "满意度指标/服务对象满意度指标/群众满意度"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param((COUNT, "≥50个", "40个", "10", "8", WHY), id="its share"),
        pytest.param((COUNT, "≥50个", "40个", "10", "5", WHY), id="stricter"),
        pytest.param((COUNT, "≥60个", "40个", "10", "6.67", WHY), id="rounded"),
        pytest.param((COUNT, "≥60个", "40个", "10", "7", WHY), id="in whole points"),
        pytest.param((COUNT, "≥50个", "40个", "10", "10"), id="full is SC601's"),
        pytest.param((COUNT, "≥50个", "50个", "10", "8"), id="met is SC603's"),
        pytest.param((COST, "≤90万元", "100万元", "10", "9", WHY), id="kinder formula"),
        pytest.param((PLEASED, "≥95%", "82%", "10", "9", WHY), id="scored in bands"),
        pytest.param(
            (COUNT, "≥9个", "1个", "9", "8", WHY, "一项未做扣1分"), id="standard"
        ),
        pytest.param((BENEFIT, "提升", "部分达成", "10", "7", WHY), id="words"),
        pytest.param((COST, "90万元", "增长5%", "10", "9", WHY), id="not comparable"),
    ],
)
def test_quiet(row):
    assert hits("SC602", targets_form(row)) == []


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param((COUNT, "≥50个", "40个", "10", "9", WHY), "8", id="short"),
        pytest.param((COUNT, "≥50个", "0个", "10", "5", WHY), "0", id="nothing done"),
        pytest.param((COUNT, "50", "-3", "10", "5", WHY), "0", id="below nothing"),
        pytest.param((COST, "≤90万元", "120万元", "10", "9", WHY), "7.5", id="cost"),
    ],
)
def test_reported(row, expected):
    assert brief("SC602", targets_form(row)) == [("E6", expected)]


def test_half_a_point_is_a_warning():
    (hit,) = hits("SC602", targets_form((COUNT, "≥50个", "47个", "10", "9.5", WHY)))
    assert (hit.severity, hit.expected) == (Severity.WARNING, "9.4")
    assert hit.proof == "10 × 94% = 9.4"
    assert message("SC602", hit)[0] == (
        "“培训班”指标值“≥50个”，实际完成“47个”，按完成比例最多得 9.4 分，填为 9.5"
    )


def test_other_forms_are_left_alone():
    row = (COUNT, "≥50个", "40个", "10", "9", WHY)
    assert hits("SC602", targets_form(row, kind="score")) == []
    assert ledger("SC602", targets_form(row, kind="score")) == [("not_applicable", 1)]
    assert ledger("SC602", score_form(None)) == [("not_applicable", 1)]


@given(st.integers(2, 500), st.data())
def test_never_above_what_the_share_gives_at_any_size(target, data):
    result = data.draw(st.integers(1, target - 1))
    share = Decimal(10) * result / target
    right = share.quantize(Decimal("0.01"))
    form = targets_form((COUNT, f"≥{target}个", f"{result}个", "10", str(right), WHY))
    assert hits("SC602", form) == []
    above = (share + Decimal("0.6")).quantize(Decimal("0.01"), ROUND_CEILING)
    if above < 10:
        row = (COUNT, f"≥{target}个", f"{result}个", "10", str(above), WHY)
        assert [a1 for a1, _ in brief("SC602", targets_form(row))] == ["E6"]
