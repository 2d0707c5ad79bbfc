from __future__ import annotations

import pytest
from builders import worded
from paper_builders import submission
from submission_kit import data_paper, hits, of_sentence, report

CODE = "XD106"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("基本支出800.06万元，比上年增加19.56万元。", id="agrees"),
        pytest.param("基本支出800.06万元，较年初预算增长3.9%。", id="rate agrees"),
        pytest.param("项目支出400.04万元，比预算减少14.96万元。", id="either budget"),
        pytest.param("“三公”经费12.53万元，与上年基本持平。", id="no figure"),
        pytest.param("年初预算1150万元，年中追加70万元。", id="added"),
        pytest.param(
            "年初预算1150万元，追加预算70万元，支出1200.1万元。", id="a budget"
        ),
        pytest.param("项目支出年初预算380万元，年中调增35万元。", id="to one item"),
        pytest.param("年初预算1150万元，追加救灾资金35万元。", id="a part of it"),
        pytest.param("年初预算1170万元，年中追加60万元。", id="XD105 tells the budget"),
        pytest.param("培训班参训800人，比上年增加100人。", id="no item of the tables"),
    ],
)
def test_quiet(sentence):
    assert of_sentence(sentence, codes=(CODE,)) == []


@pytest.mark.parametrize("words", ["年中追加", "追加预算"])
def test_what_was_added(words):
    sentence = f"年初预算1150.00万元，{words}73.00万元，全年支出1200.10万元。"
    given = submission(data_paper(), report(sentence))
    ((_, hit),) = hits(given, CODE)
    assert (hit.actual, hit.expected, [p.a1 for p in hit.related]) == (
        "73.00万元",
        "70.00万元",
        ["D10", "C10"],
    )


def test_a_wrong_amount_is_told_once():
    sentence = "基本支出860.06万元，比上年增加79.56万元，增长10.19%。"
    assert [code for code, *_ in of_sentence(sentence)] == ["XD105"]


def test_what_the_text_refutes_itself_is_not_told_again():
    sentence = "基本支出800.06万元，比上年780.50万元增加91.56万元。"
    assert of_sentence(sentence, codes=(CODE,)) == []


def test_words():
    given = submission(
        data_paper(), report("“三公”经费支出12.53万元，较上年增加1.47万元。")
    )
    ((_, hit),) = hits(given, CODE)
    assert hit.place.quote == "较上年增加1.47万元"
    assert worded(CODE, given)[0] == (
        "报告写作增加 1.47万元，而按 数据表.xlsx 数据表 E16、B16 应为减少 1.47万元"
        "（12.53万元 - 14万元）",
        "核对表中两个数和报告中的增减，改为一致",
    )
