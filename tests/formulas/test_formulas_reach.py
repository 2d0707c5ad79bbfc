"""Which columns a workbook's formulas can read."""

from __future__ import annotations

import pytest

from selfeval_xl.formulas.reach import read_columns


@pytest.mark.parametrize(
    ("formulas", "columns"),
    [
        pytest.param([], set(), id="no formula"),
        pytest.param(["A1+$C$2"], {1, 3}, id="single cells"),
        pytest.param(["SUM(B2:D9)"], {2, 3, 4}, id="a range and all between its ends"),
        pytest.param(["SUM(D2:B9)"], {2, 3, 4}, id="a range from right to left"),
        pytest.param(["SUM($B:$C)"], {2, 3}, id="whole columns"),
        pytest.param(["a1", "'数据 表'!f3"], {1, 6}, id="small letters, other sheets"),
        pytest.param(["SUM(A1:A2)", "G7"], {1, 7}, id="several formulas"),
        pytest.param(["INDIRECT(A1)"], None, id="a reference made of text"),
        pytest.param(["OFFSET(A1,0,2)"], None, id="a reference moved"),
        pytest.param(["SUM(3:3)"], None, id="whole rows"),
        pytest.param(["SUM($3:$5)"], None, id="whole rows, fixed"),
        pytest.param(["SUM(R[-1]C)"], None, id="relative by number"),
    ],
)
def test_columns(formulas, columns):
    assert read_columns(formulas) == (None if columns is None else frozenset(columns))
