"""CE101: blanks that must not be, and blanks that may."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builders import ended, field, form, matrix, said, worded
from paper_builders import data_sheet, paper

from selfeval_xl.forms import identities_of, load_specs
from selfeval_xl.identities import Arithmetic, analyse
from selfeval_xl.model.form import Quantity

COLUMNS = ("y0b", "adj", "act", "d0")
KEYS = ("exp.total", "exp.basic", "exp.project", "tpc.total")
FULL = [
    ["90.00", "95.00", "93.00", "3.00"],
    ["60.00", "63.00", "62.00", "2.00"],
    ["30.00", "32.00", "31.00", "1.00"],
    ["5.00", "5.00", "4.00", "-1.00"],
]


def arithmetic(rows, implied=None, required=(), **more):
    one = form(matrix(KEYS, COLUMNS, rows), required=frozenset(required), **more)
    numbers = {key: Decimal(value) for key, value in (implied or {}).items()}
    return Arithmetic(one, (), (), numbers)


def blanked(*cells):
    rows = [list(row) for row in FULL]
    for row, column in cells:
        rows[row][column] = ""
    return rows


def closing(shown):
    return {"closing": {"phone": field("phone", shown, quantity=Quantity.TEXT, row=9)}}


@pytest.mark.parametrize(
    ("rows", "more"),
    [
        pytest.param(FULL, {}, id="all filled"),
        pytest.param(blanked(*[(3, j) for j in range(4)]), {}, id="row not used"),
        pytest.param(blanked(*[(i, 0) for i in range(4)]), {}, id="column not used"),
        pytest.param(
            blanked((3, 3)), {"implied": {"tpc.total.d0": "0"}}, id="blank means zero"
        ),
        pytest.param(blanked((3, 0), (3, 3)), {}, id="two blanks, none can be told"),
        pytest.param(
            [*FULL[:3], ["无", "/", "—", "0.00"]],
            {"required": ["tpc.total.y0b"]},
            id="answered in words",
        ),
        pytest.param(
            blanked(*[(i, j) for i in range(4) for j in (0, 3)]),
            {"implied": {"exp.total.d0": "93.00", "exp.basic.d0": "62.00"}},
            id="changes from a base nobody gave",
        ),
        pytest.param(FULL, closing(""), id="closing line nobody asks for"),
    ],
)
def test_quiet(rows, more):
    assert said("CE101", arithmetic(rows, **more)) == []


@pytest.mark.parametrize(
    ("rows", "more", "expected"),
    [
        pytest.param(
            blanked((1, 2)),
            {"implied": {"exp.basic.act": "62.00"}},
            [("D6", "error", "", "62.00", "expected")],
            id="settled by the rest",
        ),
        pytest.param(
            blanked((1, 2)),
            {"required": ["exp.basic.act"]},
            [("D6", "error", "", None, "")],
            id="asked for",
        ),
        pytest.param(
            blanked((3, 2)), {}, [("D8", "warning", "", None, "gap")], id="gap"
        ),
        pytest.param(
            blanked(*[(0, j) for j in range(4)]),
            {"implied": {"exp.total.y0b": "90.00", "exp.total.adj": "95.00"}},
            [("B5", "error", "", "90.00", "row")],
            id="total row left out, said once",
        ),
        pytest.param(
            blanked(*[(i, 2) for i in range(4)]),
            {"implied": {"exp.total.act": "3.00", "exp.basic.act": "2.00"}},
            [("D5", "warning", "", "3.00", "column")],
            id="column left out, said once",
        ),
        pytest.param(
            [["", *row[1:]] for row in FULL[:3]] + [["—"] * 4],
            {"implied": {"exp.total.y0b": "90.00", "exp.basic.y0b": "60.00"}},
            [("B5", "warning", "", "90.00", "column")],
            id="column with nothing but a dash, said once",
        ),
        pytest.param(
            FULL,
            closing("") | {"required": ["phone"]},
            [("A9", "info", "", None, "")],
            id="closing line",
        ),
    ],
)
def test_reported(rows, more, expected):
    assert said("CE101", arithmetic(rows, **more)) == expected


def test_required_rate_is_written_as_its_column_writes_it():
    rows = [["9.00", "95.10"], ["8.00", ""]]
    one = form(
        matrix(KEYS[:2], ("act", "rate"), rows, style="number"),
        required=frozenset({"exp.basic.rate"}),
    )
    target = Arithmetic(one, (), (), {"exp.basic.rate": Decimal("0.8421")})
    assert said("CE101", target) == [("C6", "error", "", "84.21", "expected")]


def test_wording():
    target = arithmetic(blanked((1, 2)), {"exp.basic.act": "62.00"})
    assert worded("CE101", target) == [
        (
            "exp.basic.act未填写，按表中其他数字应为 62.00",
            "在 D6 填写 62.00，或核对有关数字",
        )
    ]


def test_coverage():
    assert ended("CE101", arithmetic(FULL)) == [("passed", 16, "")]
    blank = arithmetic([[""] * 4] * 4)
    assert ended("CE101", blank) == [("not_applicable", 1, "没有须填写的单元格")]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        pytest.param("合计", [], id="points of projects beside their sum"),
        pytest.param("设备", [("E7", "warning", "", None, "gap")], id="of a project"),
    ],
)
def test_points_are_not_asked_of_a_row_of_sums(last, expected):
    rows = [
        ("道路", 10, 10, 9, 95),
        ("环境", 20, 20, 19, 96),
        ("培训", 30, 30, 27, 97),
        (last, 60, 60, 55),
    ]
    heads = ("年初预算数", "全年预算数", "全年执行数", "自评得分")
    (given,) = paper(data_sheet(heads=heads, rows=rows)).forms
    found = analyse(given, identities_of(given, load_specs()))
    assert said("CE101", found) == expected
