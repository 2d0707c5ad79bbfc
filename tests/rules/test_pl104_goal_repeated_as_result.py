from __future__ import annotations

import pytest
from score_builders import brief, hits, ledger, message, score_form, words

GOAL = "举办培训班12期，培训业务骨干600人次，办理提速一成。"
DONE = "举办培训班13期，培训业务骨干612人次，办理提速8%。"


def form(planned, done):
    goals = {
        "planned": words("B12", planned, key="goal.planned"),
        "done": words("F12", done, key="goal.done", label="目标实际完成情况"),
    }
    return score_form(None, kind="project", goals=goals)


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(form(GOAL, DONE), id="its own words"),
        pytest.param(form("已完成", "已完成"), id="short"),
        pytest.param(form(GOAL, ""), id="blank"),
        pytest.param(form("", ""), id="both blank"),
        pytest.param(score_form(None), id="no goals"),
    ],
)
def test_quiet(right):
    assert hits("PL104", right) == []


def test_reported():
    copied = form(GOAL, GOAL.replace("，", "， "))
    assert brief("PL104", copied) == [("F12", None)]
    (hit,) = hits("PL104", copied)
    assert [place.a1 for place in hit.related] == ["B12"]
    assert message("PL104", hit)[0] == "实际完成情况与年度总体目标一字不差"


def test_coverage():
    assert ledger("PL104", score_form(None)) == [("not_applicable", 1)]
    assert ledger("PL104", form(GOAL, "")) == [("insufficient_data", 1)]
