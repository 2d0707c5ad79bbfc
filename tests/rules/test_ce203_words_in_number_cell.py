"""CE203: words where numbers belong."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import ended, field, form, matrix, said, worded

from selfeval_xl.identities import Arithmetic
from selfeval_xl.model.form import Quantity
from selfeval_xl.model.grid import Cell
from selfeval_xl.values import CellValue


def target(*column, implied=None):
    keys = tuple(f"row{i}" for i in range(len(column)))
    one = form(matrix(keys, ("act",), [[each] for each in column]))
    return Arithmetic(one, (), (), implied or {})


@pytest.mark.parametrize(
    "column",
    [
        pytest.param(["1.00", "2.00"], id="numbers"),
        pytest.param(["1.00", "无", "/", "—", ""], id="answers in words"),
        pytest.param(["1.00", "7..5"], id="mistyped number is CE202's"),
        pytest.param(["1.00", "#REF!"], id="error value is CE301's"),
        pytest.param(["1.00", "按计划推进", "已完成"], id="column for words"),
    ],
)
def test_quiet(column):
    assert said("CE203", target(*column)) == []


@pytest.mark.parametrize(
    ("words", "implied", "expected"),
    [
        pytest.param("见附件", {}, None, id="cannot be told"),
        pytest.param("约七十万", {"row2.act": Decimal("70.25")}, "70.25", id="settled"),
    ],
)
def test_reported(words, implied, expected):
    given = target("1.00", "2.00", words, implied=implied)
    variant = "expected" if expected else ""
    assert said("CE203", given) == [("B7", "warning", words, expected, variant)]


def test_block_of_one_row():
    def of(*row):
        keys = ("y0b", "adj", "act")[: len(row)]
        return Arithmetic(form(matrix(("row",), keys, [list(row)])), (), (), {})

    assert said("CE203", of("1.00", "见附件", "2.00")) == [
        ("C5", "warning", "见附件", None, "")
    ]
    assert said("CE203", of("1.00", "见附件")) == []
    assert said("CE203", of("见附件", "见说明", "2.00")) == []


def test_as_many_words_as_numbers_among_numbers():
    def of(*rows):
        keys = tuple(f"row{i}" for i in range(len(rows)))
        return Arithmetic(form(matrix(keys, ("open", "close"), rows)), (), (), {})

    given = of(["1.00", "2.00"], ["3.00", "见附件"])
    assert said("CE203", given) == [("C6", "warning", "见附件", None, "")]
    assert said("CE203", of(["1.00", "2.00"], ["见说明", "见附件"])) == []


@pytest.mark.parametrize(
    ("shown", "kind"), [("95%", "percent"), ("10-20", "range")]
)
def test_no_amount(shown, kind):
    value = CellValue(kind, raw=shown)
    cell = Cell(1, 1, shown, shown, is_string=True)
    one = field("x.act", shown, cell=cell, value=value, quantity=Quantity.AMOUNT)
    one = replace(one, number=None)
    assert said("CE203", target("1.00", "2.00", one)) == [
        ("B7", "warning", shown, None, "")
    ]
    ratio = replace(one, quantity=Quantity.RATIO)
    assert said("CE203", target("1.00", "2.00", ratio)) == []


def test_words_made_by_a_formula_are_meant():
    cell = Cell(1, 1, "无预算", "无预算", 'IF(A1=0,"无预算",1)', is_string=True)
    one = field("x.act", "无预算", cell=cell)
    assert said("CE203", target("1.00", "2.00", one)) == []


def test_wording():
    assert worded("CE203", target("1.00", "2.00", "见附件")) == [
        (
            "row2.act填“见附件”，这一格应填数字",
            "在 B7 填写数字，说明写在备注；确实没有的填“无”或“0”",
        )
    ]


def test_coverage():
    assert ended("CE203", target("1.00", "2.00", "见附件")) == [("passed", 2, "")]
    assert ended("CE203", target()) == [("not_applicable", 1, "没有数字")]
