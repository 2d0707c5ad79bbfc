from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.scoring import primitives
from selfeval_xl.scoring.primitives import (
    ratio_forward,
    ratio_reverse,
    steps_in,
)

amounts = st.decimals("0", "1000", places=2)
weights = st.decimals("0.5", "30", places=1)


@pytest.mark.parametrize(
    ("name", "target", "actual", "expected"),
    [
        pytest.param("ratio_forward", "100", "72.74", "1.45", id="short"),
        pytest.param("ratio_forward", "100", "120", "2", id="beyond"),
        pytest.param("ratio_forward", "100", "-3", "0", id="negative"),
        pytest.param("ratio_forward", "0", "0", "2", id="nothing asked"),
    ],
)
def test_points_of_two(name, target, actual, expected):
    make = getattr(primitives, name)
    assert make(Decimal(2), Decimal(target), Decimal(actual)) == Decimal(expected)


@pytest.mark.parametrize(
    ("mode", "actual", "expected"),
    [
        pytest.param("linear", "60", "10", id="below the limit"),
        pytest.param("linear", "120", "6.67", id="linear"),
        pytest.param("linear", "200", "0", id="twice the limit"),
        pytest.param("inverse", "120", "7.5", id="inverse"),
    ],
)
def test_less_is_better(mode, actual, expected):
    got = ratio_reverse(Decimal(10), Decimal(90), Decimal(actual), mode)
    assert got == Decimal(expected)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        pytest.param("floor", 2, id="whole steps"),
        pytest.param("ceil", 3, id="begun steps"),
        pytest.param("linear", Decimal("2.4"), id="in proportion"),
    ],
)
def test_steps(mode, expected):
    assert steps_in(Decimal(12), Decimal(5), mode) == expected


def test_unknown_modes():
    with pytest.raises(ValueError, match="count steps"):
        steps_in(Decimal(1), Decimal(1), "round")
    with pytest.raises(ValueError, match="in reverse"):
        ratio_reverse(Decimal(1), Decimal(1), Decimal(2), "log")


@given(weights, amounts, amounts, amounts)
def test_from_nothing_to_the_weight(weight, target, one, other):
    low, high = sorted((one, other))
    worse = ratio_forward(weight, target, low)
    assert 0 <= worse <= ratio_forward(weight, target, high) <= weight
    for mode in ("linear", "inverse"):
        worse = ratio_reverse(weight, target, high, mode)
        assert 0 <= worse <= ratio_reverse(weight, target, low, mode) <= weight
    for mode in ("floor", "ceil", "linear"):
        fewer, more = (steps_in(one, Decimal("0.5"), mode) for one in (low, high))
        assert 0 <= fewer <= more
