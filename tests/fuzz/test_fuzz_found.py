"""Inputs that once broke off, or took far too long, as the fuzzing found them."""

from __future__ import annotations

import time

import pytest

from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.narrative import analyse

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
