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
        ("评价年度为 2023，其他表为 2024（评分表.xlsx A1）", "核对后统一评价年度")
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
