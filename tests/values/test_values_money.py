from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.values.money import MONEY_UNITS, convert, find_money_unit


@pytest.mark.parametrize(
    "text",
    [
        "",
        "年度资金总额",
        "填报单位：某元件厂",
        "支出100万元",
        "单位：人",
        "单位：元/人",
        "人均支出（元/人）",
        "万元产值能耗",
        "单位：元" + "字" * 200,
    ],
)
def test_no_unit_declared(text):
    assert find_money_unit(text) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位：万元", "万元"),
        ("金额单位：元", "元"),
        ("单位:人民币万元", "万元"),
        ("计量单位：千元", "千元"),
        ("单位：万元、人", "万元"),
        ("单位：人、万元", "万元"),
        ("单位：万元 人", "万元"),
        ("单 位：万 元", "万元"),
        ("单位 百万元", "百万元"),
        ("币种：人民币 单位：元", "元"),
        ("填报单位：某局 金额单位：万元", "万元"),
        ("（万元）", "万元"),
        ("预算数\n（万元）", "万元"),
        ("（单位：亿元，%）", "亿元"),
        ("万元", "万元"),
    ],
)
def test_find_money_unit(text, unit):
    assert find_money_unit(text) == unit


@pytest.mark.parametrize(
    ("number", "unit_from", "unit_to", "wanted"),
    [
        ("78.55", "万元", "元", "785500"),
        ("785512.34", "元", "万元", "78.551234"),
        ("1", "元", "亿元", "0.00000001"),
    ],
)
def test_convert(number, unit_from, unit_to, wanted):
    assert convert(Decimal(number), unit_from, unit_to) == Decimal(wanted)


def test_convert_refuses_an_unknown_unit():
    with pytest.raises(KeyError, match="人"):
        convert(Decimal(1), "人", "元")


@given(
    st.decimals(-(10**12), 10**12, places=4),
    st.sampled_from(sorted(MONEY_UNITS)),
    st.sampled_from(sorted(MONEY_UNITS)),
)
def test_there_and_back(number, one, other):
    assert convert(convert(number, one, other), other, one) == number


@given(st.text(max_size=250))
def test_any_text_declares_a_known_unit_or_none(text):
    assert find_money_unit(text) in {None, *MONEY_UNITS}
