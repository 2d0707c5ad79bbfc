from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.values.numerals import read_amount, read_chinese


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("两千", 2000),
        ("二〇二四", 2024),
        ("一万零三百", 10300),
        ("一亿二千万", 120_000_000),
        ("一万亿", 10**12),
        ("叁仟肆佰", 3400),
        pytest.param("一百五", None, id="150 to the ear"),
        pytest.param("百", None, id="a unit"),
        pytest.param("万", None, id="a unit too"),
        ("三公", None),
        ("", None),
    ],
)
def test_read_chinese(text, number):
    assert read_chinese(text) == number


@pytest.mark.parametrize("text", ["三十个", "元", "万元", "三元区", "元整"])
def test_no_amount(text):
    assert read_amount(text) is None


@given(st.text("零一二两十百千万亿元角分整壹贰拾佰", max_size=120))
def test_any_numerals_read(text):
    read_chinese(text)
    read_amount(text)
