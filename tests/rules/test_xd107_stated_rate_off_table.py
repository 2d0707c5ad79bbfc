from __future__ import annotations

import pytest
from builders import worded
from paper_builders import UNIT, paper, sheet, submission
from submission_kit import (
    MONEY,
    data_paper,
    hits,
    of_sentence,
    project_paper,
    report,
    told,
)

CODE = "XD107"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("预算执行率98.4%。", id="rounded"),
        pytest.param("部门整体支出预算执行率为104.36%。", id="by the initial budget"),
        pytest.param("预算执行率不低于95%。", id="a target"),
        pytest.param("智慧平台项目预算执行率90%。", id="a project's"),
        pytest.param("2023年预算执行率90%。", id="another year's"),
        pytest.param("二季度末预算执行率50%。", id="a quarter's"),
        pytest.param("群众满意度98%。", id="no rate of the tables"),
    ],
)
def test_quiet(sentence):
    assert of_sentence(sentence, codes=(CODE,)) == []


def test_the_rate_that_the_table_itself_has_is_left_to_its_own_rule():
    heads = ("项目", "全年预算数", "决算数", "执行率")
    rows = [
        ("支出合计", 1000.0, 900.0, "91%"),
        ("基本支出", 600.0, 600.0, "100%"),
        ("项目支出", 400.0, 300.0, "75%"),
    ]
    given = submission(data_paper(rows, heads), report("预算执行率91%。"))
    assert told(given, CODE) == []


def test_no_budget_no_rate():
    rows = [("支出合计", None, None, None, 900.0), *MONEY[7:9]]
    given = submission(data_paper(rows), report("预算执行率91%。"))
    assert told(given, CODE) == []


def test_quiet_on_a_projects_rate_whose_name_does_not_say_project():
    project = project_paper("饮水安全巩固提升", 60, 58, 55)
    sentence = "饮水安全巩固提升安排资金58万元，已支出55万元，执行率94.83%。"
    given = submission(data_paper(), project, report(sentence))
    assert told(given, CODE) == []


ASSETS = paper(
    sheet(
        "资产",
        [
            ["2024年度固定资产情况数据表"],
            [f"填报单位：{UNIT}", None, "单位：万元"],
            ["项目", "年初数", "年末数"],
            ["固定资产总额", 300.0, 400.0],
            ["其中：在用固定资产总额", 290.0, 380.0],
        ],
    ),
    file="资产.xlsx",
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("年末固定资产400万元，在用380万元，利用率95%。", [], id="agrees"),
        pytest.param(
            "年末固定资产400万元，在用380万元，利用率59%。",
            [(CODE, "59%", "95.00%", ["C5", "C4"])],
            id="a rate without a name of its own",
        ),
        pytest.param(
            "年末固定资产400万元，在用308万元。",
            [("XD105", "308万元", "380万元", ["C5"])],
            id="a part without a name of its own",
        ),
        pytest.param(
            "年末固定资产400万元，年初数330万元。",
            [("XD105", "330万元", "300万元", ["B4"])],
            id="the year's begin",
        ),
    ],
)
def test_assets(sentence, expected):
    given = submission(ASSETS, report(sentence))
    assert told(given, "XD105", CODE) == expected


def test_words():
    given = submission(data_paper(), report("项目支出400.04万元，执行率94.6%。"))
    ((_, hit),) = hits(given, CODE)
    assert hit.place.quote == "执行率94.6%"
    assert worded(CODE, given)[0] == (
        "报告写作 94.6%，而按 数据表.xlsx 数据表 E14、D14 计算为 96.40%"
        "（400.04万元 ÷ 415万元 = 96.40%）",
        "核对表中的数和报告中的比率，改为一致；计算口径不同的，在报告中写明",
    )
