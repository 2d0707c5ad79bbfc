"""Tokens: what is an amount, a rate, a year, a direction, and what is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from selfeval_xl.narrative.tokens import prepare


def figures(text):
    return [
        (token.type, str(token.value), token.unit)
        for token in prepare(text)
        if token.value
    ]


def types(text):
    return [token.type for token in prepare(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "支出1,234.50万元", [("amount", "1234.50", "万元")], id="separators"
        ),
        pytest.param("支出3亿,", [("amount", "3", "亿元")], id="unit without 元"),
        pytest.param("3.2万人,", [("count", "3.2", "万人")], id="persons"),
        pytest.param("占12.5%", [("rate", "12.5", "%")], id="rate"),
        pytest.param("提高3个百分点", [("points", "3", "个百分点")], id="points"),
        pytest.param("增长1.5倍", [("times", "1.5", "倍")], id="times"),
        pytest.param("2024年度支出", [("year", "2024", "")], id="year"),
        pytest.param("2022-2023年度五好", [], id="span of years"),
        pytest.param("3月15日至4月", [], id="dates"),
        pytest.param("某财〔2024〕10号", [], id="document number"),
        pytest.param("2080505机关养老", [], id="code of a budget item"),
        pytest.param("每人100元/天", [("bare", "100", "")], id="a price is no amount"),
    ],
)
def test_figures(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("比上年增加3元", ["cmp", "dir", "amount"], id="comparison"),
        pytest.param("占比适当", ["share", "text"], id="share"),
        pytest.param("占地3亩", ["text", "count"], id="land is no share"),
        pytest.param("较好地完成", ["text"], id="well is no comparison"),
        pytest.param("比例适当", ["text"], id="proportion is no comparison"),
        pytest.param("完成预算的95%", ["complete", "rate"], id="completion"),
        pytest.param("(一)支出3元", ["item", "text", "amount"], id="item number"),
        pytest.param("因公出国(境)费3元", ["text", "amount"], id="bracket in a name"),
        pytest.param("支出3..5万元", ["text", "malformed", "text"], id="malformed"),
    ],
)
def test_types(text, expected):
    assert types(text) == expected


def test_direction_knows_its_alternative():
    word, value = prepare("下降(增长)5%")
    assert (word.word, word.sign, word.other) == ("下降", -1, "增长")
    assert value.value == Decimal(5)
