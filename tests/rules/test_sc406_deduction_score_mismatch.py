from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import hits, indicator_table, ledger, message, points, score_form


def form(*rows, total=None):
    """Rows of (weight, deduction, score); the deductions stand in column G."""
    table = indicator_table([("甲/一", weight, score) for weight, _, score in rows])
    made = tuple(
        replace(one, deducted=points(f"G{one.row}", deducted, label="扣分"))
        for one, (_, deducted, _) in zip(table.indicators, rows, strict=True)
    )
    whole = points("G20", total, label="合计 扣分") if total is not None else None
    return score_form(replace(table, indicators=made, total_deducted=whole))


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(form(("5", "1", "4"), ("5", "0", "5")), id="agrees"),
        pytest.param(form(("5", "-1", "4")), id="with a minus"),
        pytest.param(form(("5", "1", "4"), ("5", "", "5")), id="blank for nothing"),
        pytest.param(form(("5", "1", "4"), ("5", "无", "5")), id="无 for nothing"),
        pytest.param(form(("5", "", "4"), ("5", "", "5")), id="column not used"),
        pytest.param(form(("5", "6", "0"), ("5", "1", "4")), id="no less than nothing"),
        pytest.param(form(("5", "1", "4"), total="1"), id="total"),
        pytest.param(form(("5", "-1", "4"), total="1"), id="total without the sign"),
        pytest.param(form(("5", "1", "4"), ("5", "0", "7")), id="above is SC101's"),
        pytest.param(form(("5", "1", "4"), ("5", "0", "")), id="blank is SC302's"),
        pytest.param(form(("5", "1", "4"), ("5", "0", "/")), id="does not apply"),
    ],
)
def test_quiet(right):
    assert hits("SC406", right) == []


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        pytest.param(form(("5", "1", "5")), ("E6", "4", ""), id="score"),
        pytest.param(form(("5", "0.5", "4")), ("E6", "4.5", ""), id="half a point"),
        pytest.param(
            form(("5", "1", "4"), ("5", "", "3")), ("G7", "2", "blank"), id="blank"
        ),
        pytest.param(
            form(("5", "1", "4"), ("5", "2", "3"), total="2"),
            ("G20", "3", "total"),
            id="total",
        ),
    ],
)
def test_reported(wrong, expected):
    found = [(one.place.a1, one.expected, one.variant) for one in hits("SC406", wrong)]
    assert found == [expected]


def test_wording_and_ledger():
    (hit,) = hits("SC406", form(("5", "1", "5")))
    assert message("SC406", hit) == (
        "“一”分值 5，扣分 1，得分应为 4，填为 5",
        "更正得分或扣分，使“分值 - 扣分 = 得分”",
    )
    (hit,) = hits("SC406", form(("5", "1", "4"), ("5", "2", "3"), total="2"))
    assert hit.proof == "1 + 2 = 3"
    assert ledger("SC406", form(("5", "1", "4"))) == [("passed", 1)]
    assert ledger("SC406", form(("5", "", "4"))) == [("not_applicable", 1)]
    assert ledger("SC406", score_form(None)) == [("not_applicable", 1)]
