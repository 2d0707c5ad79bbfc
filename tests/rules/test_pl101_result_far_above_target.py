from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from score_builders import brief, hits, ledger, message, score_form
from target_forms import COST, COUNT, SHARE, targets_form

from selfeval_xl.findings import Severity


@pytest.mark.parametrize(
    "row",
    [
        pytest.param((COUNT, "≥50个", "60个", "10", "10"), id="at the limit"),
        pytest.param((COUNT, "≥50个", "90个", "10", "10", "年中追加任务"), id="reason"),
        pytest.param((COUNT, "≥1个", "2个", "10", "10"), id="one more"),
        pytest.param((SHARE, "≥60%", "98%", "10", "10"), id="a share"),
        pytest.param((COST, "≤90万元", "40万元", "10", "10"), id="a cost"),
        pytest.param((COUNT, "较上年增长5%", "增长20%", "10", "10"), id="a change"),
        pytest.param((COUNT, "≥50个", "30个", "10", "6"), id="missed"),
        pytest.param((COUNT, "≥0个", "30个", "10", "10"), id="nothing to divide by"),
        pytest.param((COUNT, "每季度1次", "4次", "10", "10"), id="by the quarter"),
    ],
)
def test_quiet(row):
    assert hits("PL101", targets_form(row)) == []


@pytest.mark.parametrize(
    ("result", "score", "severity"),
    [
        pytest.param("61个", "10", None, id="above"),
        pytest.param("90个", "10", Severity.WARNING, id="far above"),
        pytest.param("90个", "9", None, id="far above, points off"),
    ],
)
def test_reported(result, score, severity):
    (hit,) = hits("PL101", targets_form((COUNT, "≥50个", result, "10", score)))
    assert (hit.place.a1, hit.severity) == ("H6", severity)


def test_the_limit_is_a_setting():
    row = (COUNT, "≥50个", "64个", "10", "10")
    form = targets_form(row)
    assert brief("PL101", form) == [("H6", None)]
    table = replace(form.indicators, over_achievement=Decimal("1.3"))
    assert brief("PL101", replace(form, indicators=table)) == []


def test_message_and_coverage():
    form = targets_form(
        (COUNT, "≥60个", "81个", "10", "10"), (COUNT, "≥5个", "6个", "10", "10")
    )
    (hit,) = hits("PL101", form)
    assert message("PL101", hit)[0] == (
        "“培训班”指标值为“≥60个”，实际完成“81个”，为指标值的 135%"
    )
    assert ledger("PL101", form) == [("passed", 1)]
    assert ledger("PL101", score_form(None)) == [("not_applicable", 1)]
