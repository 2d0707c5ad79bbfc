from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import ended, said, worded
from paper_builders import data_paper, score_paper

(SCORE,) = score_paper().forms
(DATA,) = data_paper().forms


def with_profile(**weights):
    return replace(SCORE, profile={k: Decimal(v) for k, v in weights.items()})


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(with_profile(预算编制质量="60.00", 支出合规性="40"), id="same"),
        pytest.param(with_profile(绩效信息公开性="3"), id="indicator not in the form"),
    ],
)
def test_quiet(form):
    assert said("FM104", form) == []


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        pytest.param(SCORE, "表样没有规定分值", id="no profile"),
        pytest.param(DATA, "表样没有规定分值", id="no scores"),
        pytest.param(
            replace(
                with_profile(支出合规性="3"),
                indicators=replace(SCORE.indicators, weight_scale="fraction"),
            ),
            "表中的权重不是分值",
            id="weights in percent",
        ),
    ],
)
def test_not_applicable(form, reason):
    assert said("FM104", form) == []
    assert ended("FM104", form) == [("not_applicable", 1, reason)]


def test_told_once_per_form():
    form = with_profile(预算编制质量="5", 支出合规性="3")
    assert said("FM104", form) == [("A3", "info", "2", None, "")]
    assert worded("FM104", form) == [
        (
            "有 2 项指标的分值与内置表样不同（预算编制质量 60≠5、支出合规性 40≠3），"
            "内置分值仅供参考，已按本表检查",
            "对照下发的评分表核对分值；与下发的一致即可，不必改动",
        )
    ]
