from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ended, said, worded
from paper_builders import data_paper, score_paper, submission

OTHER = score_paper(file="汇总.xlsx", scores=(60, 35), total=95)


@pytest.mark.parametrize(
    "papers",
    [
        pytest.param([score_paper(), score_paper(file="b.xlsx")], id="equal"),
        pytest.param(
            [score_paper(), score_paper(file="b.xlsx", unit="填报单位：某区某会", total=95)],
            id="two units",
        ),
        pytest.param(
            [
                score_paper(),
                score_paper(
                    file="b.xlsx", title="2023年度部门整体支出绩效自评评分表", total=95
                ),
            ],
            id="two years",
        ),
        pytest.param(
            [
                score_paper(),
                replace(OTHER, forms=(replace(OTHER.forms[0], kind="project"),)),
            ],
            id="a project's score",
        ),
    ],
)
def test_quiet(papers):
    assert said("XD103", submission(*papers)) == []


def test_only_one_total():
    given = submission(data_paper(), score_paper())
    assert ended("XD103", given) == [("not_applicable", 1, "只有一处自评总分")]


def test_reported():
    given = submission(score_paper(), OTHER)
    assert said("XD103", given) == [("D6", "error", "95", "96", "")]
    assert worded("XD103", given) == [
        (
            "自评总分为 95，而 评分表.xlsx 评分表 D6 为 96",
            "核对各项得分后，把各处的自评总分改为一致",
        )
    ]
