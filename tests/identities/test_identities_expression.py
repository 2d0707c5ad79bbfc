from __future__ import annotations

from decimal import Decimal

import pytest

from selfeval_xl.identities.expression import read_formula

ONE = Decimal(1)


@pytest.mark.parametrize(
    ("formula", "keys"),
    [
        pytest.param(
            "exp.total.act = exp.basic.act + exp.project.act",
            ("exp.total.act", "exp.basic.act", "exp.project.act"),
            id="sum",
        ),
        pytest.param("g = (a - b) / b", ("g", "a", "b"), id="key stands in twice"),
        pytest.param("g = abs(a - b) / b", ("g", "a", "b"), id="magnitude"),
        pytest.param(
            "~因公出国(境)费.act = ~公务用车(购置) + (b)",
            ("~因公出国(境)费.act", "~公务用车(购置)", "b"),
            id="key with its own parentheses",
        ),
        pytest.param("{a b} = {(c} - d", ("a b", "(c", "d"), id="key in braces"),
        pytest.param("~2024年 = ~3.5 + 2", ("~2024年", "~3.5"), id="keys with digits"),
        pytest.param("a = -b + - c", ("a", "-b", "c"), id="minus as part of a key"),
    ],
)
def test_keys(formula, keys):
    assert read_formula(formula)[1] == keys


@pytest.mark.parametrize(
    ("formula", "numerator", "denominator"),
    [
        pytest.param(
            "x = a + b - c", {(1,): ONE, (2,): ONE, (3,): -ONE}, {(): ONE}, id="sum"
        ),
        pytest.param(
            "x = a / b - 1", {(1,): ONE, (2,): -ONE}, {(2,): ONE}, id="growth"
        ),
        pytest.param(
            "x = (a - b) / b",
            {(1,): ONE, (2,): -ONE},
            {(2,): ONE},
            id="growth over a difference",
        ),
        pytest.param(
            "x = a / (a + b)", {(1,): ONE}, {(1,): ONE, (2,): ONE}, id="share"
        ),
        pytest.param("x = a / b * 10", {(1,): 10 * ONE}, {(2,): ONE}, id="points"),
        pytest.param("x = a * b", {(1, 2): ONE}, {(): ONE}, id="product"),
        pytest.param(
            "x = a / b + c / d",
            {(1, 4): ONE, (2, 3): ONE},
            {(2, 4): ONE},
            id="sum of ratios",
        ),
        pytest.param(
            "x = - ( a - a ) + 2.5",
            {(): Decimal("2.5")},
            {(): ONE},
            id="terms that cancel",
        ),
    ],
)
def test_quotient(formula, numerator, denominator):
    right = read_formula(formula)[0].right
    assert (right.numerator, right.denominator) == (numerator, denominator)


@pytest.mark.parametrize(
    "formula",
    [
        pytest.param("a + b", id="no relation"),
        pytest.param("a = b = c", id="two relations"),
        pytest.param("a = (b + c", id="open parenthesis"),
        pytest.param("a = b c", id="no operator"),
        pytest.param("a =", id="no right side"),
        pytest.param("a = abs(b) + c", id="magnitude in a sum"),
        pytest.param("a + b = c / d", id="ratio without one key on the left"),
        pytest.param("a <= b / c", id="bound by a ratio"),
    ],
)
def test_refused(formula):
    with pytest.raises(ValueError, match="no formula"):
        read_formula(formula)


def test_one_shape_for_all_rows():
    first, _ = read_formula("a.rate = a.act / a.adj")
    second, _ = read_formula("b.rate = b.act / b.adj")
    assert first is second
