"""Tables side by side are told apart where an empty column stands between them."""

from __future__ import annotations

import pytest
from sheetkit import percent, sheet

from selfeval_xl.forms import load_specs, recognise
from selfeval_xl.forms.panes import panes
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.grid import Workbook

DATA = [
    ["项目", "年初预算数", "决算数", "执行率"],
    ["支出合计", 100, 99, percent(0.99)],
    ["基本支出", 70, 69, percent(0.9857)],
    ["项目支出", 30, 30, percent(1)],
]
SCORE = [
    ["一级指标", "三级指标", "分值", "自评得分"],
    ["产出", "场次", 60, 59],
    ["效益", "知晓率", 40, 40],
    ["合计", "", 100, 99],
]


def beside(left, right, gap=1, down=0):
    """The rows of two tables side by side, the right one further down."""
    width = max(map(len, left))
    rows = []
    for i in range(max(len(left), len(right) + down)):
        one = left[i] if i < len(left) else []
        other = right[i - down] if down <= i < len(right) + down else []
        rows.append([*one, *[""] * (width - len(one) + gap), *other])
    return rows


@pytest.mark.parametrize(
    ("rows", "merges"),
    [
        pytest.param(DATA, [], id="no empty column"),
        pytest.param(
            [[*r[:2], "", *r[2:]] for r in DATA], [], id="empty column inside a table"
        ),
        pytest.param(beside(DATA, [["注："], ["甲"]]), [], id="a note beside"),
        pytest.param(beside(DATA, SCORE, gap=0), [], id="nothing between"),
        pytest.param(
            beside([["附件", "", "", ""], *DATA], SCORE), ["A1:E1", "D3:F3"],
            id="a merged cell across the gap",
        ),
    ],
)  # fmt: skip
def test_one_sheet_stays_whole(rows, merges):
    assert len(panes(SheetView(sheet(rows, merges)))) == 1


@pytest.mark.parametrize(
    ("rows", "merges"),
    [
        pytest.param(beside(DATA, SCORE), [], id="in the same rows"),
        pytest.param(beside(DATA, SCORE, gap=3), [], id="three columns apart"),
        pytest.param(beside(DATA, SCORE, down=1), [], id="one a row lower"),
        pytest.param(
            [["2024年度部门整体支出绩效自评表"], *beside(DATA, SCORE)], ["A1:I1"],
            id="under one title",
        ),
    ],
)  # fmt: skip
def test_both_tables_are_read(rows, merges):
    book = Workbook("表.xlsx", "xlsx", (sheet(rows, merges),))
    data, score = recognise(book, load_specs())
    assert [r.key for m in data.matrices for r in m.rows] == [
        "exp.total", "exp.basic", "exp.project",
    ]  # fmt: skip
    assert data.indicators is None and score.matrices == ()
    assert [i.name.shown for i in score.indicators.indicators] == ["场次", "知晓率"]
    assert score.indicators.total_score.number == 99
