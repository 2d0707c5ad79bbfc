from __future__ import annotations

import pytest
from builders import said, worded
from issued_forms import HEADS, LEAVES, ROWS, data, instead, score, without

OPEN_ROW = '{ key = "~……", text = "……" },'
BASIS = 'provenance = "unsourced"'


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(data(), id="as issued"),
        pytest.param(data(more=OPEN_ROW), id="row left open to the unit"),
        pytest.param(
            data(without(ROWS, 2), is_own=False, sourced=True, basis=BASIS),
            id="block without a document",
        ),
        pytest.param(data(instead(ROWS, 2, "巡逻车辆运行费")), id="renamed is FM201's"),
        pytest.param(data(without(ROWS, 2), is_own=False), id="no issued form"),
        pytest.param(data(ROWS[:2]), id="so little of it that it is another form"),
    ],
)
def test_quiet(form):
    assert said("FM202", form) == []


@pytest.mark.parametrize(
    ("form", "cell", "gone", "variant"),
    [
        pytest.param(
            data(without(ROWS, 2)),
            "A5",
            "二、巡查车辆运行费",
            "",
            id="the row above",
        ),
        pytest.param(
            data(without(ROWS, 0)), "A4", "合计", "", id="first row: one below"
        ),
        pytest.param(
            data(tuple(r[:3] for r in ROWS), HEADS[:2]),
            "C3",
            "支用率",
            "column",
            id="column",
        ),
        pytest.param(
            score(without(LEAVES, 2)), "B5", "台账完整性", "indicator", id="indicator"
        ),
    ],
)
def test_reported_at_the_nearest_line(form, cell, gone, variant):
    assert said("FM202", form) == [(cell, "warning", "", gone, variant)]
    assert said("FM201", form) == said("FM203", form) == []


def test_wording():
    assert worded("FM202", data(without(ROWS, 3))) == [
        (
            "缺少下发的表样中的“三、课程开发费”行，应在此行附近",
            "补上“三、课程开发费”行；没有发生的填 0，不删行",
        )
    ]
