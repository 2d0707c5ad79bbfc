from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import hits, indicator_table, ledger, message, points, score_form

from selfeval_xl.model.form import Quantity


def form(weight, coefficient, score):
    table = indicator_table([("甲/办结率", weight, score)])
    (only,) = table.indicators
    made = points("G6", coefficient, key="甲/办结率.coefficient")
    if made.value.kind == "percent" and made.number is not None:
        made = replace(made, number=made.number / 100, percent_style="percent")
    made = replace(made, quantity=Quantity.RATIO)
    only = replace(only, coefficient=made)
    return score_form(replace(table, indicators=(only,)))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(("10", "80%", "8"), id="agrees"),
        pytest.param(("10", "0.8", "8"), id="as a fraction"),
        pytest.param(("10", "80", "8"), id="as a number"),
        pytest.param(("3", "66.67%", "2"), id="rounded"),
        pytest.param(("3", "72.74%", "2.18"), id="to two decimals"),
        pytest.param(("10", "120%", "10"), id="beyond the points"),
        pytest.param(("10", "100%", "12"), id="above is SC101's"),
        pytest.param(("10", "100%", "-1"), id="below nothing is SC101's"),
        pytest.param(("10", "", "8"), id="no coefficient"),
        pytest.param(("10", "80%", ""), id="no score"),
        pytest.param(("10", "/", "/"), id="not applicable"),
    ],
)
def test_quiet(line):
    assert hits("SC404", form(*line)) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(("10", "80%", "10"), "8", id="full marks"),
        pytest.param(("2", "72.74%", "2"), "1.45", id="procurement"),
        pytest.param(("10", "80", "7.5"), "8.0", id="less"),
    ],
)
def test_reported(line, expected):
    found = [(hit.place.a1, hit.expected) for hit in hits("SC404", form(*line))]
    assert found == [("E6", expected)]


def test_wording_fix_and_ledger():
    (hit,) = hits("SC404", form("10", "80%", "10"))
    assert message("SC404", hit) == (
        "“办结率”得分为 10，按“分值 × 得分系数”应为 8（10 × 80% = 8）",
        "把得分改为 8，或更正得分系数",
    )
    assert hit.fix is not None and hit.fix.edits[0].new == "8"
    assert [place.a1 for place in hit.related] == ["D6", "G6"]
    assert ledger("SC404", form("10", "80%", "8")) == [("passed", 1)]
    assert ledger("SC404", form("10", "", "8")) == [("insufficient_data", 1)]
    assert ledger("SC404", score_form(None)) == [("not_applicable", 1)]
