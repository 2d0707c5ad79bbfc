from __future__ import annotations

import pytest
from score_builders import brief, hits, indicator_table, ledger, message, score_form

FULL = [("甲", "20", "20")] * 5


def form(*rows, **table):
    return score_form(indicator_table(rows, **table))


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(form(*FULL[:4], ("乙", "20", "19.5")), id="half a point lost"),
        pytest.param(form(*FULL[:4]), id="too few rows to tell"),
        pytest.param(form(*FULL, ("乙", "20", "")), id="not all scored"),
        pytest.param(form(*[("甲", "20", "")] * 5), id="none scored"),
        pytest.param(form(*[("甲", "", "20")] * 5), id="no weights"),
    ],
)
def test_quiet(right):
    assert hits("SC501", right) == []


def test_reported_once_on_the_total_or_the_first_score():
    assert brief("SC501", form(*FULL, total_score="100")) == [("E11", None)]
    assert brief("SC501", form(*FULL, ("乙", "5", "/"))) == [("E6", None)]
    assert brief("SC501", form(*FULL, ("加分项/奖", "5", "0"))) == [("E6", None)]


def test_wording_and_ledger():
    (hit,) = hits("SC501", form(*FULL, total_score="100"))
    assert message("SC501", hit)[0] == "5 项指标全部得满分"
    assert ledger("SC501", score_form(None)) == [("not_applicable", 1)]
    assert ledger("SC501", form(*FULL[:4])) == [("insufficient_data", 1)]
