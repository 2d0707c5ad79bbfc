"""Whatever stands in a cell or a sentence is read without a crash, in good time."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl import parse_cell
from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.narrative import analyse

LONGEST = 2.0
"""Seconds one of them may take."""

_BITS = st.sampled_from(
    "0 1 9 12.5 -3 1,234.56 １２ 〇 三 百 万 亿 . , ， 。 、 % ％ ‰ ≥ ≤ ＞ = ± ~ - — 至 "
    "万元 元 亿元 个百分点 年 月 日 2024 （ ） / 无 增加 减少 增长 下降 比上年 占 合计 其中 "
    "预算 决算 执行率 完成率 持平 ： ； “ ” \t \n \u3000 \x00 \ud83d\ude00 e5 #REF! NaN inf".split(
        " "
    )
)
_TEXTS = st.lists(_BITS, max_size=30).map("".join) | st.text(max_size=60)
_RAW = st.one_of(
    _TEXTS, st.floats(), st.integers(), st.booleans(), st.none(), st.dates()
)
_FORMATS = st.sampled_from(
    [None, "General", "0.00%", "#,##0.00", "yyyy-mm-dd", "@", '0"万元"', "[>", ";;;"]
) | st.text(max_size=12)


@given(_RAW, _FORMATS)
def test_cell(raw, number_format):
    start = time.perf_counter()
    value = parse_cell(raw, number_format)
    assert value.kind in {"number", "percent", "blank", "date", "text", "range"}
    assert time.perf_counter() - start < LONGEST


@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_sentences(sentences):
    start = time.perf_counter()
    paragraphs = tuple(Paragraph(at, one) for at, one in enumerate(sentences, 1))
    for claim in analyse(Text("报告.txt", paragraphs)).claims:
        assert claim.kind
    assert time.perf_counter() - start < LONGEST
