"""The primitives of scoring: more is better, less is better, steps."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from selfeval_xl.values.rounding import half_up

PLACES = 2
STEP_MODES = ("floor", "ceil", "linear")
REVERSE_MODES = ("linear", "inverse")

_ZERO = Decimal(0)
_EXACT = Context(prec=60)


def within(points: Decimal, weight: Decimal) -> Decimal:
    """Points to two decimals, never below zero and never above the weight."""
    return min(max(half_up(points, PLACES), _ZERO), weight)


def ratio_forward(weight: Decimal, target: Decimal, actual: Decimal) -> Decimal:
    """More is better: full marks from the target on, else in proportion.

    A negative result counts as 0; a target of 0 is met by any result not below it.
    """
    if actual >= target:
        return weight
    if actual <= 0 or target <= 0:
        return _ZERO
    return within(weight * actual / target, weight)


def ratio_reverse(
    weight: Decimal, target: Decimal, actual: Decimal, mode: str
) -> Decimal:
    """Less is better: full marks up to the target, beyond it by ``mode``.

    "linear" loses the excess over the target, all at its double; "inverse" gives
    target ÷ actual. Raises ValueError for another mode.
    """
    if mode not in REVERSE_MODES:
        raise ValueError(f"no way to score in reverse: {mode}")
    if actual <= target:
        return weight
    if target <= 0:
        return _ZERO
    share = target / actual if mode == "inverse" else 2 - actual / target
    return within(weight * share, weight)


def steps_in(excess: Decimal, step: Decimal, mode: str) -> Decimal:
    """How many steps an excess makes: whole ones, begun ones, or in proportion.

    Raises ValueError for a mode that is none of STEP_MODES.
    """
    if mode not in STEP_MODES:
        raise ValueError(f"no way to count steps: {mode}")
    if excess <= 0:
        return _ZERO
    count = _EXACT.divide(excess, step)
    if mode == "linear":
        return count
    rounding = ROUND_FLOOR if mode == "floor" else ROUND_CEILING
    return count.to_integral_value(rounding)
