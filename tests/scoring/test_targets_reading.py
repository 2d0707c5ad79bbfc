"""Every usual form of a target is understood, or not scored with a reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.scoring.targets import (
    Context,
    Status,
    judge,
    read_result,
    read_target,
)
from selfeval_xl.values import parse_cell

COUNT = Context(("产出指标", "数量指标"), "培训班", year=2024)
COST = Context(("产出指标", "成本指标"), "项目总成本", year=2024)
GROWTH = Context(("效益指标", "经济效益指标"), "带动收入", year=2024)
TIME = Context(("产出指标", "时效指标"), "完成时间", year=2024)
WORDS = Context(("效益指标", "社会效益指标"), "服务能力", year=2024)


def short(text, context):
    found = read_target(parse_cell(text), context)
    if found.kind != "number":
        return found.kind if found.until is None else f"until {found.until.last}"
    ends = f"{found.low}..{found.high}" if found.op == "range" else str(found.bound)
    return " ".join(filter(None, (found.op, ends, found.unit or "", found.change)))


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("≥50个", COUNT, ">= 50 个"),
        ("不少于50个", COUNT, ">= 50 个"),
        ("50-60个", COUNT, "range 50..60 个"),
        ("98.5％", COUNT, ">= 0.985 %"),
        ("较上年增长5%", GROWTH, ">= 0.05 % up"),
        ("2024年12月底前", TIME, "until 2024-12-31"),
        ("有效提升", WORDS, "words"),
        ("3.5万元/人", COST, "<= 3.5 万元/人"),
        ("=12次", COUNT, "= 12 次"),
        ("100%", COUNT, ">= 1.00 %"),
        ("完成28个", COUNT, ">= 28 个"),
        ("≥95%", COUNT, ">= 0.95 %"),
        ("≤90万元", COST, "<= 90 万元"),
        ("≥100百分比", COUNT, ">= 1.00 %"),
        ("优良中低差", WORDS, "words"),
        ("达成预期指标", WORDS, "words"),
        ("控制在90万元以内", COST, "<= 90 万元"),
        ("0起", COUNT, "= 0 起"),
        ("较上年下降10%以上", GROWTH, ">= 0.10 % down"),
        ("≥1次/季度", COUNT, ">= 1 次/季度"),
    ],
)
def test_twenty_forms_of_targets(text, context, expected):
    assert short(text, context) == expected


@pytest.mark.parametrize(
    ("text", "context", "why"),
    [
        ("有效提升", WORDS, "words"),
        ("≥50个，≥60人，≥3场", COUNT, "several_figures"),
        ("50", Context(name="某事"), "no_sign"),
        ("", COUNT, "no_target"),
    ],
)
def test_what_is_not_scored_says_why(text, context, why):
    result = read_result(parse_cell("40"))
    found = judge(read_target(parse_cell(text), context), result, context)
    assert (found.status, found.why) == (Status.UNKNOWN, why)


PIECES = st.sampled_from(
    "≥ ≤ = 50 0 1.5 -3 % 万元 个 次 人次 / - 、 年 2024年 12月 底 前 较上年 增长 下降 约 余 "
    "完成 未 部分 达成 优 ， 。 ( ) 百分之 二十 . ,".split()
)
TEXTS = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=8).map("".join))


@given(TEXTS, TEXTS, st.sampled_from([COUNT, COST, GROWTH, TIME, WORDS, Context()]))
def test_nothing_written_breaks_the_comparison(target, result, context):
    wanted = read_target(parse_cell(target), context)
    found = judge(wanted, read_result(parse_cell(result), context.year), context)
    assert (found.status is Status.UNKNOWN) == bool(found.why)


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_at_least_and_at_most_agree_with_arithmetic(bound, number):
    result = read_result(parse_cell(f"{number}个"))
    least = judge(read_target(parse_cell(f"≥{bound}个")), result)
    most = judge(read_target(parse_cell(f"≤{bound}个")), result)
    assert (least.status is Status.MISSED) == (number < bound)
    assert (most.status is Status.MISSED) == (number > bound)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_unit_changes_nothing(bound, number):
    target = read_target(parse_cell(f"≤{bound}万元"), COST)
    here = judge(target, read_result(parse_cell(f"{number}万元")), COST)
    there = judge(target, read_result(parse_cell(f"{number}0000元")), COST)
    assert (here.status, here.ratio) == (there.status, there.ratio)
