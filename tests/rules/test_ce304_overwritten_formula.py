"""CE304: numbers typed among formulas."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import (
    cells_of,
    code,
    ended,
    form,
    formula_book,
    matrix,
    paper,
    said,
    sheet,
    worded,
    workbook,
)

from selfeval_xl.findings import Safety
from selfeval_xl.model.grid import Cell


def target(*lines, implied=None, **more):
    """Rows of column D: "=" for the column's formula, a number typed, None blank."""
    formulas = [
        (f"E{row}-B{row}", 1.0) if one == "=" else one
        for row, one in enumerate(lines, 5)
    ]
    given = formula_book(formulas, {}, **more)
    told = {("数据表", row, 4): value for row, value in (implied or {}).items()}
    return replace(given, workbook=replace(given.workbook, implied=told))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["=", "=", "=", "="], id="formulas only"),
        pytest.param([1.0, 2.0, 3.0, 4.0], id="numbers only"),
        pytest.param(["=", "=", 3.0], id="too few formulas"),
        pytest.param(["=", "=", "=", 3.0, 4.0], id="many typed numbers"),
        pytest.param(["=", "=", "=", None, "—"], id="blank and dash"),
        pytest.param(["=", "=", "=", ("SUM(D5:D7)", 3.0)], id="another formula"),
    ],
)
def test_quiet(lines):
    assert said("CE304", target(*lines)) == []


@pytest.mark.parametrize(
    ("implied", "more", "expected"),
    [
        pytest.param(
            {7: -14.5}, {}, ("warning", "-14.50", "expected"), id="formula says else"
        ),
        pytest.param({7: 3.2}, {}, ("info", "3.20", "same"), id="formula agrees"),
        pytest.param({}, {}, ("info", None, ""), id="formula has no result there"),
        pytest.param(
            {},
            {"recalculation": "no_engine"},
            ("warning", None, ""),
            id="nothing was calculated",
        ),
    ],
)
def test_reported(implied, more, expected):
    severity, right, variant = expected
    given = target("=", "=", 3.2, "=", "=", implied=implied, **more)
    assert said("CE304", given) == [("D7", severity, "3.20", right, variant)]


def test_fix_puts_the_formula_back():
    given = target("=", "=", 3.2, "=", implied={7: -14.5})
    (hit,) = [h for h in code("CE304").check(given) if hasattr(h, "place")]
    (edit,) = hit.fix.edits
    assert hit.fix.safety is Safety.UNSAFE
    assert (edit.old, edit.new, edit.value, edit.formula) == (
        "3.20",
        "-14.50",
        None,
        "E7-B7",
    )


def test_wording():
    assert worded("CE304", target("=", "=", 3.2, "=", implied={7: -14.5})) == [
        (
            "row2.d0是手工填写的“3.20”，同一列的其他单元格都是公式，"
            "按公式 =E7-B7 应为 -14.50",
            "恢复 D7 的公式，或说明手工填写的理由",
        )
    ]


def test_coverage():
    assert ended("CE304", target("=", "=", "=")) == [("passed", 1, "")]
    assert ended("CE304", target(1.0)) == [("not_applicable", 1, "没有成列的公式")]
    given = target("=", "=", "=")
    legacy = replace(given.workbook, gaps=frozenset({"formulas"}))
    assert ended("CE304", replace(given, workbook=legacy)) == [
        ("insufficient_data", 1, "这种文件格式读不到公式")
    ]


def sums(*act):
    """A total row with a sum in each of four columns, its change typed or not."""
    columns = ("prev", "y0b", "adj", "act", "d0", "d1")
    shown = [["3.00"] * 6, ["1.00"] * 6, ["2.00"] * 6]
    given = form(matrix(("total", "x", "y"), columns, shown))
    cells = {cell.address: cell for cell in cells_of(given)}
    for column, letter in zip(range(2, 6), "BCDE", strict=True):
        if letter not in act:
            cells[5, column] = Cell(5, column, 3.0, "3.00", f"{letter}6+{letter}7")
    one = workbook(sheet(cells.values()), recalculation="no_engine")
    return paper(one, given)


def test_rows_of_sums():
    assert said("CE304", sums()) == []
    assert said("CE304", sums("D")) == [("D5", "warning", "3.00", None, "")]
