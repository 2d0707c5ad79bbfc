"""CE401: figures nobody sees."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import cells_of, ended, form, matrix, paper, said, sheet, worded, workbook

FORM = form(
    matrix(
        ("x", "y", "z"),
        ("y0b", "act"),
        [["1.00", "2.00"], ["3.00", "4.00"], ["", "0.00"]],
    )
)


def target(*more_sheets, **more):
    return paper(workbook(sheet(cells_of(FORM), **more), *more_sheets), FORM)


def hidden(rows=(), columns=()):
    return target(hidden_rows=frozenset(rows), hidden_columns=frozenset(columns))


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(target(), id="nothing hidden"),
        pytest.param(hidden([7, 20], [1, 9]), id="nothing that counts"),
        pytest.param(target(sheet([], "清单", state="hidden")), id="hidden list"),
    ],
)
def test_quiet(given):
    assert said("CE401", given) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(hidden([6]), [("B6", "warning", "3.00", None, "")], id="row"),
        pytest.param(
            hidden([], [3]), [("C5", "warning", "2.00", None, "column")], id="column"
        ),
        pytest.param(
            hidden([6], [3]),
            [
                ("B6", "warning", "3.00", None, ""),
                ("C5", "warning", "2.00", None, "column"),
            ],
            id="both, each cell counted once",
        ),
        pytest.param(
            target(state="veryHidden"), [(None, "info", "", None, "sheet")], id="sheet"
        ),
    ],
)
def test_reported(given, expected):
    assert said("CE401", given) == expected


def test_wording():
    assert worded("CE401", hidden([6])) == [
        (
            "第 6 行已隐藏，其中有 2 个数字，如y.y0b“3.00”",
            "取消隐藏并核对；不属于本表的，删去",
        )
    ]
    assert worded("CE401", hidden([], [3])) == [
        (
            "C 列已隐藏，其中有 2 个数字，如x.act“2.00”",
            "取消隐藏并核对；不属于本表的，删去",
        )
    ]
    assert "其中有 1 个数字" in worded("CE401", hidden([6], [3]))[1][0]
    assert worded("CE401", target(state="hidden")) == [
        (
            "工作表“数据表”已隐藏，其中有一张填好的表",
            "需要报送的，取消隐藏；不用的，删去",
        )
    ]


def test_coverage():
    legacy = replace(target().workbook, gaps=frozenset({"hidden"}))
    assert ended("CE401", replace(target(), workbook=legacy)) == [
        ("insufficient_data", 1, "这种文件格式读不到隐藏的行、列、表")
    ]
    assert ended("CE401", paper(workbook())) == [
        ("not_applicable", 1, "没有识别出表格")
    ]
