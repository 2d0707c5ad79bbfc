"""Cleaning: spaces, marks, lists, and the way back to the words as written."""

from __future__ import annotations

import pytest

from selfeval_xl.model.text import Paragraph
from selfeval_xl.narrative.passage import make_passage, passages


def clean(text):
    return make_passage([Paragraph(1, text)]).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("支出 12.5 万元", "支出12.5万元", id="spaces"),
        pytest.param("支出12.5 万\n元", "支出12.5万元", id="line end in a unit"),
        pytest.param(
            "支出1085\n203.63元", "支出1085203.63元", id="line end in a number"
        ),
        pytest.param("1 085 203元", "1085203元", id="groups of three"),
        pytest.param("2024 12.5", "2024 12.5", id="two numbers"),
        pytest.param("１２．５％，（其中）：", "12.5%,(其中):", id="full width"),
        pytest.param("“三公”经费", "三公经费", id="quotation marks"),
        pytest.param("2022—2023年", "2022-2023年", id="dashes"),
        pytest.param("支出\u200b12\ufeff元", "支出12元", id="invisible"),
    ],
)
def test_clean(text, expected):
    assert clean(text) == expected


def test_words_are_quoted_as_written():
    passage = make_passage([Paragraph(7, "“三公” 经费 12.5 万元。")])
    assert passage.text == "三公经费12.5万元。"
    assert passage.written(0, 10) == "三公” 经费 12.5 万元"
    assert passage.paragraph(4) == 7


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(
            ["支出5元。", "收入6元。"], ["支出5元。", "收入6元。"], id="alone"
        ),
        pytest.param(
            ["支出9元，其中：", "（一）工资5元", "（二）办公4元", "收入6元。"],
            ["支出9元,其中:(一)工资5元。(二)办公4元", "收入6元。"],
            id="numbered list",
        ),
        pytest.param(
            ["支出9元，其中：", "工资5元；", "办公4元。", "工作正常。"],
            ["支出9元,其中:工资5元;办公4元。", "工作正常。"],
            id="list without numbers",
        ),
        pytest.param(
            ["具体如下：", "2024年支出合计9元。"],
            ["具体如下:", "2024年支出合计9元。"],
            id="a new total is no part",
        ),
    ],
)
def test_what_a_colon_announces_belongs_to_it(paragraphs, expected):
    numbered = [Paragraph(number, text) for number, text in enumerate(paragraphs, 1)]
    assert [passage.text for passage in passages(numbered)] == expected


def test_what_stands_in_a_table_never_joins_the_text_before_it():
    given = [Paragraph(1, "支出如下："), Paragraph(2, "1、办公费3万元", "table")]
    assert [one.text for one in passages(given)] == ["支出如下:", "1、办公费3万元"]
