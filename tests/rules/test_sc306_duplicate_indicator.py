from __future__ import annotations

from dataclasses import replace

import pytest
from score_builders import hits, indicator_table, ledger, message, score_form


def form(*paths):
    return score_form(indicator_table([(path, "5", "5") for path in paths]))


@pytest.mark.parametrize(
    "right",
    [
        pytest.param(form("产出/数量/场次", "产出/数量/人次"), id="different"),
        pytest.param(form("产出/数量/指标1", "产出/质量/指标1"), id="other 二级"),
        pytest.param(form("产出/数量/", "产出/数量/"), id="no name"),
        pytest.param(form("产出/数量/无", "产出/数量/无"), id="无"),
        pytest.param(form("产出/数量/……", "产出/数量/……"), id="dots only"),
        pytest.param(form("公开/公开", "公开/及时"), id="named as its 二级"),
    ],
)
def test_quiet(right):
    assert hits("SC306", right) == []


def test_quiet_for_a_name_carried_down_from_a_merged_cell():
    table = form("产出/数量/场次", "产出/数量/场次").indicators
    first, second = table.indicators
    merged = replace(table, indicators=(first, replace(second, name=first.name)))
    assert hits("SC306", score_form(merged)) == []


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param(("产出/数量/场次", "产出/数量/场次"), id="same"),
        pytest.param(
            ("产出/数量/培训 场次", "产出/数量/培训场次"), id="but for a space"
        ),
        pytest.param(("场次", "场次"), id="no levels"),
        pytest.param(("产出/数量/1.场次", "产出/数量/2.场次"), id="but for a number"),
    ],
)
def test_reported(paths):
    (hit,) = hits("SC306", form(*paths))
    assert (hit.place.a1, [place.a1 for place in hit.related]) == ("C7", ["C6"])


def test_wording_and_ledger():
    one = form("数量/场次", "数量/场次", "数量/人次")
    (hit,) = hits("SC306", one)
    assert message("SC306", hit) == (
        "“场次”在同一上级指标下重复出现，与 C6 相同",
        "删去重复的指标，或改为实际考核的内容",
    )
    assert ledger("SC306", one) == [("passed", 2)]
