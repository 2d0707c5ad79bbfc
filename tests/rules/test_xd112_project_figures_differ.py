from __future__ import annotations

import pytest
from builders import ended, worded
from paper_builders import submission
from submission_kit import MONEY, data_paper, hits, project_paper, told

CODE = "XD112"


@pytest.mark.parametrize(
    "project",
    [
        pytest.param(("智慧平台建设", 50, 52, 48.2), id="agrees"),
        pytest.param(("“智慧平台建设”", 45, 50, 48.2), id="the annual budget"),
        pytest.param(("智慧平台建设二期", 10, 10, 9), id="another project"),
    ],
)
def test_quiet(project):
    assert told(submission(data_paper(), project_paper(*project)), CODE) == []


@pytest.mark.parametrize(
    ("project", "expected"),
    [
        pytest.param(
            ("智慧平台建设", 50, 50, 42.8),
            [(CODE, "48.2万元", "42.8万元", ["E6"])],
            id="spent",
        ),
        pytest.param(
            ("智慧平台建设", 55, 56, 48.2),
            [(CODE, "50万元", "55万元", ["C6", "D6"])],
            id="budget",
        ),
    ],
)
def test_reported(project, expected):
    assert told(submission(data_paper(), project_paper(*project)), CODE) == expected


@pytest.mark.parametrize("label", ["其中：智慧平台建设", "智慧平台建设"])
def test_a_row_below_project_spending(label):
    rows = [*MONEY[:11], (label, 0.0, 50.0, 50.0, 40.2), *MONEY[11:]]
    given = submission(
        data_paper(rows, tasks=()), project_paper("智慧平台建设", 50, 50, 48.2)
    )
    assert told(given, CODE) == [(CODE, "40.2万元", "48.2万元", ["E6"])]


def test_a_name_with_and_without_its_kind_is_one():
    given = submission(data_paper(), project_paper("智慧平台建设项目", 50, 50, 42.8))
    assert told(given, CODE) == [(CODE, "48.2万元", "42.8万元", ["E6"])]


def test_the_same_budget_is_named():
    rows = [*MONEY[:11], ("其中：智慧平台建设", 0.0, 50.0, 60.0, 48.2), *MONEY[11:]]
    given = submission(
        data_paper(rows, tasks=()), project_paper("智慧平台建设", 50, 42, 48.2)
    )
    assert told(given, CODE) == [(CODE, "60万元", "42万元", ["D6", "C6"])]


def test_nothing_to_compare():
    assert ended(CODE, submission(data_paper())) == [
        ("not_applicable", 1, "没有可以对照的项目")
    ]


def test_words():
    given = submission(data_paper(), project_paper("智慧平台建设", 50, 50, 42.8))
    ((_, hit),) = hits(given, CODE)
    assert (hit.place.sheet, hit.place.a1) == ("重点工作", "D4")
    assert worded(CODE, given)[0] == (
        "“智慧平台建设 实际支出(万元)”为 48.2万元，而 项目自评表.xlsx 自评表 E6"
        "“年度资金总额 全年执行数”为 42.8万元",
        "核对项目“智慧平台建设”的预算和支出，把各表改为一致",
    )
