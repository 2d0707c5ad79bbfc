from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.values.rounding import (
    decimals_in,
    from_double,
    half_unit,
    half_up,
    is_multiple,
    without_residue,
)

AMOUNTS = st.decimals(-(10**12), 10**12, places=4)


@pytest.mark.parametrize(
    ("number", "taken"),
    [
        (0.1 + 0.2, "0.3"),
        (78.55, "78.55"),
        (100.0, "100"),
        (-0.0, "0"),
        (1e22, "1E+22"),
        (33.33333333333333333, "33.3333333333333"),
    ],
)
def test_from_double(number, taken):
    assert from_double(number) == Decimal(taken)


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_from_double_refuses_what_is_no_number(number):
    with pytest.raises(ValueError, match="not a finite number"):
        from_double(number)


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("2.5", 0, "3"),
        ("15", -1, "2E+1"),
        ("1e300", 2, "1e300"),
    ],
)
def test_half_up(number, places, rounded):
    assert half_up(Decimal(number), places) == Decimal(rounded)


@pytest.mark.parametrize(
    ("decimals", "half"), [(0, "0.5"), (2, "0.005"), (-1, "5")]
)
def test_half_unit(decimals, half):
    assert half_unit(decimals) == Decimal(half)


@pytest.mark.parametrize(
    ("number", "cleaned"),
    [
        pytest.param("0.09", None, id="clean"),
        pytest.param("0.1234567", None, id="typed digits"),
        pytest.param("0.0000000004", None, id="a true small figure"),
        pytest.param("0.333333333", None, id="a rate"),
        pytest.param("0.0900000762939453", "0.09", id="single precision"),
        pytest.param("-0.300000152587891", "-0.3", id="negative"),
    ],
)
def test_without_residue(number, cleaned):
    wanted = None if cleaned is None else Decimal(cleaned)
    assert without_residue(Decimal(number)) == wanted


@pytest.mark.parametrize(
    ("number", "decimals"), [("8", 0), ("8.00", 0), ("4.35", 2), ("1E+3", 0)]
)
def test_decimals_in(number, decimals):
    assert decimals_in(Decimal(number)) == decimals


@given(AMOUNTS, st.integers(0, 3))
def test_rounding_stays_within_half_a_unit(number, places):
    assert abs(half_up(number, places) - number) <= half_unit(places)


@given(AMOUNTS)
def test_double_round_trip(number):
    if number.adjusted() < 11:
        assert from_double(float(number)) == number


@pytest.mark.parametrize(
    ("number", "step", "whole"),
    [
        pytest.param("110", "10", True, id="tens"),
        pytest.param("105", "10", False, id="no tens"),
        pytest.param("-3", "1", True, id="below zero"),
        pytest.param("0.5", "1", False, id="half"),
        pytest.param("1e300", "100", True, id="beyond all amounts"),
        pytest.param("9.87654321e40", "7", False, id="many digits"),
    ],
)
def test_multiples(number, step, whole):
    assert is_multiple(Decimal(number), Decimal(step)) is whole
