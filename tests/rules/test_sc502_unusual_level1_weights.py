from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import (
    brief,
    funds,
    group,
    hits,
    indicator_table,
    ledger,
    message,
    score_form,
)


def form(kind="project", own=True, **weights):
    rows = [(f"{name}/某项", weight, "1") for name, weight in weights.items()]
    groups = [
        group(1, f"{name}指标", (i,), weight if own else None)
        for i, (name, weight) in enumerate(weights.items())
    ]
    return score_form(indicator_table(rows, groups=groups), kind=kind)


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(form(产出="50", 效益="30", 满意度="10"), id="50/30/10"),
        pytest.param(
            form(成本="20", 产出="40", 效益="20", 满意度="10"), id="with 成本"
        ),
        pytest.param(form(产出="50%", 效益="30%", 满意度="10%"), id="percent"),
        pytest.param(form(产出="60", 效益="30"), id="满意度 under 效益"),
        pytest.param(form(产出="60", 效益="20", 满意度=""), id="a weight is blank"),
        pytest.param(form("overall", 产出="60", 效益="20", 满意度="10"), id="overall"),
        pytest.param(score_form(None, kind="project"), id="no table"),
    ],
)
def test_quiet(right):
    assert hits("SC502", right) == []


@pytest.mark.parametrize(
    ("odd", "cell"),
    [
        pytest.param(form(产出="60", 效益="20", 满意度="10"), "H6", id="moved"),
        pytest.param(form(产出="50", 效益="20", 满意度="20"), "H7", id="later ones"),
        pytest.param(
            form(own=False, 产出="60", 效益="20", 满意度="10"), "D6", id="sum"
        ),
    ],
)
def test_reported(odd, cell):
    assert brief("SC502", odd) == [(cell, None)]


def test_other_points_for_the_execution_leave_other_points():
    made = replace(
        form(产出="40", 效益="30", 满意度="10"), matrices=(funds(weight="20"),)
    )
    assert hits("SC502", made) == []
    assert ledger("SC502", made) == [("not_applicable", 1)]


def test_wording_and_ledger():
    (hit,) = hits("SC502", form(产出="60", 效益="20", 满意度="10"))
    assert message("SC502", hit)[0] == (
        "一级指标分值为 产出 60、效益 20、满意度 10，一般为 产出 50、效益 30、满意度 10"
    )
    assert ledger("SC502", form(产出="60", 效益="30")) == [("not_applicable", 1)]
