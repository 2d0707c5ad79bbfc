from __future__ import annotations

from dataclasses import replace

import pytest
from builders import code, said, worded
from paper_builders import data_paper, data_sheet, paper, score_paper, submission

TITLE = "2024年度部门整体支出绩效自评数据表"
STAFF = data_paper(
    file="人员.xlsx", heads=("编制数", "年末实有人数"), rows=(("行政", 2, 2), ("合计", 2, 2))
)


@pytest.mark.parametrize(
    "papers",
    [
        pytest.param([data_paper()], id="one form"),
        pytest.param([data_paper(), score_paper()], id="two kinds"),
        pytest.param(
            [data_paper(), data_paper(file="b.xlsx", unit="填报单位：某区某会")],
            id="two units",
        ),
        pytest.param(
            [
                data_paper(),
                data_paper(file="b.xlsx", title="2023年度部门整体支出绩效自评数据表"),
            ],
            id="two years",
        ),
        pytest.param([data_paper(), STAFF], id="two parts of one 数据表"),
        pytest.param([], id="no papers"),
    ],
)
def test_quiet(papers):
    assert said("FM103", submission(*papers)) == []


def test_two_projects_are_no_copies():
    first, second = data_paper(), data_paper(file="b.xlsx")
    projects = [
        replace(given, forms=(replace(given.forms[0], kind="project"),))
        for given in (first, second)
    ]
    assert said("FM103", submission(*projects)) == []


def test_copy_in_another_file():
    given = submission(data_paper(), data_paper(file="最终.xlsx"))
    assert said("FM103", given) == [("A1", "warning", TITLE, None, "")]
    (hit,) = code("FM103").check(given)
    assert (hit.place.file, hit.related[0].file) == ("最终.xlsx", "数据表.xlsx")
    assert worded("FM103", given) == [
        (
            "“2024年度部门整体支出绩效自评数据表”重复："
            "数据表.xlsx 数据表 已有同一单位、同一年度的这张表",
            "核对两份是否一致，只保留报送的一份",
        )
    ]


def test_copy_on_another_sheet():
    given = submission(paper(data_sheet(), data_sheet(name="数据表 (2)")))
    assert said("FM103", given) == [("A1", "warning", TITLE, None, "")]
    (hit,) = code("FM103").check(given)
    assert hit.place.sheet == "数据表 (2)"


def test_what_is_called_a_copy_is_the_copy():
    """Sorted by name, 数据表(1).xlsx comes before the paper it is a copy of."""
    given = submission(data_paper(file="数据表(1).xlsx"), data_paper())
    (hit,) = code("FM103").check(given)
    assert (hit.place.file, hit.related[0].file) == ("数据表(1).xlsx", "数据表.xlsx")
