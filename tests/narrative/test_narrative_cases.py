"""The judge on whole sentences: silent on right ones, exact on wrong ones."""

from __future__ import annotations

import pytest
from judging import found
from right_sentences import RIGHT
from wrong_sentences import WRONG

from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.narrative import analyse


@pytest.mark.parametrize(
    "sentence", [pytest.param(text, id=name) for name, text in RIGHT]
)
def test_quiet(sentence):
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [pytest.param(text, expected, id=name) for name, text, expected in WRONG],
)
def test_reported(sentence, expected):
    assert found(sentence) == expected


def test_a_list_of_paragraphs_is_read_with_what_announces_it():
    assert found(
        "2024年支出合计512.00万元，其中：",
        "（一）基本支出400.00万元，占78.13%。",
        "（二）项目支出112.00万元，占28.88%。",
    ) == [("share", "28.88%", "21.88%")]


def test_a_share_may_name_its_whole_in_a_paragraph_before():
    before = "2024年基本支出预算432万元，比上年增加2万元，增长0.47%。"
    assert found(before, "公用经费86.4万元，占基本支出预算的20%。") == []
    assert found(before, "公用经费86.4万元，占基本支出预算的24%。") == [
        ("share", "24%", "20%")
    ]


def test_a_claim_says_where_and_why():
    text = Text(
        "报告.txt",
        (
            Paragraph(1, "一、基本情况"),
            Paragraph(
                4,
                "全年支出正常。会议费支出3.36 万元，比上年增加 0.36万元，增长10.71%。",
            ),
        ),
    )
    (claim,) = analyse(text).claims
    assert (claim.paragraph, claim.quote, claim.actual, claim.expected) == (
        4,
        "会议费支出3.36 万元，比上年增加 0.36万元，增长10.71%",
        "10.71%",
        "12.00%",
    )
    assert claim.proof == "0.36 ÷ (3.36 - 0.36) = 12.00%"
    assert (claim.severity, claim.label) == ("error", "会议费支出")


def test_a_missing_rate_is_information():
    text = Text(
        "报告.txt",
        (
            Paragraph(
                1,
                "基本支出76.56万元，比上年决算数增加3.45万元，增长4.7%；"
                "项目支出2.62万元，比上年决算数增加1.88万元。",
            ),
        ),
    )
    (claim,) = analyse(text).claims
    assert (claim.kind, claim.severity, claim.actual, claim.expected, claim.proof) == (
        "missing_rate",
        "info",
        "1.88万元",
        "增长254.1%",
        "1.88 ÷ (2.62 - 1.88) = 254.1%",
    )


def test_what_cannot_be_judged_is_counted():
    text = Text("报告.txt", (Paragraph(1, "收入12.4亿元，增长3.1%，占全市的12%。"),))
    analysis = analyse(text)
    assert analysis.claims == []
    assert dict(analysis.unparsed) == {"growth_rate": 1, "share": 1}
