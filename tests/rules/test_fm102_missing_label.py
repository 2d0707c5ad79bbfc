from __future__ import annotations

from dataclasses import replace

import pytest
from builders import ended, said, worded
from paper_builders import data_paper, score_paper

(DATA,) = data_paper().forms
(SCORE,) = score_paper().forms
(LACKS,) = data_paper(rows=(("支出合计", 100, 90), ("基本支出", 60, 55))).forms
(STRANGE,) = data_paper(rows=(("甲街道", 100, 90), ("乙街道", 60, 55))).forms


@pytest.mark.parametrize(
    "form", [pytest.param(DATA, id="whole"), pytest.param(SCORE, id="评分表")]
)
def test_quiet(form):
    assert said("FM102", form) == []


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        pytest.param(replace(DATA, spec="generic"), "没有对应的表样", id="no spec"),
        pytest.param(
            replace(STRANGE, spec="guangdong-data", missing_labels=("支出合计",)),
            "表名相符，但没有一行与表样相同",
            id="only the title fits",
        ),
    ],
)
def test_nothing_to_compare_with(form, reason):
    assert said("FM102", form) == []
    assert [end[2] for end in ended("FM102", form)] == [reason]


def test_reported_with_every_label():
    assert said("FM102", LACKS) == [("A3", "warning", "", None, "")]
    assert worded("FM102", LACKS) == [
        (
            "表中缺少“项目支出”，与表样不一致",
            "对照下发的表样补上；没有发生的填 0，不删行；名称改过的改回原名称",
        )
    ]
