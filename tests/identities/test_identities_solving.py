from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.identities.expression import read_formula
from selfeval_xl.identities.solving import range_of, value_of
from selfeval_xl.values import Interval


def solved(formula, key, intervals):
    shape, keys = read_formula(formula)
    look = [Interval(*map(Decimal, intervals.get(one, ("0", "0")))) for one in keys]
    return range_of(*shape.solved(keys.index(key))[0], look.__getitem__)


@pytest.mark.parametrize(
    ("formula", "key", "intervals", "low", "high"),
    [
        pytest.param("x = a + b", "a", {"x": (5, 6), "b": (1, 2)}, 3, 5, id="addend"),
        pytest.param(
            "x = a - b", "b", {"x": (1, 2), "a": (5, 6)}, 3, 5, id="subtrahend"
        ),
        pytest.param("x = a / b", "b", {"x": (2, 4), "a": (8, 8)}, 2, 4, id="base"),
        pytest.param(
            "x = (a - b) / b",
            "x",
            {"a": (8, 9), "b": (2, 4)},
            1,
            "3.5",
            id="a key that stands in twice widens nothing",
        ),
        pytest.param(
            "x = (a - b) / b",
            "b",
            {"x": (1, 3), "a": (8, 8)},
            2,
            4,
            id="base of growth",
        ),
        pytest.param(
            "x = a / (a + b)",
            "x",
            {"a": (1, 3), "b": (1, 3)},
            "0.25",
            "0.75",
            id="share",
        ),
    ],
)
def test_range(formula, key, intervals, low, high):
    expected = Interval(Decimal(low), Decimal(high))
    assert solved(formula, key, intervals) == expected


def test_no_range_where_the_divisor_may_be_zero():
    assert solved("x = a / b", "x", {"a": (1, 1), "b": (-1, 1)}) is None


amounts = st.decimals("0.01", "99999", places=2)


@given(amounts, amounts, amounts)
def test_solving_undoes_reckoning(act, base, opening):
    shape, keys = read_formula("x = (act - base) / (base + opening)")
    values = {"act": act, "base": base, "opening": opening}
    values["x"] = (act - base) / (base + opening)
    for key in ("act", "base", "opening"):
        if key == "opening" and act == base:
            continue
        found = value_of(*shape.solved(keys.index(key))[0], lambda at: values[keys[at]])
        assert abs(found - values[key]) < Decimal("1e-9")
