"""CE305: error values that are none of the form's figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import cells_of, ended, form, matrix, paper, said, sheet, worded, workbook

from selfeval_xl.model.grid import Cell, Range


def error(row, column, text="#REF!"):
    return Cell(row, column, text, is_error=True)


FORM = form(matrix(("x", "y"), ("act",), [["1.00"], ["#N/A"]]))
FORM = replace(FORM, area=Range(1, 1, 10, 4))


def target(*cells, others=()):
    first = sheet([*cells_of(FORM), *cells])
    second = sheet(others, name="清单", state="hidden")
    return paper(workbook(first, second), FORM)


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(target(), id="a figure is CE301's"),
        pytest.param(target(Cell(9, 1, "#注")), id="text with a hash"),
    ],
)
def test_quiet(given):
    assert said("CE305", given) == []


def test_reported_in_the_form():
    assert said("CE305", target(error(9, 3))) == [
        ("C9", "warning", "#REF!", None, "form")
    ]


def test_reported_once_for_a_sheet():
    given = target(error(40, 1), others=[error(2, 2, "#N/A"), error(1, 1)])
    assert said("CE305", given) == [
        ("A40", "info", "#REF!", None, ""),
        ("A1", "info", "#REF!", None, ""),
    ]


def test_wording():
    given = target(error(9, 3), others=[error(2, 2, "#N/A"), error(1, 1)])
    assert worded("CE305", given) == [
        ("C9 显示“#REF!”", "更正 C9 的公式，或直接填写内容"),
        (
            "工作表“清单”的 A1 等 2 个单元格显示“#REF!”，不在表格的数字栏内",
            "更正公式或删去不用的内容",
        ),
    ]


def test_coverage():
    given = target()
    assert ended("CE305", replace(given, workbook=None)) == [
        ("not_applicable", 1, "没有可读取的工作簿")
    ]
    legacy = replace(given.workbook, gaps=frozenset({"errors"}))
    assert ended("CE305", replace(given, workbook=legacy)) == [
        ("insufficient_data", 1, "这种文件格式读不到错误值")
    ]
