"""Heads written as formulas mean what they compute."""

from __future__ import annotations

import pytest

from selfeval_xl.forms.formula_heads import in_words


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("收入/支出", id="no spending over a budget"),
        pytest.param("上年结转/结余", id="two names of one thing"),
        pytest.param("增减额/增减率", id="changes"),
        pytest.param("调整预算-年初预算", id="nothing spent"),
        pytest.param("支出进度-预算进度", id="no base"),
        pytest.param("（决算数-年初预算数）/上年决算数", id="another base below"),
        pytest.param("决算数-决算数", id="nothing compared"),
        pytest.param("2024年决算数（万元）", id="no operator"),
        pytest.param("完成率=决算数/预算数", id="named beside the formula"),
    ],
)
def test_what_is_no_formula_stays(head):
    assert in_words(head) == head


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("决算数-年初预算数", "比年初预算数增减额"),
        ("2024年决算 － 2023年决算", "比2023年决算增减额"),
        ("（决算数－上年决算数）/上年决算数", "比上年决算数增减率"),
        ("(决算数-年初预算数)\n÷年初预算数×100%", "比年初预算数增减率"),
        ("决算/调整预算", "调整预算执行率"),
        ("实际支出数÷年初预算数*100%", "年初预算数执行率"),
    ],
)
def test_formulas_are_put_in_words(head, words):
    assert in_words(head) == words
