"""Scores: given, computed by the form's rule, or left to be judged."""

from decimal import Decimal

import pytest
from fillkit import score_form, texts

from selfeval_xl.filling import FillError, fill
from selfeval_xl.filling.rates import (
    operands_of,
    rate_from,
    rate_name,
    score_by_rate,
)
from selfeval_xl.forms.spec import load_specs

SPEC = load_specs().get("guangdong-score")
PAID = "部门预算资金支出率"


@pytest.mark.parametrize(
    ("standard", "rate"),
    [
        ("得分=支出率×分值，最高不超过分值", "支出率"),
        ("得分＝及时率×分值", "及时率"),
        ("得分=执行率×分值；无政府采购的得满分", "执行率"),
        ("得分=执行率×分值，低于60%不得分", None),
        ("得分=（1-执行率）×分值", None),
        ("95%以上得5分", None),
        ("各要点均符合得满分，每有一项不符合酌情扣分", None),
    ],
)
def test_only_sure_rules_are_used(standard, rate):
    assert rate_name(standard) == rate


def test_what_a_rate_is_made_of():
    text = "支出合计÷（年初结转和结余＋全年预算数）"
    assert operands_of(text) == ("支出合计", "年初结转和结余", "全年预算数")
    figures = {"支出合计": Decimal(9), "年初结转和结余": Decimal(4)}
    assert rate_from(text, figures) is None
    assert rate_from(text, {**figures, "全年预算数": Decimal(6)}) == Decimal("0.9")
    nothing = dict.fromkeys(operands_of(text), Decimal(0))
    assert rate_from(text, nothing) is None


@pytest.mark.parametrize(
    "text", ["满意度调查结果", "|决算数－年初预算数|÷年初预算数", "A÷B", "÷", ""]
)
def test_words_are_no_formula(text):
    assert operands_of(text) == ()


@pytest.mark.parametrize(
    ("rate", "score"), [("0.995", "5.97"), ("1.2", "6"), ("-0.1", "0"), ("0", "0")]
)
def test_score_by_rate(rate, score):
    assert score_by_rate(Decimal(rate), Decimal(6)) == Decimal(score)


def filled(tmp_path, **marks):
    data = score_form(SPEC)
    data["indicators"] |= marks
    return fill(SPEC.id, data, tmp_path / "表.xlsx")


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param({"支出率": "99.5%", "扣分原因": "尾款"}, id="rate"),
        pytest.param({"rate": "99.5%", "得分": "5.97", "原因": "尾款"}, id="both"),
        pytest.param(
            {
                "支出合计": "995万元",
                "年初结转和结余": "0元",
                "全年预算数": 1000,
                "reason": "尾款",
            },
            id="operands",
        ),
        pytest.param({"支出率": 1}, id="all"),
    ],
)
def test_quiet(mark, tmp_path):
    assert texts(filled(tmp_path, **{PAID: mark}).left) == []


def test_a_score_alone_needs_no_table(tmp_path):
    assert texts(filled(tmp_path, 财务合规性=3).left) == []


@pytest.mark.parametrize(
    ("mark", "kind", "said"),
    [
        pytest.param({"得分": 7}, "out_of_range", "超过分值 6", id="above"),
        pytest.param(
            {"得分": 6, "支出率": "95%"}, "conflict", "5.7", id="not the rule"
        ),
        pytest.param({"得分": 6, "分值": 0}, "out_of_range", "大于 0", id="no points"),
    ],
)
def test_refused(mark, kind, said, tmp_path):
    with pytest.raises(FillError) as caught:
        filled(tmp_path, **{PAID: mark})
    ((found, _, text),) = texts(caught.value.remarks)
    assert (found, said in text) == (kind, True)


def test_a_total_is_compared(tmp_path):
    data = {**score_form(SPEC), "合计得分": 98}
    with pytest.raises(FillError) as caught:
        fill(SPEC.id, data, tmp_path / "表.xlsx")
    assert [one.kind for one in caught.value.remarks] == ["conflict"]


def test_what_is_left_to_judge_and_to_explain(tmp_path):
    data = score_form(SPEC)
    del data["indicators"]["财务合规性"]
    data["indicators"]["项目监管"] = {"得分": 2}
    left = fill(SPEC.id, data, tmp_path / "表.xlsx").left
    assert [(one.kind, one.text()) for one in left] == [
        ("pending", "“财务合规性”待自评；评分标准：每发现一例扣1分，情节严重的不得分"),
        ("missing", "“项目监管”得 2 分，未得满分 3 分，缺扣分原因"),
    ]
