"""Cells whose brackets, dots and signs say something beside the number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from selfeval_xl.values import parse_cell


def ends(raw):
    """What a range says, with the notes beside text_number."""
    value = parse_cell(raw)
    notes = [note for note in value.notes if note != "text_number"]
    return value.kind, value.op, value.value, value.low, value.high, value.unit, notes


@pytest.mark.parametrize("raw", ["不适用。", "不涉及。", "N/A.", "/。", "—。"])
def test_a_full_stop_behind_not_applicable(raw):
    value = parse_cell(raw)
    assert (value.kind, value.state) == ("blank", "na")


@pytest.mark.parametrize(
    ("raw", "op", "value", "unit", "notes"),
    [
        pytest.param(
            "90%（含）以上", ">=", "0.90", "%", ["full_width", "percent_text"],
            id="included, above",
        ),
        pytest.param(
            "10万元(含)以下", "<=", "10", "万元", ["unit_in_text"],
            id="included, below",
        ),
        pytest.param("60(不含)以下", "<", "60", None, [], id="not included, below"),
        pytest.param(
            "80分（不含）以上", ">", "80", "分", ["full_width", "unit_in_text"],
            id="not included, above",
        ),
    ],
)  # fmt: skip
def test_an_end_said_to_be_in_or_out(raw, op, value, unit, notes):
    assert ends(raw) == ("range", op, Decimal(value), None, None, unit, notes)


@pytest.mark.parametrize(
    ("raw", "low", "high", "unit", "notes"),
    [
        pytest.param("±5%", "-0.05", "0.05", "%", ["percent_text"], id="percent"),
        pytest.param("±3分", "-3", "3", "分", ["unit_in_text"], id="unit"),
        pytest.param(
            "±10％以内", "-0.10", "0.10", "%", ["full_width", "percent_text"], id="within"
        ),
    ],
)
def test_either_way(raw, low, high, unit, notes):
    expected = ("range", None, None, Decimal(low), Decimal(high), unit, notes)
    assert ends(raw) == expected


@pytest.mark.parametrize(
    ("raw", "kind", "value", "unit"),
    [
        pytest.param("是（100%）", "percent", "1.00", "%", id="percent"),
        pytest.param("已完成（28）", "number", "28", None, id="count"),
    ],
)
def test_brackets_behind_words_are_no_minus(raw, kind, value, unit):
    cell = parse_cell(raw)
    assert (cell.kind, cell.value, cell.unit) == (kind, Decimal(value), unit)
    assert "brackets_negative" not in cell.notes
    assert "words" in cell.notes


@pytest.mark.parametrize(
    ("raw", "value", "unit", "decimals"),
    [
        pytest.param("100.00（万元）", "100.00", "万元", 2, id="full width"),
        pytest.param("10(分)", "10", "分", 0, id="half width"),
        pytest.param("-2.5(万元)", "-2.5", "万元", 1, id="negative"),
    ],
)
def test_a_unit_in_brackets(raw, value, unit, decimals):
    cell = parse_cell(raw)
    assert (cell.kind, cell.value, cell.unit, cell.decimals) == (
        "number", Decimal(value), unit, decimals,
    )  # fmt: skip
    assert "unit_in_text" in cell.notes


def test_a_falling_pair_that_can_only_be_a_month():
    value = parse_cell("2025-3")
    assert (value.kind, value.notes) == ("text", ("incomplete_date",))


@pytest.mark.parametrize(
    ("raw", "slip"),
    [
        pytest.param("95.1%%", "two_signs", id="percent twice"),
        pytest.param("95％％", "two_signs", id="full width"),
        pytest.param("-(14.5)", "two_signs", id="minus and brackets"),
        pytest.param("(-14.5)", "two_signs", id="minus in brackets"),
    ],
)
def test_signs_twice(raw, slip):
    value = parse_cell(raw)
    assert (value.kind, value.notes) == ("text", ("malformed", slip))


def test_minus_zero_is_zero():
    assert str(parse_cell(-0.0).value) == "0"
    assert str(parse_cell(-0.0, "0.00").value) == "0"
