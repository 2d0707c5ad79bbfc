"""A figure against the ends a target sets, both in one unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from selfeval_xl.scoring.targets.figures import Figure
from selfeval_xl.scoring.targets.measures import is_counted, is_share
from selfeval_xl.scoring.targets.status import Status, Verdict, unknown
from selfeval_xl.scoring.targets.targets import Context, Target

_ONE = Decimal(1)
_ROUGH = Decimal("0.1")  # how far 约 may reach


def compare(target: Target, figure: Figure, context: Context) -> Verdict:
    """Met, exceeded or missed; unknown where the result's ends straddle the bound."""
    low, high = _bounds(target, context)
    ratio = _ratio(figure, target.bound)
    told = Verdict(Status.MET, ratio, "", figure.low, figure.high)
    if low is None and high is None:
        is_equal = (
            target.bound is not None and figure.low == figure.high == target.bound
        )
        return told if is_equal else replace(told, status=Status.UNKNOWN, why="no_sign")
    least, most = _ends(target, figure)
    slack = _slack(target, figure)
    if low is not None and _is_below(most, low, slack, target.op == ">"):
        return replace(told, status=Status.MISSED)
    if high is not None and _is_above(least, high, slack, target.op == "<"):
        if target.op == "range" and not _is_limit(target, context):
            return unknown("outside_range")
        return replace(told, status=Status.MISSED, is_over=True)
    is_low_met = low is None or (least is not None and least + slack >= low)
    is_high_met = high is None or (most is not None and most - slack <= high)
    if not (is_low_met and is_high_met) or (target.op in (">", "<") and slack):
        is_rough = figure.is_rough or target.is_rough
        return unknown("rough" if is_rough else "open_result")
    is_more = high is None and low is not None and least is not None and least > low
    return replace(told, status=Status.EXCEEDED) if is_more else told


def _ends(target: Target, figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most a result may stand for; below nothing is nothing."""
    least, most = figure.low, figure.high
    if least is not None and least < 0 and not target.change:
        least = Decimal(0)
        most = max(most, least) if most is not None else None
    if figure.is_rough or target.is_rough:
        least = least * (_ONE - _ROUGH) if least is not None else None
        most = most * (_ONE + _ROUGH) if most is not None else None
    return least, most


def _is_below(most: Decimal | None, low: Decimal, slack: Decimal, strict: bool) -> bool:
    if most is None:
        return False
    return most + slack < low or (strict and most + slack <= low)


def _is_above(
    least: Decimal | None, high: Decimal, slack: Decimal, strict: bool
) -> bool:
    if least is None:
        return False
    return least - slack > high or (strict and least - slack >= high)


def _bounds(target: Target, context: Context) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that meet the target."""
    if target.op == "=":
        bound = target.bound
        if bound == 0 or (context.is_cost and not is_share(target.unit)):
            return None, bound
        return bound, None  # more than asked for gives full marks too
    if target.op == "range":
        is_limit = context.is_cost and not is_share(target.unit)
        return (None if is_limit else target.low), target.high
    if target.op in (">=", ">"):
        return target.low, None
    if target.op in ("<=", "<"):
        return None, target.high
    return None, None


def _is_limit(target: Target, context: Context) -> bool:
    """True where the upper end of a range may not be passed."""
    return context.is_cost or not (is_counted(target.unit) or target.unit is None)


def _slack(target: Target, figure: Figure) -> Decimal:
    """Half a unit of the result's last place, where it is written more coarsely."""
    if not 0 < figure.decimals < target.decimals:
        return Decimal(0)
    places = figure.decimals + (2 if is_share(target.unit) else 0)
    return Decimal((0, (5,), -places - 1))


def _ratio(figure: Figure, bound: Decimal | None) -> Decimal | None:
    if not bound or figure.low is None or figure.low != figure.high:
        return None
    return figure.low / bound
