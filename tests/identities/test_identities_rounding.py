"""True values however rounded are silent; a claim no rounding explains is not."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from identity_forms import run, summary

SUM = "t.act = a.act + b.act"
RATE = "x.rate = x.act / x.adj"
GROWTH = "x.g0 = (x.act - x.y0b) / x.y0b"
DIFFERENCE = "x.d0 = x.act - x.y0b"
SHARE = "x.share = a.act / t.act"
CLAIMS = {
    SUM: "t.act",
    RATE: "x.rate",
    GROWTH: "x.g0",
    DIFFERENCE: "x.d0",
    SHARE: "x.share",
}

amounts = st.decimals("20", "900000", places=6)
decimals = st.integers(0, 4)


def rounded(number, places):
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def claimed(formula, first, second):
    """What the formula gives of the two inputs, a ratio in percent."""
    return {
        SUM: first + second,
        RATE: 100 * first / second,
        SHARE: 100 * first / second,
        GROWTH: 100 * (first - second) / second,
        DIFFERENCE: first - second,
    }[formula]


def texts(formula, inputs, claim):
    """Key -> text of a form of one identity."""
    keys = {SUM: ("a.act", "b.act"), RATE: ("x.act", "x.adj")}
    keys[SHARE] = ("a.act", "t.act")
    names = keys.get(formula, ("x.act", "x.y0b"))
    ending = "%" if formula in (RATE, GROWTH, SHARE) else ""
    figures = {key: f"{one:f}" for key, one in zip(names, inputs, strict=True)}
    return {**figures, CLAIMS[formula]: f"{claim:f}{ending}"}


@pytest.mark.parametrize("formula", CLAIMS)
@given(amounts, amounts, st.tuples(decimals, decimals, decimals))
def test_rounded_truth_is_silent(formula, first, second, places):
    claim = rounded(claimed(formula, first, second), places[2])
    inputs = (rounded(first, places[0]), rounded(second, places[1]))
    assert summary(run(texts(formula, inputs, claim), formula)) == []


@pytest.mark.parametrize("formula", CLAIMS)
@given(
    amounts,
    amounts,
    st.tuples(decimals, decimals, decimals),
    st.booleans(),
    st.integers(2, 10**4),
)
def test_claim_outside_is_reported(formula, first, second, places, is_above, steps):
    inputs = (rounded(first, places[0]), rounded(second, places[1]))
    halves = [Decimal("0.5").scaleb(-one) for one in places[:2]]
    corners = [
        claimed(formula, inputs[0] + one * halves[0], inputs[1] + other * halves[1])
        for one in (-1, 1)
        for other in (-1, 1)
    ]
    step = Decimal(1).scaleb(-places[2])
    above, below = (max(corners), ROUND_CEILING, 1), (min(corners), ROUND_FLOOR, -1)
    edge, way, sign = above if is_above else below
    claim = edge.quantize(step, way) + sign * steps * step
    assert len(run(texts(formula, inputs, claim), formula).violations) == 1


LONG = "t.act = a.act + b.act + c.act + d.act + e.act"
several = st.lists(amounts, min_size=5, max_size=5)


def of_several(shown, whole):
    figures = dict(zip(("a.act", "b.act", "c.act", "d.act", "e.act"), shown))
    given = {key: f"{one:f}" for key, one in figures.items()}
    return run({**given, "t.act": f"{whole:f}"}, LONG)


@given(several, st.lists(decimals, min_size=6, max_size=6))
def test_a_rounded_total_of_several_is_silent(parts, places):
    shown = [rounded(one, at) for one, at in zip(parts, places)]
    assert summary(of_several(shown, rounded(sum(parts), places[-1]))) == []


@given(several, decimals, st.integers(1, 10**4), st.sampled_from([-1, 1]))
def test_a_total_outside_several_is_reported(parts, places, steps, sign):
    shown = [rounded(one, places) for one in parts]
    step = Decimal(1).scaleb(-places)
    whole = sum(shown) + sign * (3 + steps) * step
    assert len(of_several(shown, whole).violations) == 1
