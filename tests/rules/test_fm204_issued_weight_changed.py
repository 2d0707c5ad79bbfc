from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import ended, said, worded
from issued_forms import LEAVES, instead, score

SWAPPED = instead(
    instead(LEAVES, 2, "过程", "台账完整性", 35), 3, "结果", "居民满意度", 25
)


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(score(), id="as issued"),
        pytest.param(score(tuple(reversed(LEAVES))), id="another order"),
        pytest.param(
            score(tuple((a, b, c / 100, d) for a, b, c, d in LEAVES)), id="as fractions"
        ),
        pytest.param(score(SWAPPED, is_own=False), id="no issued form: FM104's"),
    ],
)
def test_quiet(form):
    assert said("FM204", form) == []


def test_reported_at_each_cell_though_the_total_stays():
    assert said("FM204", score(SWAPPED)) == [
        ("C6", "warning", "35", "25", ""),
        ("C7", "warning", "25", "35", ""),
    ]


def test_renamed_indicator_keeps_its_points():
    form = score(instead(LEAVES, 3, "结果", "群众满意度", 30))
    assert said("FM204", form) == [("C7", "warning", "30", "35", "")]


def test_fm104_leaves_it_to_this_rule():
    form = replace(score(SWAPPED), profile={"台账完整性": Decimal(25)})
    assert said("FM104", form) == []
    assert ended("FM104", form) == [("not_applicable", 1, "分值已按下发的表样逐项核对")]


def test_wording():
    assert worded("FM204", score(SWAPPED))[0] == (
        "“台账完整性”的分值为35，下发的表样是 25",
        "把分值改回 25，并重新核对得分；财政部门同意调整的，附上说明",
    )
