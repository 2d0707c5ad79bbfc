"""Formulas calculated anew: right, quick to give up, and silent where in doubt."""

from __future__ import annotations

import builtins
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from selfeval_xl.formulas import engine, recalculate, recalculation
from selfeval_xl.model.grid import Cell, Sheet, Workbook
from selfeval_xl.model.place import column_number

pytest.importorskip("formualizer")


def address(a1):
    letters = a1.rstrip("0123456789")
    return int(a1[len(letters) :]), column_number(letters)


def sheet(name, content, **more):
    """``content`` has A1 -> constant, or (formula, cached value)."""
    cells = {}
    for a1, value in content.items():
        row, column = address(a1)
        formula, raw = value if isinstance(value, tuple) else (None, value)
        raw = float(raw) if type(raw) is int else raw
        is_error = isinstance(raw, str) and raw.startswith("#")
        cells[row, column] = Cell(row, column, raw, formula=formula, is_error=is_error)
    return Sheet(name, cells, **more)


def book(*sheets, **more):
    return Workbook("附件1.xlsx", "xlsx", sheets, **more)


def values(workbook):
    """The results by address, of the first sheet."""
    first = workbook.sheets[0]
    return {
        a1: value
        for (name, row, column), value in recalculate(workbook).recalculated.items()
        for a1 in [f"{chr(64 + column)}{row}"]
        if name == first.name
    }


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param({"A1": 1, "A3": ("SUM(A1:A2)", 1)}, {"A3": 1.0}, id="sum"),
        pytest.param({"A1": 1, "A3": ("A1+A2", None)}, {"A3": 1.0}, id="no value yet"),
        pytest.param({"A1": 1, "A3": ("A1*2", 9)}, {"A3": 2.0}, id="stale"),
        pytest.param(
            {"A1": 1, "B1": ("A1*2", 9), "C1": ("B1*2", 18)},
            {"B1": 2.0, "C1": 4.0},
            id="stale twice over",
        ),
        pytest.param(
            {"A1": 45292, "B1": ('TEXT(A1,"yyyy-mm-dd")', "")},
            {"B1": "2024-01-01"},
            id="date to text",
        ),
        pytest.param({"A1": ("DATE(2024,1,1)", 0)}, {"A1": 45292.0}, id="date"),
        pytest.param(
            {"A1": "优", "B1": ('IF(A1="优",90,60)', 90)}, {"B1": 90.0}, id="text"
        ),
        pytest.param(
            {"A1": ("ROUND(3.0749999999999997,2)", 0)},
            {"A1": 3.08},
            id="rounded at fifteen digits",
        ),
        pytest.param({"A1": True, "B1": ("A1", True)}, {"B1": True}, id="truth value"),
        pytest.param(
            {"A1": 1, "A4": 2, "B1": ("COUNTA(A1:A4)", 0)}, {"B1": 2.0}, id="blanks"
        ),
    ],
)
def test_results(content, expected):
    assert values(book(sheet("数据表", content))) == expected


def test_other_sheets_and_names():
    workbook = book(
        sheet(
            "汇总", {"A1": ("'基础 数据'!A1+总支出", 0), "A2": ("SUM(各项)*税率", 0)}
        ),
        sheet("基础 数据", {"A1": 1, "A2": 2, "A3": 4}),
        defined_names={
            "总支出": "'基础 数据'!$A$3",
            "各项": "'基础 数据'!$A$1:$A$3",
            "税率": "10%",
        },
    )
    assert values(workbook) == {"A1": 5.0, "A2": pytest.approx(0.7)}


def test_a_name_for_one_sheet_goes_before_the_general_one():
    workbook = book(
        sheet("甲", {"A1": 1, "A2": 2, "B1": ("基数", 0), "B2": ("乙!基数", 0)}),
        sheet("乙", {"A1": 7}),
        defined_names={"基数": "甲!$A$1", "甲!基数": "甲!$A$2", "乙!基数": "乙!$A$1"},
    )
    assert values(workbook) == {"B1": 2.0, "B2": 7.0}


@pytest.mark.parametrize(
    "formula",
    [
        pytest.param("NOW()", id="clock"),
        pytest.param("_xlfn.RANDARRAY(1,1)", id="chance"),
        pytest.param("[1]Sheet1!A1", id="other workbook"),
        pytest.param("'[1]工资 表'!$A$1+1", id="other workbook, quoted"),
        pytest.param('DISPIMG("ID_1",1)', id="picture of WPS"),
        pytest.param("NUMBERSTRING(12,1)", id="function the engine lacks"),
        pytest.param("未定义的名称+1", id="unknown name"),
        pytest.param("SUM(A1", id="broken formula"),
        pytest.param("1/0", id="error the workbook does not show"),
        pytest.param("LENB(A1)", id="counts bytes"),
        pytest.param("B1+1", id="refers to itself"),
        pytest.param("A1:A3*2", id="many values"),
        pytest.param("(" * 3000 + "1" + ")" * 3000, id="nested too deep"),
        pytest.param("1+" * 4000 + "1", id="too many terms"),
        pytest.param("表1[数额]", id="table"),
        pytest.param("SUBTOTAL(103,[数额])", id="column of the same table"),
    ],
)
def test_in_doubt_the_cached_value_stands(formula):
    """The doubtful cell has no result; the one that builds on it is still checked."""
    content = {"A1": 1, "B1": (formula, 5), "C1": ("B1*2", 11)}
    done = recalculate(book(sheet("数据表", content)))
    assert done.recalculated == {("数据表", 1, 3): 10.0}
    assert done.recalculation == "partial"


def test_what_builds_on_an_unknown_is_unknown():
    content = {"A1": ("TODAY()", None), "B1": ("A1+1", None), "C1": ("1+1", None)}
    assert values(book(sheet("数据表", content))) == {"C1": 2.0}


def test_a_text_looked_up_in_an_unsorted_list_is_in_doubt():
    content = {
        "A1": "c",
        "A2": "b",
        "A3": "a",
        "B1": ('IFERROR(VLOOKUP("b",A1:A3,1,TRUE),"")', "甲"),
        "C1": ('B1&"级"', "乙级"),
    }
    assert values(book(sheet("数据表", content))) == {"C1": "甲级"}


def test_circles_keep_their_cached_values():
    content = {"A1": ("B1+1", 4), "B1": ("A1-1", 3), "C1": ("A1+B1", 8)}
    assert values(book(sheet("数据表", content))) == {"C1": 7.0}


@pytest.mark.parametrize(
    ("cached", "expected"),
    [
        pytest.param("#DIV/0!", {"B1": "#DIV/0!"}, id="both are errors"),
        pytest.param(None, {}, id="only the engine's"),
    ],
)
def test_errors(cached, expected):
    assert values(book(sheet("数据表", {"B1": ("1/0", cached)}))) == expected


def test_error_constant_reaches_what_reads_it():
    content = {"A1": "#REF!", "B1": ("A1+1", "#REF!"), "C1": ("IFERROR(A1,7)", 0)}
    assert values(book(sheet("数据表", content))) == {"B1": "#REF!", "C1": 7.0}


@pytest.mark.parametrize(
    ("hidden", "expected"),
    [
        pytest.param((), {"A3": 3.0}, id="nothing hidden"),
        pytest.param((2,), {}, id="hidden rows are left out by some programs"),
    ],
)
def test_subtotal(hidden, expected):
    content = {"A1": 1, "A2": 2, "A3": ("SUBTOTAL(9,A1:A2)", 1)}
    one = sheet("数据表", content, hidden_rows=frozenset(hidden))
    assert values(book(one)) == expected


def test_1904_dates():
    one = sheet("数据表", {"A1": ("DATE(2024,1,1)", 0)})
    assert values(book(one, date1904=True)) == {"A1": 43830.0}


def test_constant_among_formulas_is_told_what_it_would_be():
    content = {f"A{row}": row for row in range(1, 6)}
    content |= {f"B{row}": (f"A{row}*2", row * 2) for row in (1, 2, 4, 5)}
    done = recalculate(book(sheet("数据表", content | {"B3": 99})))
    assert done.implied == {("数据表", 3, 2): 6.0}
    assert ("数据表", 3, 2) not in done.recalculated


def test_a_constant_in_a_row_reads_a_column_no_formula_reads():
    content = {"A1": 1, "B1": 2, "C1": 4, "D1": 8, "E1": 16}
    sums = {f"{c}2": (f"{c}1*2", content[f"{c}1"] * 2) for c in "ABDE"} | {"C2": 7}
    done = recalculate(book(sheet("表", content | sums)))
    assert done.implied == {("表", 2, 3): 8.0}


def test_what_one_constant_would_be_counts_the_others_as_they_stand():
    content = {f"A{row}": row for row in range(1, 6)} | {"B3": 99, "C3": 7}
    content |= {f"B{row}": (f"A{row}*2", row * 2) for row in (1, 2, 4, 5)}
    content |= {f"C{row}": (f"B{row}+1", row * 2 + 1) for row in (1, 2, 4, 5)}
    done = recalculate(book(sheet("数据表", content)))
    assert done.implied == {("数据表", 3, 2): 6.0, ("数据表", 3, 3): 100.0}


@pytest.mark.parametrize(
    ("workbook", "state"),
    [
        pytest.param(
            book(sheet("数据表", {"A1": 1})), "no_formulas", id="constants only"
        ),
        pytest.param(book(), "no_formulas", id="no sheet"),
        pytest.param(
            replace(book(sheet("数据表", {"A1": 1})), gaps=frozenset({"formulas"})),
            "no_access",
            id="format without formulas",
        ),
        pytest.param(book(sheet("数据表", {"A1": ("1+1", 2)})), "done", id="all done"),
        pytest.param(
            book(sheet("数据表", {"A1": ("1+1", 2), "XFD1048576": 1})),
            "refused",
            id="cell out of reach",
        ),
    ],
)
def test_states(workbook, state):
    assert recalculate(workbook).recalculation == state


def test_without_the_engine(monkeypatch):
    real = builtins.__import__

    def refuse(name, *more):
        if name == "formualizer":
            raise ImportError(name)
        return real(name, *more)

    monkeypatch.delitem(sys.modules, "formualizer", raising=False)
    monkeypatch.setattr(builtins, "__import__", refuse)
    done = recalculate(book(sheet("数据表", {"A1": ("1+1", 2)})))
    assert (done.recalculation, done.recalculated) == ("no_engine", {})


def test_a_panic_of_the_engine_is_contained(monkeypatch):
    class Panic(BaseException):
        pass

    def panic(self):
        with engine._guarded():
            raise Panic

    monkeypatch.setattr(engine.Engine, "calculate", panic)
    done = recalculate(book(sheet("数据表", {"A1": ("1+1", 2)})))
    assert (done.recalculation, done.recalculated) == ("refused", {})


def test_gives_up_in_time(monkeypatch):
    monkeypatch.setattr(recalculation, "SECONDS", 0.2)
    content = {f"A{row}": 1 for row in range(1, 3001)}
    content |= {
        f"B{row}": (f"SUMPRODUCT((A:A=A{row})*(A:A+1))", 1) for row in range(1, 3001)
    }
    assert recalculate(book(sheet("数据表", content))).recalculation == "refused"


def test_long_chain_backwards():
    last = 8000
    content = {f"A{row}": (f"A{row + 1}+1", 0) for row in range(1, last)}
    done = recalculate(book(sheet("数据表", content | {f"A{last}": 1})))
    assert done.recalculated["数据表", 1, 1] == float(last)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.floats(-1e9, 1e9, allow_nan=False).map(lambda x: round(x, 2)),
        min_size=2,
        max_size=8,
    )
)
def test_sums_and_differences_agree_with_python(numbers):
    content = {f"A{row}": number for row, number in enumerate(numbers, 1)}
    content["B1"] = (f"SUM(A1:A{len(numbers)})", None)
    content["B2"] = ("A1-A2", None)
    assert values(book(sheet("数据表", content))) == {
        "B1": pytest.approx(sum(numbers), rel=1e-9, abs=1e-3),
        "B2": pytest.approx(numbers[0] - numbers[1], rel=1e-9, abs=1e-3),
    }


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ABR12$:+-*/()[]!'\"{},.#%&<>=SUMIF 总", max_size=40))
def test_any_text_as_formula_never_raises(text):
    recalculate(book(sheet("数据表", {"A1": 1, "B2": (text, 3), "C3": ("B2+1", 4)})))
