"""Two papers' figures: one number or two, by the rounding of the coarser."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from builders import field, form, matrix
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.model.form import Quantity
from selfeval_xl.rules.paper.same_figure import (
    Agreement,
    Figure,
    agreement,
    as_written,
    figures_of,
    name_of,
    same_words,
)

WAN, YUAN = "万元", "元"


def figure(shown, unit=WAN, key="exp.total.act", **more):
    row, _, column = key.rpartition(".")
    return Figure(field(key, shown, unit=unit, **more), form(), row, column)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(figure("12.30"), figure("12.30"), Agreement.SAME, id="equal"),
        pytest.param(figure("12.3"), figure("12.34"), Agreement.SAME, id="rounded"),
        pytest.param(
            figure("12.35"), figure("12.3"), Agreement.SAME, id="rounded twice"
        ),
        pytest.param(
            figure("12.30"), figure("123000.00", YUAN), Agreement.SAME, id="in 元"
        ),
        pytest.param(
            figure("12.30"), figure("123049.00", YUAN), Agreement.SAME, id="by 元"
        ),
        pytest.param(figure("12.30"), figure("12.31"), Agreement.CLOSE, id="one off"),
        pytest.param(
            figure("12.30"), figure("123099.00", YUAN), Agreement.CLOSE, id="cut off"
        ),
        pytest.param(
            figure("12.30"), figure("12.33"), Agreement.DIFFERENT, id="differs"
        ),
        pytest.param(
            figure("12.30", None), figure("12.30", None), Agreement.SAME, id="no unit"
        ),
        pytest.param(
            figure("-12.30"), figure("12.30"), Agreement.DIFFERENT, id="sign"
        ),
        pytest.param(figure(""), figure("12.30"), Agreement.UNKNOWN, id="blank"),
        pytest.param(
            figure("95.00%", key="exp.total.rate"),
            figure("95", key="exp.total.rate", style="number"),
            Agreement.SAME,
            id="a rate written two ways",
        ),
        pytest.param(
            figure("24", key="staff.admin.quota"),
            figure("25", key="staff.admin.quota"),
            Agreement.DIFFERENT,
            id="persons are exact",
        ),
    ],
)
def test_agreement(one, other, expected):
    assert agreement(one, other) is expected
    assert agreement(other, one) is expected


def test_a_unit_nobody_told_proves_nothing():
    told = figure("12.30")
    untold = Figure(
        field("exp.total.act", "123456.00"), form(money_unit=None), "exp.total", "act"
    )
    assert agreement(told, untold) is Agreement.UNKNOWN


@given(
    st.integers(-(10**12), 10**12),
    st.integers(0, 6),
    st.integers(2, 500),
)
def test_what_was_rounded_agrees_and_what_is_off_does_not(fen, places, off):
    yuan = Decimal(fen) / 100
    step = Decimal((0, (1,), -places))
    wan = (yuan / 10000).quantize(step, ROUND_HALF_UP)
    exact = figure(f"{yuan:.2f}", YUAN)
    assert agreement(figure(f"{wan:f}"), exact) is Agreement.SAME
    apart = figure(f"{wan + (off + 1) * step:f}")
    if step * 10000 >= Decimal("0.01"):
        assert agreement(apart, exact) is Agreement.DIFFERENT


def test_the_others_number_in_ones_own_notation():
    assert as_written(figure("1246.50"), figure("12645000.00", YUAN)) == "1264.50"
    assert as_written(figure("12.3"), figure("12.64")) == "12.64"
    rate = figure("95.00%", key="exp.total.rate")
    assert as_written(rate, figure("0.965", key="exp.total.rate")) == "96.50%"


def test_keys_of_unknown_rows():
    block = matrix(("exp.total", "~1.专用（万元）"), ("act",), [["1"], ["2"]])
    assert [one.row for one in figures_of(form(block))] == ["exp.total", "~专用"]
    block = matrix(
        ("exp.total", "~专用"), ("act",), [["1"], ["2"]], parents=(None, 0)
    )
    assert [one.row for one in figures_of(form(block))] == [
        "exp.total", "exp.total/~专用"
    ]
    assert name_of("exp.total") == "exp.total"


def test_words():
    assert same_words("已完成。", " 已 完成")
    assert not same_words("已完成", "未完成")


def test_text_is_no_amount():
    one = Figure(field("a.b", "完成", quantity=Quantity.TEXT), form(), "a", "b")
    assert one.unit is None and one.shown == "完成"
