from __future__ import annotations

import pytest
from builders import ended, worded
from paper_builders import submission
from submission_kit import (
    data_paper,
    hits,
    of_sentence,
    project_paper,
    report,
    told,
)

CODE = "XD109"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("智慧平台建设50万元。", id="budget or spending"),
        pytest.param("数据中台建设项目支出48万元。", id="another project"),
        pytest.param("智慧平台建设二期项目支出12万元。", id="a longer name"),
        pytest.param("推进智慧平台建设和数据治理共支出88万元。", id="two together"),
        pytest.param("上年智慧平台建设项目支出20万元。", id="last year"),
        pytest.param(
            "智慧平台建设项目全年预算60万元，执行48.2万元，预算执行率80.33%。",
            id="the annual budget, which no table has",
        ),
    ],
)
def test_quiet(sentence):
    assert of_sentence(sentence, codes=(CODE,)) == []


def test_an_initial_budget_beside_a_plain_one_is_a_warning():
    sentence = "智慧平台建设项目年初预算60万元，支出48.2万元。"
    ((_, hit),) = hits(submission(data_paper(), report(sentence)), CODE)
    assert (hit.actual, hit.expected, str(hit.severity)) == (
        "60万元",
        "50万元",
        "warning",
    )


def test_nothing_to_compare():
    assert ended(CODE, submission(data_paper(tasks=()), report("支出1万元。"))) == [
        ("not_applicable", 1, "没有自评报告与项目的表可以对照")
    ]


def test_the_form_of_the_project():
    papers = (
        project_paper("乡镇便民服务", 60.0, 65.0, 62.5),
        report("乡镇便民服务项目年初预算60万元，全年预算65万元，执行52.6万元。"),
    )
    assert told(submission(*papers), CODE) == [(CODE, "52.6万元", "62.5万元", ["E6"])]


def test_a_later_sentence_is_not_of_the_project():
    sentence = "智慧平台建设项目预算50万元。全年支出1200.10万元。"
    assert of_sentence(sentence) == []


def test_words():
    given = submission(data_paper(), report("智慧平台建设项目支出42.80万元。"))
    ((_, hit),) = hits(given, CODE)
    assert hit.place.quote == "智慧平台建设项目支出42.80万元"
    assert worded(CODE, given)[0] == (
        "报告写作 42.80万元，而 数据表.xlsx 重点工作 D4“智慧平台建设 实际支出(万元)”为 48.2万元",
        "对照项目的账核实哪一处正确，把报告和表改为一致",
    )
