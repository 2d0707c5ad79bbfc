from __future__ import annotations

import pytest
from builders import worded
from paper_builders import submission
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


def test_words():
    given = submission(data_paper(), report("项目支出400.04万元，执行率94.6%。"))
    ((_, hit),) = hits(given, CODE)
    assert hit.place.quote == "执行率94.6%"
    assert worded(CODE, given)[0] == (
        "报告写作 94.6%，而按 数据表.xlsx 数据表 E14、D14 计算为 96.40%"
        "（400.04万元 ÷ 415万元 = 96.40%）",
        "核对表中的数和报告中的比率，改为一致；计算口径不同的，在报告中写明",
    )
