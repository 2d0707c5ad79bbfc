from __future__ import annotations

import pytest
from score_builders import score_form
from standard_builders import ended, found, row, scores, told

LEFT_OUT = row("政府采购执行率", "5", "/", note="不适用")


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([row("办结率", "5", "5")], id="all apply"),
        pytest.param([LEFT_OUT], id="left out"),
        pytest.param(
            [LEFT_OUT, row("楼堂馆所控制率", "5", "", note="不适用")], id="all left out"
        ),
        pytest.param(
            [
                row("政府采购执行率", "5", "5", note="本年度不涉及"),
                row("楼堂馆所控制率", "5", "5", note="不适用"),
            ],
            id="all in full",
        ),
        pytest.param(
            [LEFT_OUT, row("办结率", "5", "5", note="个别地区不适用新办法")], id="prose"
        ),
        pytest.param(
            [
                LEFT_OUT,
                row(
                    "楼堂馆所控制率",
                    "5",
                    "5",
                    "≤100%得满分；无新建项目的得满分",
                    note="不适用",
                ),
            ],
            id="full marks by its standard",
        ),
    ],
)
def test_quiet(rows):
    assert found("SC405", scores(*rows)) == []


def test_reported():
    table = scores(LEFT_OUT, row("楼堂馆所控制率", "5", "5", note="不适用。"))
    assert found("SC405", table) == [("E7", "5", None, "warning")]
    ((text, _, _),) = told("SC405", table)
    assert text == (
        "“楼堂馆所控制率”标明不适用而得分 5，"
        "同表其他不适用的指标（政府采购执行率）未计分"
    )


def test_ledger():
    assert ended("SC405", scores(row("办结率", "5", "5"))) == [
        ("not_applicable", 1, "没有标明不适用的指标")
    ]
    assert ended("SC405", score_form(None))[0][0] == "not_applicable"
