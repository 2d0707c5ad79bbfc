"""Fields: number in its unit, written decimals, interval, percent style."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheetkit import Typed, make_field, percent, sheet

from selfeval_xl.forms.fields import (
    field_maker,
    text_number,
    with_block_decimals,
    with_percent_style,
)
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.form import Quantity
from selfeval_xl.model.grid import Workbook
from selfeval_xl.values import Interval

D = Decimal


def field(value, quantity, unit=None, hint=None, merges=()):
    view = SheetView(sheet([[value]], merges))
    return make_field(
        "a.xlsx",
        view,
        1,
        1,
        key="k",
        label="l",
        quantity=quantity,
        unit=unit,
        percent_hint=hint,
    )


def facts(one):
    return (one.number, one.decimals, one.percent_style)


@pytest.mark.parametrize(
    ("value", "quantity", "hint", "expected"),
    [
        pytest.param(
            Typed(78.55, "0.00"), Quantity.AMOUNT, None, (D("78.55"), 2, None), id="2"
        ),
        pytest.param(78.5, Quantity.AMOUNT, None, (D("78.5"), 1, None), id="general"),
        pytest.param(None, Quantity.AMOUNT, None, (None, 0, None), id="blank"),
        pytest.param("—", Quantity.RATIO, None, (None, 0, None), id="not applicable"),
        pytest.param("良好", Quantity.SCORE, None, (None, 0, None), id="words"),
        pytest.param(3, Quantity.TEXT, None, (None, 0, None), id="text is no number"),
        pytest.param(
            percent(0.951), Quantity.RATIO, None, (D("0.951"), 2, "percent"), id="fmt"
        ),
        pytest.param(
            "95.10％", Quantity.RATIO, "number", (D("0.951"), 2, "percent"), id="sign"
        ),
        pytest.param(
            95.1, Quantity.RATIO, "number", (D("0.951"), 1, "number"), id="number"
        ),
        pytest.param(
            0.951, Quantity.RATIO, "ratio", (D("0.951"), 3, "ratio"), id="ratio"
        ),
        pytest.param(95.1, Quantity.RATIO, None, (D("95.1"), 1, None), id="undecided"),
        pytest.param(
            percent(0.05, 0), Quantity.SCORE, None, (D("5"), 0, "percent"), id="points"
        ),
        pytest.param(
            percent(0.5), Quantity.AMOUNT, None, (None, 0, None), id="no amount"
        ),
    ],
)
def test_number(value, quantity, hint, expected):
    assert facts(field(value, quantity, hint=hint)) == expected


@pytest.mark.parametrize(
    ("value", "unit", "number", "interval"),
    [
        pytest.param("78.55万元", "万元", "78.55", ("78.545", "78.555"), id="same"),
        pytest.param("78.55万元", "元", "785500", ("785450", "785550"), id="larger"),
        pytest.param("8元", "万元", "0.0008", ("0.00075", "0.00085"), id="smaller"),
    ],
)
def test_amount_is_in_the_unit_of_the_form(value, unit, number, interval):
    one = field(value, Quantity.AMOUNT, unit)
    low, high = map(D, interval)
    assert (one.number, one.interval) == (D(number), Interval(low, high))


@pytest.mark.parametrize("quantity", [Quantity.COUNT, Quantity.SCORE])
def test_counts_and_scores_are_exact(quantity):
    assert field(5, quantity).interval == Interval.exact(D(5))


def test_percent_interval_is_in_the_percents_decimals():
    one = field(percent(0.1558), Quantity.RATIO)
    assert one.interval == Interval(D("0.15575"), D("0.15585"))


def test_merged_block_is_read_from_its_first_cell():
    view = SheetView(sheet([[5, None]], ["A1:B2"]))
    one = make_field(
        "a.xlsx", view, 2, 2, key="k", label="l", quantity=Quantity.SCORE
    )
    assert (one.place.a1, one.number) == ("A1", D(5))


def test_percent_style_settled_later():
    one = with_percent_style(field(95.1, Quantity.RATIO), "number")
    assert (one.number, one.interval, one.percent_style) == (
        D("0.951"),
        Interval(D("0.9505"), D("0.9515")),
        "number",
    )


def test_formula_never_calculated_takes_the_recalculated_value():
    page = sheet([[Typed(None, formula="1+1")]])
    book = Workbook("a.xlsx", "xlsx", (page,), recalculated={("评分表", 1, 1): 2.0})
    one = field_maker(book)(
        "a.xlsx",
        SheetView(page),
        1,
        1,
        key="k",
        label="l",
        quantity=Quantity.COUNT,
    )
    assert one.number == D(2)


def test_number_inside_a_text():
    name = field("预算编制情况（20分）", Quantity.TEXT)
    one = text_number(name, "x.weight", "分值", D("20"), Quantity.SCORE)
    assert (one.key, one.number, one.place.a1, one.shown) == (
        "x.weight",
        D(20),
        "A1",
        "预算编制情况（20分）",
    )


def decimals_of(*values, quantity=Quantity.AMOUNT):
    fields = [field(value, quantity, "万元") for value in values]
    return [one.decimals for one in with_block_decimals(fields)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([8, 4.35], [2, 2], id="8 beside 4.35 is 8.00"),
        pytest.param([Typed(8, "0"), 4.35], [0, 2], id="a format stays"),
        pytest.param(["8万元", "4.35"], [2, 2], id="unit in the cell or above it"),
        pytest.param(
            [8, Typed(1 / 3, formula="1/3")], [0, 15], id="a formula's digits are none"
        ),
        pytest.param(["8元", "4.35"], [0, 2], id="another unit"),
        pytest.param([8, "—"], [0, 0], id="no number"),
    ],
)
def test_block_decimals(values, expected):
    assert decimals_of(*values) == expected


def test_block_decimals_leave_scores_alone():
    assert decimals_of(8, 4.5, quantity=Quantity.SCORE) == [0, 1]


@given(st.lists(st.decimals("-9999", "9999", places=3), min_size=1, max_size=6))
def test_block_decimals_only_narrow(numbers):
    fields = [field(float(n), Quantity.AMOUNT, "万元") for n in numbers]
    for before, after in zip(fields, with_block_decimals(fields), strict=True):
        assert before.number == after.number
        assert before.interval.low <= after.interval.low
        assert after.interval.high <= before.interval.high
        assert after.interval.low <= after.number <= after.interval.high
