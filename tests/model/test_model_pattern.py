"""Formulas copied along, and numbers among them."""

from __future__ import annotations

import pytest

from selfeval_xl.model.grid import Cell, Sheet
from selfeval_xl.model.pattern import common_formula, implied_formulas, is_constant


def sheet(*cells):
    return Sheet("数据表", {cell.address: cell for cell in cells})


def down(*lines):
    """Column C from row 1: True for =A-B, a number typed, or another formula."""
    return [
        Cell(row, 3, 1.0, formula=f"A{row}-B{row}" if one is True else one)
        if one is True or isinstance(one, str)
        else Cell(row, 3, one)
        for row, one in enumerate(lines, 1)
    ]


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        pytest.param([True, True, True], 1, id="all alike"),
        pytest.param(["SUM(C2:C4)", True, True, True], 2, id="one differs"),
        pytest.param([True, True, 3.0], None, id="too few"),
        pytest.param([1.0, 2.0], None, id="no formula"),
    ],
)
def test_common_formula(lines, row):
    found = common_formula(down(*lines))
    assert (found and found.row) == row


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([True, True, True], [], id="formulas only"),
        pytest.param([True, 9.0, True, True], [("C2", "A2-B2")], id="among"),
        pytest.param([True, True, 9.0], [], id="too few formulas"),
        pytest.param([True, True, True, "1+1"], [], id="other formula"),
    ],
)
def test_implied_formulas(lines, expected):
    found = implied_formulas(sheet(*down(*lines)))
    assert [(f"C{cell.row}", formula) for cell, formula in found] == expected


def test_a_row_of_sums():
    sums = [
        Cell(3, column, 3.0, formula=f"{a}1+{a}2")
        for column, a in enumerate("ABC", 1)
    ]
    found = list(implied_formulas(sheet(*sums, Cell(3, 4, 7.0))))
    assert [(cell.address, formula) for cell, formula in found] == [((3, 4), "D1+D2")]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(Cell(1, 1, 1.5), True, id="number"),
        pytest.param(Cell(1, 1, 1.5, formula="1.5"), False, id="formula"),
        pytest.param(Cell(1, 1, "1.5", is_string=True), False, id="text"),
        pytest.param(Cell(1, 1, True), False, id="truth value"),
        pytest.param(Cell(1, 1, 45000.0, is_date=True), False, id="date"),
    ],
)
def test_is_constant(cell, expected):
    assert is_constant(cell) is expected
