from __future__ import annotations

import pytest
from builders import ended, said, worded
from paper_builders import (
    data_paper,
    data_sheet,
    paper,
    persons_sheet,
    score_paper,
    submission,
)


@pytest.mark.parametrize(
    "papers",
    [
        pytest.param([data_paper(), score_paper()], id="all agree"),
        pytest.param(
            [data_paper(), score_paper(unit="评价单位： 某 区 某 局 （盖章）")],
            id="spaces and seal marks",
        ),
        pytest.param([data_paper(file="数据表（某局）.xlsx")], id="short in a file name"),
        pytest.param(
            [data_paper(), score_paper(unit="填报单位：××局")], id="left open is FM108's"
        ),
        pytest.param(
            [data_paper(unit="填报单位：某区某局（单位：万元）"), score_paper()],
            id="a money unit in brackets behind it",
        ),
        pytest.param([data_paper(file="数据表（定稿）.xlsx")], id="no unit in brackets"),
        pytest.param(
            [
                paper(
                    data_sheet(),
                    data_sheet(unit="填报单位：某区某会", name="下属单位"),
                )
            ],
            id="each unit with its own form",
        ),
    ],
)
def test_quiet(papers):
    assert said("XD102", submission(*papers)) == []


def test_no_unit_anywhere():
    given = submission(data_paper(unit=None))
    assert ended("XD102", given) == [("insufficient_data", 1, "表中没有写明单位名称")]


def test_another_unit():
    given = submission(data_paper(), score_paper(unit="填报单位：某区某会"))
    assert said("XD102", given) == [("A2", "error", "某区某会", "某区某局", "")]
    assert worded("XD102", given) == [
        (
            "单位名称为“某区某会”，而 数据表.xlsx 数据表 A2 为“某区某局”",
            "核对后统一单位名称；误用了其他单位的表的，换成本单位的",
        )
    ]


def test_one_sheet_of_a_form_on_several():
    other = "填报单位：某区某会"
    given = submission(paper(data_sheet(), persons_sheet(unit=other)), score_paper())
    assert said("XD102", given) == [("A2", "error", "某区某会", "某区某局", "")]


def test_region_left_out_is_told():
    given = submission(data_paper(), score_paper(unit="填报单位：某局"))
    assert said("XD102", given) == [("A2", "info", "某局", "某区某局", "shortened")]


def test_another_unit_in_the_file_name_is_told():
    given = submission(data_paper(file="数据表（某区财政局）.xlsx"))
    assert said("XD102", given) == [(None, "info", "某区财政局", "某区某局", "file")]
