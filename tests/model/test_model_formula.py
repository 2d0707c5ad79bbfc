"""A formula's text taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.model.formula import (
    functions,
    is_external,
    moved,
    names,
    references,
    relative,
    tokens,
)


@pytest.mark.parametrize(
    ("formula", "called", "named"),
    [
        pytest.param("SUM(A1:A2)+1", {"SUM"}, set(), id="plain"),
        pytest.param("_xlfn._xlws.SORT(a1)", {"SORT"}, set(), id="newer function"),
        pytest.param("LOG10(A1)", {"LOG10"}, set(), id="function like a cell"),
        pytest.param("总支出*TRUE", set(), {"总支出"}, id="defined name"),
        pytest.param('"SUM(A1)"&"总支出"', set(), set(), id="inside a text"),
        pytest.param("表1[[#This Row],[数额]]", set(), {"表1"}, id="table"),
    ],
)
def test_functions_and_names(formula, called, named):
    assert (functions(formula), names(formula)) == (called, named)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        pytest.param("A1+'其他 表'!A1", False, id="own sheets"),
        pytest.param("表1[数额]", False, id="table"),
        pytest.param('"[1]a!"&A1', False, id="inside a text"),
        pytest.param("[1]Sheet1!A1", True, id="other workbook"),
        pytest.param("SUM('[2]工资 表'!A1:A2)", True, id="other workbook, quoted"),
        pytest.param("[1]!总支出", True, id="name of another workbook"),
    ],
)
def test_is_external(formula, expected):
    assert is_external(formula) is expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        pytest.param("1+2", [], id="none"),
        pytest.param("A1+$B$2", [(None, "A1:A1"), (None, "B2:B2")], id="cells"),
        pytest.param("SUM(B2:A1)", [(None, "A1:B2")], id="range, ends swapped"),
        pytest.param("'基础 数据'!C3", [("基础 数据", "C3:C3")], id="other sheet"),
        pytest.param("数据表!I4:I6", [("数据表", "I4:I6")], id="range of other sheet"),
        pytest.param("'O''B'!A1", [("O'B", "A1:A1")], id="quote in a sheet's name"),
        pytest.param(
            "SUM(A:B,$3:3)",
            [(None, "A1:B1048576"), (None, "A3:XFD3")],
            id="whole columns and rows",
        ),
    ],
)
def test_references(formula, expected):
    assert [(one.sheet, one.area.a1) for one in references(formula)] == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        pytest.param("A1", "C4", id="cell"),
        pytest.param("$A1+A$1+$A$1", "$A4+C$1+$A$1", id="fixed parts stay"),
        pytest.param("SUM(A:A,2:3)", "SUM(C:C,5:6)", id="columns and rows"),
        pytest.param("SUM($A:$A,$2:$3)", "SUM($A:$A,$2:$3)", id="fixed columns, rows"),
        pytest.param("'表A1'!A1&\"A1\"", "'表A1'!C4&\"A1\"", id="texts stay"),
        pytest.param("XFD1", None, id="leaves the sheet"),
    ],
)
def test_moved_three_down_and_two_right(formula, expected):
    assert moved(formula, (1, 5), (4, 7)) == expected


def test_relative_is_alike_where_copied():
    assert relative("SUM( d1:E1 )-$A$1", (1, 6)) == relative("sum(D9:e9)-$A$1", (9, 6))
    assert relative("A1", (1, 2)) != relative("A1", (2, 2))


CELLS = st.builds(
    lambda column, row, a, b: f"{'$' * a}{column}{'$' * b}{row}",
    st.sampled_from(["B", "ZZ", "AB"]),
    st.integers(2, 999),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(CELLS, min_size=1, max_size=5), st.integers(0, 50), st.integers(0, 50))
def test_a_move_and_back_changes_nothing(cells, down, right):
    formula = "+".join(cells)
    there = moved(formula, (1, 1), (1 + down, 1 + right))
    assert there is not None
    assert moved(there, (1 + down, 1 + right), (1, 1)) == formula
    assert relative(formula, (1, 1)) == relative(there, (1 + down, 1 + right))


@given(st.text(max_size=60))
def test_tokens_lose_nothing(text):
    assert "".join(piece for _, piece in tokens(text)) == text
