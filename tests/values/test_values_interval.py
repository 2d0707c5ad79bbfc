from __future__ import annotations

import operator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfeval_xl.values.interval import Interval

NUMBERS = st.decimals(-(10**9), 10**9, places=4)
BY_NAME = {
    "sum": operator.add,
    "difference": operator.sub,
    "product": operator.mul,
    "quotient": operator.truediv,
}


@st.composite
def interval_and_member(draw):
    low, inside, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    return Interval(low, high), inside


def interval(low, high) -> Interval:
    return Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("value", "decimals", "low", "high"),
    [
        ("4.35", 2, "4.345", "4.355"),
        ("8", 2, "7.995", "8.005"),
        ("100", 0, "99.5", "100.5"),
        ("120", -1, "115", "125"),
    ],
)
def test_of(value, decimals, low, high):
    assert Interval.of(Decimal(value), decimals) == interval(low, high)


def test_operations():
    one, two = interval("-1", "2"), interval("3", "4")
    assert one + two == interval("2", "6")
    assert one - two == interval("-5", "-1")
    assert one * two == interval("-4", "8")
    assert two / interval("2", "4") == interval("0.75", "2")
    assert -one == interval("-2", "1")
    assert abs(one) == interval("0", "2")
    assert abs(interval("-3", "-1")) == interval("1", "3")
    assert abs(two) == two
    assert one.scale(-2) == interval("-4", "2")
    assert (one.width, one.midpoint) == (Decimal(3), Decimal("0.5"))


def test_sets():
    one, two = interval("0", "2"), interval("2", "4")
    assert one.overlaps(two)
    assert not one.overlaps(interval("2.001", "4"))
    assert one.intersect(two) == Interval.exact(2)
    assert one.intersect(interval("3", "4")) is None
    assert one.hull(interval("5", "6")) == interval("0", "6")
    assert one.contains(interval("0", "1")) and not one.contains(two)
    assert one.contains(Decimal(2)) and Decimal("2.01") not in one
    assert "2" not in one


@pytest.mark.parametrize(
    ("low", "high"), [("0", "1"), ("-1", "0"), ("-1", "1"), ("0", "0")]
)
def test_divisor_that_may_be_zero(low, high):
    with pytest.raises(ZeroDivisionError, match="the divisor may be zero"):
        interval("1", "2") / interval(low, high)


def test_ends_in_order():
    with pytest.raises(ValueError, match="interval from 2 down to 1"):
        interval("2", "1")


def test_no_digit_is_lost_in_long_sums():
    total = Interval.exact(Decimal("1e15")) + Interval.exact(Decimal("1e-15"))
    assert total.low == Decimal("1000000000000000.000000000000001")


def away_from_zero(one: Interval) -> Decimal:
    """What to add so that no zero is left in the interval."""
    return 1 - one.low if Decimal(0) in one else Decimal(0)


@pytest.mark.parametrize("name", BY_NAME)
@given(data=st.data())
def test_result_of_members_lies_in_the_result(name, data):
    (one, x), (two, y) = (data.draw(interval_and_member()) for _ in range(2))
    if name == "quotient":
        shift = away_from_zero(two)
        two, y = two + Interval.exact(shift), y + shift
    exact = BY_NAME[name](Interval.exact(x), Interval.exact(y))
    assert exact in BY_NAME[name](one, two)


@pytest.mark.parametrize("name", BY_NAME)
@given(data=st.data())
def test_wider_operands_give_a_wider_result(name, data):
    wide = [data.draw(interval_and_member())[0] for _ in range(2)]
    if name == "quotient":
        wide[1] += Interval.exact(away_from_zero(wide[1]))
    narrow = []
    for one in wide:
        ends = sorted(
            data.draw(st.decimals(one.low, one.high, places=4)) for _ in range(2)
        )
        narrow.append(Interval(*ends))
    assert BY_NAME[name](*narrow) in BY_NAME[name](*wide)


@given(interval_and_member())
def test_negative_and_absolute_of_a_member(pair):
    one, x = pair
    assert -x in -one
    assert abs(x) in abs(one)


@given(interval_and_member(), interval_and_member())
def test_hull_holds_both_and_the_intersection_lies_in_both(first, second):
    one, two = first[0], second[0]
    assert one in one.hull(two) and two in one.hull(two)
    shared = one.intersect(two)
    assert (shared is not None) == one.overlaps(two)
    assert shared is None or (shared in one and shared in two)
