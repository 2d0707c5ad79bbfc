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


ROADS = project_paper("农村道路养护", 60.0, 65.0, 62.5)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            ["（1）农村道路养护。全年预算数65万元，全年执行数62.5万元。"], id="a title"
        ),
        pytest.param(
            ["农村道路养护项目：该项目年初预算60万元，执行62.5万元。"], id="该项目"
        ),
        pytest.param(
            ["2.农村道路养护项目", "年初预算60万元，执行62.5万元。"], id="a heading"
        ),
        pytest.param(
            ["农村道路养护项目使用资金62.5万元，占全年预算数的96.15%。"], id="a rate"
        ),
        pytest.param(
            ["农村道路养护项目支出62.5万元，完成年初预算的104.17%。"],
            id="a rate of the initial budget",
        ),
        pytest.param(
            [
                "（1）农村道路养护项目",
                "执行62.5万元。",
                "（2）其他事项",
                "支出1200.1万元。",
            ],
            id="until the next heading",
        ),
    ],
)
def test_quiet_under_a_title(lines):
    given = submission(data_paper(), ROADS, report(*lines))
    assert told(given, "XD105", "XD107", CODE) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["（1）农村道路养护。全年预算数56万元，全年执行数62.5万元。"],
            [(CODE, "56万元", "65万元", ["D6"])],
            id="a title",
        ),
        pytest.param(
            ["农村道路养护项目：该项目年初预算66万元，执行62.5万元。"],
            [(CODE, "66万元", "60万元", ["C6"])],
            id="该项目",
        ),
        pytest.param(
            ["2.农村道路养护项目", "年初预算60万元，执行65.2万元。"],
            [(CODE, "65.2万元", "62.5万元", ["E6"])],
            id="a heading",
        ),
        pytest.param(
            ["农村道路养护项目使用资金62.5万元，占全年预算数的91.6%。"],
            [(CODE, "91.6%", "96.15%", ["E6", "D6"])],
            id="a rate",
        ),
        pytest.param(
            ["实施农村道路养护项目，投入62.5万元，资金支付率91.6%。"],
            [(CODE, "91.6%", "96.15%", ["E6", "D6"])],
            id="a rate right behind an amount",
        ),
    ],
)
def test_reported_under_a_title(lines, expected):
    given = submission(data_paper(), ROADS, report(*lines))
    assert told(given, CODE) == expected


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


def test_the_word_again_behind_a_name_that_ends_in_it():
    given = submission(
        project_paper("乡镇便民服务项目", 60.0, 65.0, 52.6),
        report("“乡镇便民服务项目”项目全年预算65万元，实际支出56.2万元。"),
    )
    (hit,) = [hit for _, hit in hits(given, "XD109")]
    assert (hit.actual, hit.expected) == ("56.2万元", "52.6万元")


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
