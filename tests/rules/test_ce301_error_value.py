"""CE301: error values among the figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builders import code, ended, field, form, matrix, said, score_table, worded

from selfeval_xl.findings import Safety
from selfeval_xl.identities import Arithmetic
from selfeval_xl.model.grid import Cell
from selfeval_xl.values import parse_cell

KEYS = ("exp.total", "exp.basic")


def target(rate, implied=None):
    one = form(matrix(KEYS, ("act", "rate"), [["9.00", "95.10%"], ["8.00", rate]]))
    return Arithmetic(one, (), (), implied or {})


@pytest.mark.parametrize("rate", ["84.21%", "", "—"])
def test_quiet(rate):
    assert said("CE301", target(rate)) == []


@pytest.mark.parametrize(
    ("implied", "expected"),
    [
        pytest.param({}, None, id="cannot be told"),
        pytest.param({"exp.basic.rate": Decimal("0.8421")}, "84.21%", id="settled"),
    ],
)
def test_reported(implied, expected):
    variant = "expected" if expected else ""
    assert said("CE301", target("#DIV/0!", implied)) == [
        ("C6", "error", "#DIV/0!", expected, variant)
    ]


def test_scores_count_too():
    one = form(indicators=score_table(("甲", "5", "5"), ("乙", "5", "#REF!")))
    assert said("CE301", Arithmetic(one, (), ())) == [
        ("C6", "error", "#REF!", None, "")
    ]


def test_fix_writes_a_derived_value_with_consent():
    given = target("#DIV/0!", {"exp.basic.rate": Decimal("0.8421")})
    (hit,) = [h for h in code("CE301").check(given) if hasattr(h, "place")]
    (edit,) = hit.fix.edits
    assert hit.fix.safety is Safety.UNSAFE
    assert (edit.old, edit.new, edit.value) == ("#DIV/0!", "84.21%", Decimal("0.8421"))


def test_wording():
    given = target("#DIV/0!", {"exp.basic.rate": Decimal("0.8421")})
    assert worded("CE301", given) == [
        (
            "exp.basic.rate显示“#DIV/0!”（公式的除数为 0 或空白），"
            "按表中其他数字应为 84.21%",
            "更正 C6 的公式，使结果为 84.21%",
        )
    ]


def test_coverage():
    assert ended("CE301", target("#DIV/0!")) == [("passed", 3, "")]
    empty = Arithmetic(form(), (), ())
    assert ended("CE301", empty) == [("not_applicable", 1, "没有数字")]


def test_a_pasted_error_is_one_too():
    """Copied as a value, #REF! is a text, and no less wrong for it."""
    cell = Cell(1, 1, "#REF!", "#REF!", is_string=True)
    pasted = field("x.rate", "#REF!", cell=cell, value=parse_cell("#REF!"))
    given = target(pasted)
    assert said("CE301", given) == [("C6", "error", "#REF!", None, "")]
    assert said("CE203", given) == []
