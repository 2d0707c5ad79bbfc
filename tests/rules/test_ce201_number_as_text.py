"""CE201: numbers kept as text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builders import code, ended, field, form, matrix, said, worded

from selfeval_xl.findings import Safety
from selfeval_xl.model.form import Quantity
from selfeval_xl.model.grid import Cell
from selfeval_xl.values import CellValue


def text(shown, number, number_format="0.00", *, formula=None, notes=(), **more):
    """A field whose cell holds a text that reads as ``number``."""
    kind = "percent" if more.get("style") == "percent" else "number"
    cell = Cell(
        1, 1, shown, shown, formula, number_format=number_format, is_string=True
    )
    value = CellValue(kind, Decimal(number), notes=("text_number", *notes), raw=shown)
    return field("x.act", shown, cell=cell, number=number, value=value, **more)


def block(*column, columns=("act",)):
    keys = tuple(f"row{i}" for i in range(len(column)))
    return form(matrix(keys, columns, [[one] for one in column]))


def rate(shown, number, number_format, style="percent"):
    return text(
        shown, number, number_format, quantity=Quantity.RATIO, style=style, unit=None
    )


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(block("78.55", "2.62"), id="numbers"),
        pytest.param(block("78.55", "无", "/", ""), id="answers in words"),
        pytest.param(block("78.55", "约七十"), id="words are CE203's"),
        pytest.param(
            block("1.00", text("7.50.", "7.5", notes=["trailing_point"])),
            id="mistyped numbers are CE202's",
        ),
        pytest.param(
            block("1.00", text("78.55", "78.55", formula='TEXT(A1,"0.00")')),
            id="text made by a formula",
        ),
    ],
)
def test_quiet(given):
    assert said("CE201", given) == []


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param(text("78.55万元", "78.55"), "78.55", id="unit behind"),
        pytest.param(text("７８．５５", "78.55"), "78.55", id="full width"),
        pytest.param(text(" 78.55 ", "78.55"), "78.55", id="spaces"),
        pytest.param(
            text("78.55元", "78.55", "¥#,##0.00"), "78.55", id="sign of money"
        ),
        pytest.param(
            text("-78.55元", "-78.55", "0.00;(0.00)"), "-78.55", id="brackets"
        ),
        pytest.param(text("785512元", "78.5512"), "78.5512", id="converted, exact"),
        pytest.param(text("78.5", "78.5", "@"), "78.5", id="text format"),
        pytest.param(rate("95.1％", "0.951", "0.00%"), "95.10%", id="percent"),
        pytest.param(rate("95.1", "0.951", "0.00", "number"), "95.10", id="bare rate"),
    ],
)
def test_reported(cell, expected):
    given = block("1.00", "2.00", cell)
    assert said("CE201", given) == [("B7", "warning", cell.shown, expected, "")]


def test_fix_is_safe_and_stores_the_number():
    (hit,) = [h for h in code("CE201").check(block(text("78.55万元", "78.55"))) if h]
    (edit,) = hit.fix.edits
    assert hit.fix.safety is Safety.SAFE
    assert (edit.place.a1, edit.old, edit.new) == ("B5", "78.55万元", "78.55")
    assert (edit.value, edit.formula) == (Decimal("78.55"), None)


@pytest.mark.parametrize(
    "shown", ["约78.55", "78.55（含结转）", "完成78.55万元", "减少78.55"]
)
def test_what_says_more_than_the_number_is_left_to_the_unit(shown):
    (hit,) = code("CE201").check(block(text(shown, "78.55")))
    assert (hit.variant, hit.expected, hit.fix) == ("words", "78.55", None)


@pytest.mark.parametrize(
    "shown", ["78.55", "７８．５５ 万元", "1,078.55元", "(78.55)", "－78.55", "78.55㎡"]
)
def test_notation_alone_is_safe(shown):
    (hit,) = code("CE201").check(block(text(shown, "78.55")))
    assert (hit.variant, hit.fix.safety) == ("", Safety.SAFE)


def test_percent_text_in_a_plain_cell_is_left_to_the_unit():
    given = block("1.00", "2.00", rate("95.10％", "0.951", "General"))
    (hit,) = [h for h in code("CE201").check(given) if hasattr(h, "place")]
    assert (hit.variant, hit.fix) == ("percent", None)


def test_a_column_of_text_is_said_once():
    given = block("1.00", *[text(f"{i}.50", f"{i}.5") for i in range(1, 6)])
    assert said("CE201", given) == [("B6", "info", "1.50", None, "column")]


def test_rates_that_are_all_texts_with_their_sign_are_said_once():
    given = block(*[rate("95.1%", "0.951", "General")] * 2)
    assert said("CE201", given) == [("B5", "info", "95.1%", None, "rates")]


def test_a_form_of_texts_says_so_once_for_each_column():
    """A system's export: the persons are few, and as much text as the money."""
    money = matrix(
        tuple(f"row{i}" for i in range(9)), ("act",), [[text("1.50", "1.5")]] * 9
    )
    staff = matrix(
        ("all", "admin"), ("quota",), [[text("4", "4")], [text("2", "2")]]
    )
    found = said("CE201", form(money, staff))
    assert [(one[1], one[4]) for one in found] == [("info", "column")] * 2


def test_wording():
    assert worded("CE201", block(text("78.55万元", "78.55"))) == [
        (
            "row0.act填“78.55万元”，是文本，求和时不计入",
            "把 B5 改为数字 78.55，单位不写在格内",
        )
    ]


def test_coverage():
    assert ended("CE201", block("1.00", "2.00")) == [("passed", 2, "")]
    assert ended("CE201", form()) == [("not_applicable", 1, "没有数字")]
