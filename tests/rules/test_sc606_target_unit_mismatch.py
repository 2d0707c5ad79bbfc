from __future__ import annotations

import pytest
from score_builders import brief, hits, ledger, message, score_form
from target_forms import COST, COUNT, SHARE, TIME, targets_form

from selfeval_xl.findings import Severity


@pytest.mark.parametrize(
    ("path", "target", "result"),
    [
        pytest.param(COUNT, "≥50个", "52个", id="same"),
        pytest.param(COUNT, "≥50个", "52", id="none with the result"),
        pytest.param(COUNT, "≥50", "52个", id="none with the target"),
        pytest.param(COUNT, "≥50个", "52家", id="two words for things"),
        pytest.param(COUNT, "≥300人", "320人次", id="persons"),
        pytest.param(COUNT, "≥300人次", "320次", id="visits"),
        pytest.param(COST, "≤90万元", "899740元", id="money"),
        pytest.param(COST, "≤3.5万元/人", "32000元/人", id="money per person"),
        pytest.param(SHARE, "≥95%", "96%", id="shares"),
        pytest.param(SHARE, "≥95百分比", "96%", id="share in words"),
        pytest.param(SHARE, "100%", "30/30", id="share of a count"),
        pytest.param(COUNT, "≥2公里", "2100米", id="lengths"),
        pytest.param(COUNT, "≥50个", "完成", id="words are SC604's"),
        pytest.param(COUNT, "≥50个", "", id="blank is SC605's"),
        pytest.param(TIME, "12月底前", "11月", id="days"),
    ],
)
def test_quiet(path, target, result):
    assert hits("SC606", targets_form((path, target, result, "10", "10"))) == []


@pytest.mark.parametrize(
    ("path", "target", "result"),
    [
        pytest.param(COUNT, "≥50个", "50万元", id="things and money"),
        pytest.param(COUNT, "≥50人", "52次", id="persons and times"),
        pytest.param(COST, "≤90万元", "86个", id="money and things"),
        pytest.param(SHARE, "≥95%", "96个", id="share and things"),
        pytest.param(COUNT, "≥50个", "96%", id="things and share"),
        pytest.param(COUNT, "≥50亩", "52公里", id="area and length"),
    ],
)
def test_reported(path, target, result):
    form = targets_form((path, target, result, "10", "10"))
    assert brief("SC606", form) == [("H6", None)]


def test_amount_in_another_unit_that_is_not_written():
    (hit,) = hits("SC606", targets_form((COST, "≤90万元", 899740.0, "10", "10")))
    assert (hit.variant, hit.severity) == ("scale", None)


@pytest.mark.parametrize("result", [96.0, 0.96, "96"])
def test_percent_sign_left_out_is_a_note(result):
    (hit,) = hits("SC606", targets_form((SHARE, "≥95%", result, "10", "10")))
    assert (hit.place.a1, hit.variant, hit.severity) == ("H6", "percent", Severity.INFO)


def test_a_unit_column_speaks_for_both():
    row = (SHARE, 95.0, 97.5, "10", "10", "", "", "≥", "%")
    assert hits("SC606", targets_form(row)) == []


def test_message_and_coverage():
    form = targets_form(
        (COUNT, "≥50人", "52次", "10", "10"), (COUNT, "≥5个", "6个", "10", "10")
    )
    (hit,) = hits("SC606", form)
    assert message("SC606", hit) == (
        "“培训班”指标值为“≥50人”，实际完成值为“52次”，计量单位不同",
        "把实际完成值改为与指标值相同的单位",
    )
    assert ledger("SC606", form) == [("passed", 1)]
    assert ledger("SC606", score_form(None)) == [("not_applicable", 1)]
