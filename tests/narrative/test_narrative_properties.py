"""Generated comparisons: right ones are silent, planted faults are found."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.narrative import analyse

CENT = Decimal("0.01")
amounts = st.integers(1_000, 9_999_999).map(lambda cents: Decimal(cents) * CENT)
items = st.sampled_from(
    ["会议费", "公务接待费支出", "基本支出", "教育支出（类）", "办公费决算"]
)
bases = st.sampled_from(["比上年", "较2023年", "与上年决算数相比，", "同比"])
TURNED = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长"}


def half_up(value):
    return value.quantize(CENT, ROUND_HALF_UP)


def found(sentence):
    claims = analyse(Text("报告.txt", (Paragraph(1, sentence),))).claims
    return [(c.kind, c.actual, c.expected) for c in claims]


def rate_of(now, then):
    return half_up(abs(now - then) / then * 100)


def words(now, then):
    return ("增加", "增长") if now > then else ("减少", "下降")


def sentence(item, base, now, then, step=None, rate=None, said=None):
    more, faster = said or words(now, then)
    step = abs(now - then) if step is None else step
    rate = rate_of(now, then) if rate is None else rate
    return f"{item}{now}万元，{base}{more}{step}万元，{faster}{rate}%。"


@given(items, bases, amounts, amounts)
def test_a_consistent_comparison_is_silent(item, base, now, then):
    assume(now != then)
    assert found(sentence(item, base, now, then)) == []


@given(items, bases, amounts, amounts, st.integers(5, 5000))
def test_a_wrong_rate_is_found_with_the_right_one(item, base, now, then, off):
    assume(now != then)
    right = rate_of(now, then)
    # wide enough that no rounding of small amounts can bear it out
    wrong = right + Decimal(off) * CENT + right / 10 + 1
    assume(right < 1000)
    (claim,) = found(sentence(item, base, now, then, rate=half_up(wrong)))
    assert claim == ("growth_rate", f"{half_up(wrong)}%", f"{right}%")


@given(items, amounts, amounts)
def test_a_wrong_direction_is_found_with_the_right_word(item, now, then):
    # a rate near its own reverse would fit both ways
    assume(now != then and abs(now - then) / max(now, then) > Decimal("0.05"))
    more, faster = words(now, then)
    text = sentence(item, "比上年", now, then, said=(TURNED[more], faster))
    assert found(text) == [("direction", TURNED[more], more)]


@given(items, amounts, amounts, st.integers(1, 999_999))
def test_a_wrong_difference_is_found_with_the_right_one(item, now, then, off):
    step = abs(now - then)
    wrong = step + 1 + Decimal(off) * CENT
    more, _ = words(now, then)
    assume(now != then)
    text = f"{item}{now}万元，较上年的{then}万元{more}{wrong}万元。"
    assert found(text) == [("difference", f"{wrong}万元", f"{step}万元")]


@given(st.lists(amounts, min_size=2, max_size=6), st.integers(-99, 99))
def test_a_total_is_the_sum_of_its_parts(parts, off):
    total = sum(parts)
    said = total + off
    assume(said > 0)
    listed = "、".join(
        f"第{'甲乙丙丁戊己'[i]}项{part}万元" for i, part in enumerate(parts)
    )
    text = f"资金总额{said}万元，由{listed}组成。"
    expected = [] if not off else [("sum", f"{said}万元", f"{total}万元")]
    assert found(text) == expected


@given(amounts, st.integers(1, 100))
def test_a_share_is_the_part_of_the_whole(whole, percent):
    part = half_up(whole * percent / 100)
    right = half_up(part / whole * 100)
    text = "支出合计{}万元，其中：道路养护{}万元，占{}%。"
    assert found(text.format(whole, part, right)) == []
    wrong = right + 3
    assert found(text.format(whole, part, wrong)) == [
        ("share", f"{wrong}%", f"{right}%")
    ]


@given(
    st.text(
        alphabet="比上年增加减少下降占完成预算的其中由组成为分别，。；：（）%万元亿0123456789.-、 ",
        max_size=80,
    )
)
def test_no_text_breaks_the_reader(text):
    analyse(Text("报告.txt", (Paragraph(1, text),)))


@pytest.mark.parametrize("mark", ["，", ","])
def test_full_width_and_half_width_marks_read_alike(mark):
    text = f"会议费3.36万元{mark}比上年增加0.36万元{mark}增长10%。"
    assert found(text) == [("growth_rate", "10%", "12%")]
