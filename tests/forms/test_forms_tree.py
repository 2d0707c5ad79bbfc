"""Rows find the row they are part of by numbering, 其中 and indentation."""

from __future__ import annotations

import pytest

from selfeval_xl.forms.labels import read_label
from selfeval_xl.forms.tree import with_parents
from selfeval_xl.model.form import MatrixRow


def parents(labels):
    """For each row the label of its parent, None at the top."""
    rows = []
    for number, text in enumerate(labels):
        label = read_label(text)
        rows.append(
            MatrixRow(
                f"~{number}", text, number, None, label.is_of_which, label.indent
            )
        )
    made = with_parents(rows)
    return [labels[r.parent] if r.parent is not None else None for r in made]


@pytest.mark.parametrize(
    ("text", "name", "marker"),
    [
        pytest.param("1.1人员经费", "人员经费", "1.1", id="dotted"),
        pytest.param("2.2公用经费", "公用经费", "2.2", id="dotted before 公"),
        pytest.param("3-2-1 购置费", "购置费", "3-2-1、", id="hyphens"),
        pytest.param("1 基本支出", "基本支出", "1、", id="only a space"),
        pytest.param("##购置费", "购置费", "##", id="signs"),
        pytest.param("A.基本支出", "基本支出", "A.", id="a letter"),
        pytest.param("2.5万元以上项目", "2.5万元以上项目", "", id="an amount"),
        pytest.param("1-6月支出", "1-6月支出", "", id="months"),
        pytest.param("3-6岁儿童补助", "3-6岁儿童补助", "", id="ages"),
        pytest.param("三 公 经 费", "三公经费", "", id="spread letters"),
        pytest.param("2024年支出", "2024年支出", "", id="a year"),
    ],
)
def test_numbering_is_taken_off(text, name, marker):
    label = read_label(text)
    assert (label.name, label.marker) == (name, marker)


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        pytest.param(
            ["一、甲", "1.乙", "（1）丙", "（2）丁", "2.戊", "二、己"],
            [None, "一、甲", "1.乙", "1.乙", "一、甲", None],
            id="numbering",
        ),
        pytest.param(
            ["一、甲", "（1）乙", "1）丙", "2）丁", "3）戊", "（2）己"],
            [None, "一、甲", "（1）乙", "（1）乙", "（1）乙", "一、甲"],
            id="one bracket below two",
        ),
        pytest.param(
            ["一、甲", "1）乙", "（1）丙", "（2）丁", "2）戊"],
            [None, "一、甲", "1）乙", "1）乙", "一、甲"],
            id="two brackets below one",
        ),
        pytest.param(
            ["1 甲", "1-1 乙", "1-1-1 丙", "1-2 丁", "2 戊"],
            [None, "1 甲", "1-1 乙", "1 甲", None],
            id="hyphens",
        ),
        pytest.param(
            ["甲", "其中：乙", "丙", "丁"],
            [None, "甲", "甲", "甲"],
            id="其中 lasts while nothing ends it",
        ),
        pytest.param(
            ["甲", "其中：乙", "其中：丙", "一、丁"],
            [None, "甲", "甲", "甲"],
            id="其中 before each, ended by a number",
        ),
        pytest.param(
            ["甲", "  乙", "    丙", "  丁", "戊"],
            [None, "甲", "  乙", "甲", None],
            id="indentation",
        ),
        pytest.param(
            ["一、甲", "乙", "丙", "二、丁", "合计"],
            [None, "一、甲", "一、甲", None, None],
            id="plain rows under a numbered one, and a total",
        ),
    ],
)
def test_parents(labels, expected):
    assert parents(labels) == expected
