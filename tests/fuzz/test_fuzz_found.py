"""Inputs that once broke off, or took far too long, as the fuzzing found them."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.narrative import analyse
from selfeval_xl.read.strings import read_strings

LONGEST = 1.0


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(f"由{'1' * 60}/{'2' * 60}元组成，占83.5%。", id="long digits"),
        pytest.param(f"执行率{'(1+' * 60}2/3{')' * 60}，50%。", id="long formula"),
    ],
)
def test_a_formula_that_is_none_is_soon_left(sentence):
    start = time.process_time()
    analyse(Text("报告.txt", (Paragraph(1, sentence),)))
    assert time.process_time() - start < LONGEST


def test_a_shared_text_of_very_many_tags_needs_little_memory():
    text = f"<sst><si>{'<x/>' * 300_000}<t>得分</t></si><si><t>1</t></si></sst>"
    tracemalloc.start()
    try:
        assert read_strings(text, Limits()) == ["得分", "1"]
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_a_fall_by_all_there_was_is_left():
    words = "会议费支出-5千元，比年初预算降低2.4千元，降低100%。"
    assert analyse(Text("报告.txt", (Paragraph(1, words),))).claims == []
