"""Labels are taken apart alike however they are numbered, spaced and quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.forms.labels import read_label, squeeze, without_brackets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("基本支出", ("基本支出", "", False, 0), id="plain"),
        pytest.param("一、基本支出", ("基本支出", "一、", False, 0), id="一、"),
        pytest.param("（一）基本支出", ("基本支出", "(一)", False, 0), id="（一）"),
        pytest.param("1.基本支出", ("基本支出", "1.", False, 0), id="1."),
        pytest.param("1．1 基本支出", ("基本支出", "1.1", False, 0), id="1.1"),
        pytest.param("①人员经费", ("人员经费", "①", False, 0), id="circled"),
        pytest.param("其中：人员经费", ("人员经费", "", True, 0), id="其中"),
        pytest.param("　　其中：1、人员经费", ("人员经费", "1、", True, 4), id="all"),
        pytest.param("“三公”经费", ("三公经费", "", False, 0), id="quotes"),
        pytest.param("项    目：", ("项目", "", False, 0), id="spaces and colon"),
        pytest.param("2024年决算数", ("2024年决算数", "", False, 0), id="a year"),
        pytest.param("其中", ("其中", "", False, 0), id="其中 alone"),
    ],
)
def test_taken_apart(text, expected):
    label = read_label(text)
    assert (label.name, label.marker, label.is_of_which, label.indent) == expected


def test_brackets():
    assert read_label("执行率（％）").bracket == "%"
    assert without_brackets("公务用车费(含购置)") == "公务用车费"


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text):
    label = read_label(text)
    assert squeeze(label.name) == squeeze(squeeze(label.name))
