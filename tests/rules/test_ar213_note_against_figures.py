"""AR213: notes beside an amount that tell of other figures than the row's."""

from __future__ import annotations

import pytest
from builders import ended, said, worded
from paper_builders import data_sheet, paper

HEADS = ("上年决算数", "年初预算数", "决算数", "增减原因说明")


def noted(note, *figures):
    """A 数据表 with one noted row: 30.02, 31.00 and 27.02, a fall by 9.99 %."""
    rows = [("公务接待费", *(figures or (30.02, 31, 27.02)), note)]
    return paper(data_sheet(heads=HEADS, rows=rows))


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("比上年减少3.00万元，下降9.99%，主要是接待减少。", id="right"),
        pytest.param("较上年决算数减少3万元", id="rounded, no rate"),
        pytest.param("比上年减少30000元", id="in another unit"),
        pytest.param("本年决算数比上年减少3.0万元（下降9.9%）", id="rate cut off"),
        pytest.param("比年初预算减少3.98万元，下降12.84%", id="against the budget"),
        pytest.param("其中：国内接待比上年增加1.00万元", id="of a part"),
        pytest.param("因工作任务变化", id="no comparison"),
    ],
)
def test_quiet(note):
    assert said("AR213", noted(note)) == []


@pytest.mark.parametrize(
    ("note", "words", "expected", "variant"),
    [
        pytest.param(
            "比上年增加3.00万元，增长9.99%。",
            "比上年增加3.00万元,增长9.99%",
            "减少3万元，下降9.99%",
            "",
            id="direction",
        ),
        pytest.param(
            "比上年增加3.00万元，下降9.99%",
            "比上年增加3.00万元,下降9.99%",
            "减少3万元，下降9.99%",
            "both",
            id="two directions",
        ),
        pytest.param(
            "比上年减少4.00万元", "比上年减少4.00万元", "减少3万元", "", id="amount"
        ),
        pytest.param(
            "比上年减少3.00万元，下降11.1%",
            "比上年减少3.00万元,下降11.1%",
            "减少3万元，下降9.99%",
            "",
            id="rate by the other base",
        ),
    ],
)
def test_reported(note, words, expected, variant):
    assert said("AR213", noted(note)) == [("E4", "warning", words, expected, variant)]


def test_wording():
    assert worded("AR213", noted("比上年增加3.00万元")) == [
        (
            "公务接待费 决算数的说明写“比上年增加3.00万元”，"
            "按 27.02 - 30.02 = -3 应为减少3万元",
            "核对说明和同一行的金额，更正其中填错的一处",
        )
    ]


def test_coverage():
    assert ended("AR213", noted("比上年减少3.00万元")) == [("passed", 1, "")]
    assert ended("AR213", noted("持平")) == [
        ("not_applicable", 1, "表中没有对金额增减的说明")
    ]
