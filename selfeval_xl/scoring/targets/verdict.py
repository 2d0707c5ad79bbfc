"""Compare a result with its target: met, missed, exceeded, or why neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from selfeval_xl.scoring.targets.figures import Figure
from selfeval_xl.scoring.targets.measures import (
    factor_between,
    is_counted,
    is_money,
    is_share,
)
from selfeval_xl.scoring.targets.results import Result
from selfeval_xl.scoring.targets.targets import Context, Target
from selfeval_xl.scoring.targets.words import (
    FAILED,
    PARTLY,
    REACHED,
    is_cost,
    is_granted,
    level_of,
    says_all,
    says_nothing_happened,
)
from selfeval_xl.values.rounding import EXACT

_ONE = Decimal(1)
_HUNDREDTH = Decimal("0.01")
_ROUGH = Decimal("0.1")  # how far 约 may reach
_CHARACTERS = re.compile("[\u4e00-\u9fff]")
_MOST_WORDS = 10
_FAR = Decimal(100)  # so many times off, a bare figure is in another unit


class Status(StrEnum):
    """How a result stands to its target."""

    MET = "met"
    EXCEEDED = "exceeded"
    MISSED = "missed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``ratio`` is result ÷ target, None where there is no such figure.

    ``why`` tells what keeps an unknown one from being told; ``low`` and ``high``
    are the result's ends in the target's unit. ``is_certain`` is False where the
    target's sign was not written but taken from what is measured.
    """

    status: Status
    ratio: Decimal | None = None
    why: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    is_certain: bool = True
    is_over: bool = False  # missed by too much rather than too little


def settle(target: Target, result: Result) -> Target:
    """The target as a figure where its words mean 0 and the result is a figure."""
    if target.kind != "words" or result.kind != "number":
        return target
    if not says_nothing_happened(target.text):
        return target
    zero = Decimal(0)
    return Target("number", "=", zero, is_signed=True, text=target.text)


def judge(target: Target, result: Result, context: Context = Context()) -> Verdict:
    """Compare the two; what cannot be compared is unknown with a reason."""
    target = settle(target, result)
    if target.kind in ("blank", "unread"):
        return _unknown(target.why or "no_target")
    if result.kind == "none" and target.is_number:
        is_zero = target.bound == 0
        return Verdict(Status.MET) if is_zero else _unknown("words_for_number")
    if result.kind in ("blank", "none", "na", "error"):
        return _unknown("not_applicable" if result.kind == "na" else "no_result")
    if target.kind == "words":
        return _in_words(result)
    if target.kind == "date":
        return _by_date(target, result)
    return _by_number(target, result, context)


def is_reversed(target: Target, context: Context) -> bool:
    """True for a cost that is to be at least so much: the sign the wrong way round."""
    is_floor = target.is_signed and target.op in (">=", ">")
    if not is_floor or is_share(target.unit) or not context.is_cost:
        return False
    is_spent = is_cost(context.name) or is_money(target.unit)
    return is_spent and not is_granted(context.name)


def _unknown(why: str) -> Verdict:
    return Verdict(Status.UNKNOWN, why=why)


def _in_words(result: Result) -> Verdict:
    level = level_of(result.text)
    if level == REACHED:
        return Verdict(Status.MET)
    return Verdict(Status.MISSED) if level in (PARTLY, FAILED) else _unknown("words")


def _by_date(target: Target, result: Result) -> Verdict:
    if target.until is None:
        return _unknown("no_date")
    if result.on is None:
        level = level_of(result.text) if result.kind == "words" else ""
        if level in (PARTLY, FAILED):
            return Verdict(Status.MISSED)
        return _unknown("no_date")
    if result.on.first > target.until.last:
        return Verdict(Status.MISSED)
    is_open = result.on.last > target.until.last
    return _unknown("no_date") if is_open else Verdict(Status.MET)


def _by_number(target: Target, result: Result, context: Context) -> Verdict:
    if result.kind == "words":
        return _words_for_number(target, result)
    if result.kind == "date":
        return _unknown("unlike_units")
    if is_reversed(target, context):
        return _unknown("reversed_sign")
    figure = _answer(target, result)
    if figure is None:
        return _unknown("several_figures")
    if figure.low is None and figure.high is None:
        return _unknown("unreadable")
    if target.change or figure.change:
        figure_or_why = _as_change(target, figure)
        if isinstance(figure_or_why, str):
            return _unknown(figure_or_why)
        figure = figure_or_why
    scaled = _in_unit(target, figure, context)
    if isinstance(scaled, str):
        return _unknown(scaled)
    return _compare(target, scaled, context)


def _words_for_number(target: Target, result: Result) -> Verdict:
    """What words say of 0 and of 100 %; others are no answer to a number."""
    if target.bound == 0 and says_nothing_happened(result.text):
        return Verdict(Status.MET)
    if target.bound == _ONE and is_share(target.unit) and says_all(result.text):
        return Verdict(Status.MET, _ONE)
    if len(_CHARACTERS.findall(target.text)) > _MOST_WORDS:
        return _unknown("words")  # a sentence with a figure in it
    return _unknown("words_for_number")


def _answer(target: Target, result: Result) -> Figure | None:
    """The one figure of the result that answers the target, None for no or many."""
    figures = result.figures
    if len(figures) == 1:
        return figures[0]
    alike = [one for one in figures if one.unit and one.unit == target.unit]
    if not alike and target.unit:
        alike = [
            one for one in figures if one.unit and factor_between(one.unit, target.unit)
        ]
    return alike[0] if len(alike) == 1 else None


def _as_change(target: Target, figure: Figure) -> Figure | str:
    """The result as a change the target's way; a fall is a rise below zero."""
    if not target.change:  # "增长5%" under a name that is a growth rate itself
        return replace(figure, change="") if is_share(target.unit) else "change"
    if not is_share(figure.unit) and is_share(target.unit) and figure.unit:
        return "change"
    if not figure.change or figure.change == target.change:
        return figure
    low = -figure.high if figure.high is not None else None
    high = -figure.low if figure.low is not None else None
    return replace(figure, low=low, high=high)


def _in_unit(target: Target, figure: Figure, context: Context) -> Figure | str:
    """The result in the target's unit, or why it cannot be brought there."""
    if is_share(target.unit) and figure.of and not is_share(figure.unit):
        assert figure.low is not None
        share = EXACT.divide(figure.low, figure.of)
        return replace(figure, low=share, high=share, unit="%", decimals=2)
    unit = figure.unit or (context.unit or None)
    if is_share(target.unit) and not is_share(figure.unit):
        if figure.unit is not None:
            return "unlike_units"
        return _as_share(figure)
    if is_share(figure.unit) and target.unit is None:
        return _as_bare(target, figure)
    factor = factor_between(unit, target.unit)
    if factor is None:
        return "unlike_units"
    scaled = _times(figure, factor)
    if figure.unit is None and is_money(target.unit) and _is_far(target, scaled):
        return "other_scale"
    return scaled


def _as_share(figure: Figure) -> Figure:
    """A bare 96 for a target in percent is 96 %, a bare 0.96 is too."""
    ends = [one for one in (figure.low, figure.high) if one is not None]
    if max(ends) <= _ONE:
        return replace(figure, decimals=max(figure.decimals - 2, 0))
    return _times(figure, _HUNDREDTH)


def _as_bare(target: Target, figure: Figure) -> Figure | str:
    """96 % for a bare target of 95 or 0.95."""
    bounds = [one for one in (target.low, target.high) if one is not None]
    return figure if max(bounds) <= _ONE else _times(figure, Decimal(100))


def _times(figure: Figure, factor: Decimal) -> Figure:
    if factor == 1:
        return figure
    low, high = (
        EXACT.multiply(one, factor) if one is not None else None
        for one in (figure.low, figure.high)
    )
    return replace(figure, low=low, high=high)


def _is_far(target: Target, figure: Figure) -> bool:
    bound, said = target.bound, figure.high or figure.low
    if not bound or not said or said < 0:
        return False
    return said / bound >= _FAR or bound / said >= _FAR


def _compare(target: Target, figure: Figure, context: Context) -> Verdict:
    low, high = _bounds(target, context)
    least, most = figure.low, figure.high
    if least is not None and least < 0 and not target.change:
        least = Decimal(0)
        most = max(most, least) if most is not None else None
    is_rough = figure.is_rough or target.is_rough
    if is_rough:
        least = least * (_ONE - _ROUGH) if least is not None else None
        most = most * (_ONE + _ROUGH) if most is not None else None
    slack = _slack(target, figure)
    bound = target.bound
    ratio = _ratio(figure, bound)
    certain = target.is_signed or bound == 0
    if low is None and high is None:
        if bound is not None and figure.low == figure.high == bound:
            return Verdict(Status.MET, ratio, "", figure.low, figure.high)
        return replace(_unknown("no_sign"), low=figure.low, high=figure.high)

    def told(status: Status) -> Verdict:
        return Verdict(status, ratio, "", figure.low, figure.high, certain)

    is_open_end = target.op in (">", "<")
    falls_short = (
        low is not None
        and most is not None
        and (most + slack < low or (target.op == ">" and most + slack <= low))
    )
    runs_over = (
        high is not None
        and least is not None
        and (least - slack > high or (target.op == "<" and least - slack >= high))
    )
    if falls_short or runs_over:
        if runs_over and target.op == "range" and not _is_limit(target, context):
            return _unknown("outside_range")
        return replace(told(Status.MISSED), is_over=not falls_short)
    is_low_met = low is None or (least is not None and least + slack >= low)
    is_high_met = high is None or (most is not None and most - slack <= high)
    if not (is_low_met and is_high_met) or (is_open_end and slack):
        return _unknown("rough" if is_rough else "open_result")
    return told(_met_or_more(low, high, least, bound))


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
    return EXACT.divide(figure.low, bound)


def _met_or_more(
    low: Decimal | None,
    high: Decimal | None,
    least: Decimal | None,
    bound: Decimal | None,
) -> Status:
    is_more = high is None and low is not None and least is not None and least > low
    return Status.EXCEEDED if is_more else Status.MET
