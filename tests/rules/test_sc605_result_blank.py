from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import brief, hits, ledger, message, score_form
from target_forms import BENEFIT, COUNT, targets_form

from selfeval_xl.model.grid import Cell

FILLED = (COUNT, "≥50个", "52个", "10", "10")


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(FILLED, id="filled"),
        pytest.param((COUNT, "≥50个", "/", "10", "/"), id="not applicable"),
        pytest.param((COUNT, "≥50个", "无", "10", "10"), id="无 is an answer"),
        pytest.param((COUNT, "", "", "10", "10"), id="no target"),
        pytest.param((COUNT, "/", "", "10", "10"), id="target does not apply"),
        pytest.param((COUNT, "≥50个", "", "0", "0"), id="no points"),
    ],
)
def test_quiet(row):
    assert hits("SC605", targets_form(FILLED, row)) == []


def test_a_formula_waiting_to_be_calculated_is_no_blank():
    form = targets_form(FILLED, (COUNT, "≥50个", "", "10", "10"))
    first, second = form.indicators.indicators
    cell = Cell(7, 8, None, "", "COUNTA(Z1:Z9)")
    waiting = replace(second, actual=replace(second.actual, cell=cell))
    table = replace(form.indicators, indicators=(first, waiting))
    assert hits("SC605", replace(form, indicators=table)) == []


def test_reported():
    form = targets_form(
        FILLED,
        (COUNT, "≥50个", "", "10", "10"),
        (BENEFIT, "有效提升", None, "10", "10"),
    )
    assert brief("SC605", form) == [("H7", None), ("H8", None)]
    first = hits("SC605", form)[0]
    assert message("SC605", first) == (
        "“培训班”指标值为“≥50个”，未填写实际完成值",
        "填写实际完成值；确不适用的，填“/”并说明",
    )
    assert ledger("SC605", form) == [("passed", 1)]


def test_a_form_without_one_result_is_told_once():
    row = (COUNT, "≥50个", "", "10", "")
    (hit,) = hits("SC605", targets_form(row, row, row))
    assert (hit.place.a1, hit.variant) == ("H6", "all")
    assert [place.a1 for place in hit.related] == ["H7", "H8"]
    assert message("SC605", hit)[0] == "全表 3 项指标均未填写实际完成值"


def test_nothing_to_look_at():
    assert ledger("SC605", score_form(None)) == [("not_applicable", 1)]
    blank = targets_form((COUNT, "", "", "10", ""))
    assert ledger("SC605", blank) == [("not_applicable", 1)]
