from __future__ import annotations

import pytest
from builders import code, ended, said, worded
from paper_builders import (
    data_paper,
    data_sheet,
    paper,
    persons_sheet,
    score_paper,
    submission,
)

LAST = "2023年度部门整体支出绩效自评数据表"


@pytest.mark.parametrize(
    "papers",
    [
        pytest.param([data_paper(), score_paper()], id="all agree"),
        pytest.param([data_paper(file="2024年度数据表.xlsx")], id="file name agrees"),
        pytest.param([data_paper(file="2025年报送数据表.xlsx")], id="year of the work"),
        pytest.param([data_paper(file="数据表20230310.xlsx")], id="digits of a date"),
        pytest.param(
            [data_paper(file="2025年报送2024年度数据表.xlsx")], id="both years named"
        ),
        pytest.param(
            [paper(data_sheet(), data_sheet(title=LAST, name="上年"))],
            id="last year's form beside this year's",
        ),
    ],
)
def test_quiet(papers):
    assert said("XD101", submission(*papers)) == []


def test_no_year_anywhere():
    given = submission(data_paper(title="部门整体支出绩效自评数据表"))
    assert ended("XD101", given) == [("insufficient_data", 1, "表中没有写明评价年度")]


def test_one_title_against_two():
    given = submission(
        data_paper(title=LAST),
        score_paper(),
        score_paper(file="b.xlsx"),
    )
    assert said("XD101", given) == [("A1", "error", "2023", "2024", "")]
    (hit,) = code("XD101").check(given)
    assert (hit.place.file, hit.related[0].file) == ("数据表.xlsx", "评分表.xlsx")


def test_one_sheet_of_a_form_on_several():
    given = submission(
        paper(data_sheet(), persons_sheet(title="2023年度部门人员情况数据表")),
        score_paper(),
    )
    assert said("XD101", given) == [("A1", "error", "2023", "2024", "")]


def test_tie_is_broken_by_the_filling_date():
    given = submission(data_paper(title=LAST), score_paper())
    assert said("XD101", given) == [("A1", "error", "2023", "2024", "")]
    assert worded("XD101", given) == [
        ("评价年度为 2023，其他表为 2024（评分表.xlsx 评分表 A1）", "核对后统一评价年度")
    ]


def test_tie_that_nothing_breaks_names_both():
    given = submission(
        data_paper(title=LAST, signed=None), score_paper(signed=None)
    )
    assert said("XD101", given) == [("A1", "error", "2024", None, "tied")]


def test_sheet_name_is_a_warning_and_file_name_is_told():
    given = submission(data_paper(file="2023年度数据表.xlsx", name="2023年度数据"))
    assert said("XD101", given) == [
        (None, "warning", "2023", "2024", "sheet"),
        (None, "info", "2023", "2024", "file"),
    ]


def headed(*heads):
    row = ("基本支出", *range(9, 9 + len(heads)))
    return submission(paper(data_sheet(heads=heads, rows=(row,))))


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param(("2023年决算数", "2024年预算数", "2024年决算数"), id="the title's"),
        pytest.param(("上年决算数", "预算数", "决算数"), id="none named"),
        pytest.param(("2024年决算数", "2025年预算数"), id="a plan"),
        pytest.param(("2022年决算数", "2023年决算数", "决算数"), id="two before and own"),
    ],
)
def test_columns_of_the_titles_year_are_quiet(heads):
    assert said("XD101", headed(*heads)) == []


@pytest.mark.parametrize(
    ("heads", "year", "column"),
    [
        pytest.param(
            ("2024年决算数", "2025年预算数", "2025年决算数"),
            "2025",
            "2025年预算数",
            id="the year after",
        ),
        pytest.param(
            ("2022年决算数", "2023年预算数", "2023年决算数"),
            "2023",
            "2023年预算数",
            id="the year before",
        ),
    ],
)
def test_columns_of_another_year(heads, year, column):
    given = headed(*heads)
    assert said("XD101", given) == [("A1", "error", "2024", year, "columns")]
    assert worded("XD101", given) == [
        (
            f"评价年度写的是 2024，表中的栏目是 {year} 年的（{column}）",
            "核对后改正标题的年度或栏目的年度",
        )
    ]
