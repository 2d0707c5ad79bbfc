"""CE202: numbers mistyped."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builders import ended, field, form, matrix, said, worded

from selfeval_xl.identities import Arithmetic
from selfeval_xl.model.grid import Cell
from selfeval_xl.values import CellValue


def typed(shown, number=None, notes=()):
    cell = Cell(1, 1, shown, shown, is_string=True)
    kind = "text" if number is None else "number"
    value = CellValue(kind, number and Decimal(number), notes=notes, raw=shown)
    return field("x.act", shown, cell=cell, number=number, value=value)


def target(*column, implied=None):
    keys = tuple(f"row{i}" for i in range(len(column)))
    one = form(matrix(keys, ("act",), [[each] for each in column]))
    return Arithmetic(one, (), (), implied or {})


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param("78.55", id="number"),
        pytest.param("无", id="none"),
        pytest.param("—", id="dash"),
        pytest.param("约七十", id="words"),
        pytest.param("见附件1", id="words with a digit"),
        pytest.param("2024年", id="year"),
        pytest.param("#DIV/0!", id="error value"),
        pytest.param("O", id="letter alone"),
    ],
)
def test_quiet(shown):
    assert said("CE202", target("1.00", shown)) == []


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param("7..5", "7.5", id="two points"),
        pytest.param("78。55", "78.55", id="Chinese full stop"),
        pytest.param("1O0", "100", id="letter for a digit"),
        pytest.param("78.5l万元", "78.51", id="letter and unit"),
        pytest.param("1.2.3", None, id="cannot be told"),
        pytest.param("12,34", None, id="commas"),
    ],
)
def test_reported(shown, expected):
    variant = "expected" if expected else ""
    assert said("CE202", target("1.00", typed(shown))) == [
        ("B6", "error", shown, expected, variant)
    ]


def test_a_point_too_many_is_read_and_still_reported():
    given = target(typed("7.50.", "7.50", ["trailing_point"]))
    assert said("CE202", given) == [("B5", "error", "7.50.", "7.50", "expected")]


def test_commas_in_wrong_places_are_not_guessed_at():
    given = target(typed("78,55", "7855", ["bad_thousands"]))
    assert said("CE202", given) == [("B5", "error", "78,55", None, "")]


def test_the_rest_of_the_table_knows_better():
    given = target("1.00", typed("1.2.3"), implied={"row1.act": Decimal("12.30")})
    assert said("CE202", given) == [("B6", "error", "1.2.3", "12.30", "expected")]


def test_date_in_a_number_cell():
    cell = Cell(1, 1, 45717.0, "3月1日", number_format='m"月"d"日"', is_date=True)
    one = field("x.act", "3月1日", cell=cell, value=CellValue("date", raw=45717.0))
    assert said("CE202", target("1.00", one)) == [
        ("B6", "error", "3月1日", None, "date")
    ]


def test_wording():
    assert worded("CE202", target(typed("78。55"))) == [
        (
            "row0.act填“78。55”，不是一个完整的数字，似应为 78.55",
            "核对后把 B5 改为 78.55",
        )
    ]


def test_coverage():
    assert ended("CE202", target("1.00", typed("7..5"))) == [("passed", 1, "")]
    assert ended("CE202", target()) == [("not_applicable", 1, "没有数字")]
