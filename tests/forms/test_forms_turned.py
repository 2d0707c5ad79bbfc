"""Tables turned on their side are read like those that stand upright."""

from __future__ import annotations

import pytest
from sheetkit import percent, sheet

from selfeval_xl.forms import identities_of, load_specs, recognise
from selfeval_xl.identities import analyse
from selfeval_xl.model.grid import Range, Workbook

TOP = [
    ["2024年度部门整体支出绩效自评数据表"],
    ["填报单位：某区某局", None, None, "单位：万元"],
]
SPENDING = [
    ["项目", "支出合计", "基本支出", "项目支出"],
    ["年初预算数", 90.5, 60.5, 30],
    ["全年预算数", 100, 65, 35],
    ["决算数", 96, 63, 33],
    ["执行率", percent(0.96), percent(0.9692), percent(0.9429)],
]
CARS = [
    ["年度", "“三公”经费合计", "公务用车购置及运行维护费", None, None, "公务接待费"],
    [None, None, "小计", "购置费", "运行维护费", None],
    ["2023年决算数", 20, 16, 10, 6, 4],
    ["2024年预算数", 19, 16, 10, 6, 3],
    ["2024年决算数", 18, 15, 10, 5, 3],
]
CAR_MERGES = ("A3:A4", "B3:B4", "C3:E3", "F3:F4")


def forms_of(rows, merges=(), **options):
    book = Workbook("a.xlsx", "xlsx", (sheet([*TOP, *rows], merges),))
    return recognise(book, load_specs(), **options)


def violations(form):
    found = analyse(form, identities_of(form, load_specs())).violations
    return [(v.culprit.place.a1, str(v.expected)) for v in found]


def changed(rows, row, column, value):
    made = [list(line) for line in rows]
    made[row][column] = value
    return made


def test_items_are_rows_and_fields_stand_where_they_stand():
    (form,) = forms_of([*SPENDING, ["填表人：甲某"]])
    (matrix,) = form.matrices
    assert (form.money_unit, matrix.is_turned) == ("万元", True)
    assert matrix.area == Range(3, 1, 7, 4)
    assert [row.key for row in matrix.rows] == ["exp.total", "exp.basic", "exp.project"]
    assert [c.key for c in matrix.columns] == ["y0b", "adj", "act", "rate"]
    spent = matrix.by_key()["exp.basic.act"]
    assert (spent.place.a1, spent.shown, spent.unit) == ("C6", "63", "万元")


def test_numbers_stored_as_text():
    rows = [SPENDING[0], *([a, *map(str, more)] for a, *more in SPENDING[1:4])]
    (form,) = forms_of(rows)
    assert form.matrices[0].by_key()["exp.basic.act"].number == 63


def test_two_header_rows():
    (form,) = forms_of(CARS, CAR_MERGES)
    (matrix,) = form.matrices
    assert [row.key for row in matrix.rows] == [
        *("tpc.total", "tpc.car", "tpc.car.buy", "tpc.car.run", "tpc.recept"),
    ]
    assert [c.key for c in matrix.columns] == ["prev", "adj", "act"]


@pytest.mark.parametrize(
    ("rows", "merges", "row", "column", "value", "expected"),
    [
        pytest.param(SPENDING, (), 3, 1, 69, [("B6", "96.0")], id="sum"),
        pytest.param(SPENDING, (), 4, 2, percent(0.9), [("C7", "0.9692")], id="rate"),
        pytest.param(CARS, CAR_MERGES, 4, 2, 51, [("C7", "15")], id="cars"),
    ],
)
def test_what_must_agree(rows, merges, row, column, value, expected):
    (right,) = forms_of(rows, merges)
    assert violations(right) == []
    (wrong,) = forms_of(changed(rows, row, column, value), merges)
    assert violations(wrong) == expected


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([["项目", "甲", "乙"], *SPENDING[1:]], id="no known items"),
        pytest.param(
            [SPENDING[0], ["一季度", 1, 2, 3], ["二季度", 2, 3, 4]], id="quarters"
        ),
        pytest.param([SPENDING[0], ["决算数", 96, 63, 33]], id="one line"),
        pytest.param([SPENDING[0]], id="a head alone"),
    ],
)
def test_what_is_no_turned_table(rows):
    assert forms_of(rows) == ()


def test_those_who_work_by_rows_leave_them_out():
    assert forms_of(SPENDING, turned=False) == ()
