from __future__ import annotations

import pytest
from score_builders import (
    brief,
    funds,
    hits,
    indicator_table,
    ledger,
    message,
    score_form,
)


def form(executed, *scores, weight="10"):
    """``executed`` points of ten for the rate the amounts give."""
    rows = [(f"产出/数量/{n}", "30", one, "原因") for n, one in enumerate(scores)]
    spent = f"{float(executed) * 10:g}"
    money = funds(adj="100", act=spent, weight=weight, rate="1%", score="1")
    return score_form(indicator_table(rows), money, kind="project")


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(form("10", "30", "30", "30"), id="all full"),
        pytest.param(form("8", "30", "30", "30"), id="a fifth is left"),
        pytest.param(form("6", "27", "27", "30"), id="scored lower too"),
        pytest.param(form("10", "20", "20", "20"), id="execution is better"),
        pytest.param(form("0", "0", "0", "0"), id="nothing at all"),
        pytest.param(score_form(None), id="no table"),
        pytest.param(form("6", "30", "", "30"), id="a score is missing"),
    ],
)
def test_quiet(right):
    assert hits("PL102", right) == []


def test_reported():
    odd = form("6.2", "30", "30", "28.5")
    assert brief("PL102", odd) == [("G3", None)]
    (hit,) = hits("PL102", odd)
    assert message("PL102", hit)[0] == (
        "预算执行率为 62%，各项指标得分率为 98.33%，高出较多"
    )


def test_coverage():
    assert ledger("PL102", score_form(None)) == [("not_applicable", 1)]
    assert ledger("PL102", form("6", "30", "", "30")) == [("insufficient_data", 1)]
