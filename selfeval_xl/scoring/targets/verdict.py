"""Compare a result with its target: met, missed, exceeded, or why neither."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.scoring.targets.comparison import compare
from selfeval_xl.scoring.targets.figures import Figure
from selfeval_xl.scoring.targets.measures import (
    factors_between,
    is_known,
    is_money,
    is_share,
)
from selfeval_xl.scoring.targets.results import Result
from selfeval_xl.scoring.targets.several import answers, pieces_of
from selfeval_xl.scoring.targets.status import Status, Verdict, unknown
from selfeval_xl.scoring.targets.targets import Context, Target
from selfeval_xl.scoring.targets.words import (
    FAILED,
    PARTLY,
    REACHED,
    is_cost,
    is_denied,
    is_granted,
    level_of,
    says_all,
    says_nothing_happened,
    wants_less,
)

_ONE = Decimal(1)
_HUNDREDTH = Decimal("0.01")
_CHARACTERS = re.compile("[\u4e00-\u9fff]")
_MOST_WORDS = 10
_FAR = Decimal(100)  # so many times off, a bare figure is in another unit


def settle(target: Target, result: Result, context: Context = Context()) -> Target:
    """The target as a figure where its words mean 0 and the result is a figure.

    "无" is no target at all, but for what is not to happen: 事故, 投诉.
    """
    if result.kind != "number":
        return target
    is_none = target.kind == "blank" and target.text and wants_less(context.name)
    is_told = target.kind == "words" and says_nothing_happened(target.text)
    if not (is_none or is_told):
        return target
    zero = Decimal(0)
    return Target("number", "=", zero, is_signed=True, text=target.text)


def judge(target: Target, result: Result, context: Context = Context()) -> Verdict:
    """Compare the two; what cannot be compared is unknown with a reason."""
    target = settle(target, result, context)
    if target.kind in ("blank", "unread"):
        return unknown(target.why or "no_target")
    if result.kind == "none" and target.is_number:
        is_zero = target.bound == 0
        return Verdict(Status.MET) if is_zero else unknown("words_for_number")
    if result.kind in ("blank", "none", "na", "error"):
        return unknown("not_applicable" if result.kind == "na" else "no_result")
    if target.kind == "words":
        return _in_words(target, result)
    if target.kind == "date":
        return _by_date(target, result)
    if target.kind == "several":
        return _by_parts(target, result, context)
    return _by_number(target, result, context)


def is_reversed(target: Target, context: Context) -> bool:
    """True for a cost that is to be at least so much: the sign the wrong way round."""
    is_floor = target.is_signed and target.op in (">=", ">")
    if not is_floor or is_share(target.unit) or not context.is_cost:
        return False
    is_spent = is_cost(context.name) or is_money(target.unit)
    return is_spent and not is_granted(context.name)


def _in_words(target: Target, result: Result) -> Verdict:
    level = FAILED if is_denied(target.text, result.text) else level_of(result.text)
    if level == REACHED:
        return Verdict(Status.MET)
    return Verdict(Status.MISSED) if level in (PARTLY, FAILED) else unknown("words")


def _by_date(target: Target, result: Result) -> Verdict:
    if target.until is None:
        return unknown("no_date")
    if result.on is None:
        level = level_of(result.text) if result.kind == "words" else ""
        if level in (PARTLY, FAILED):
            return Verdict(Status.MISSED)
        return unknown("no_date")
    if result.on.first > target.until.last:
        return Verdict(Status.MISSED)
    is_open = result.on.last > target.until.last
    return unknown("no_date") if is_open else Verdict(Status.MET)


def _by_parts(target: Target, result: Result, context: Context) -> Verdict:
    """Missed where one part is, met where every part is."""
    if result.kind == "words":
        return _words_for_number(target, result)
    given, _ = pieces_of(result.text)
    found: list[Verdict | None] = []
    for part, piece, figure in zip(
        target.parts, target.pieces, answers(target.pieces, given), strict=True
    ):
        around = replace(context, name=piece.name or context.name, sign="", unit="")
        scaled = _in_unit(part, figure, around) if figure else ""
        if isinstance(scaled, str) or part.change or scaled.change:
            found.append(None)
        else:
            found.append(compare(part, scaled, around))
    missed = [one for one in found if one and one.status is Status.MISSED]
    if missed:
        return Verdict(Status.MISSED, is_over=all(one.is_over for one in missed))
    are_met = [one and one.status is not Status.UNKNOWN for one in found]
    if all(are_met) and not target.is_open:
        return Verdict(Status.MET)
    return unknown("several_figures")


def _by_number(target: Target, result: Result, context: Context) -> Verdict:
    if result.kind == "words":
        return _words_for_number(target, result)
    if result.kind == "date":
        return unknown("unlike_units")
    if is_reversed(target, context):
        return unknown("reversed_sign")
    figure = _answer(target, result)
    if figure is None:
        return unknown("several_figures")
    if figure.low is None and figure.high is None:
        return unknown("unreadable")
    if target.change or figure.change:
        figure_or_why = _as_change(target, figure)
        if isinstance(figure_or_why, str):
            return unknown(figure_or_why)
        figure = figure_or_why
    scaled = _in_unit(target, figure, context)
    if isinstance(scaled, str):
        return unknown(scaled)
    return compare(target, scaled, context)


def _words_for_number(target: Target, result: Result) -> Verdict:
    """What words say of 0 and of 100 %; others are no answer to a number."""
    is_most = target.bound == 0 or target.op in ("<=", "<")
    if is_most and says_nothing_happened(result.text):
        return Verdict(Status.MET)
    if target.bound == _ONE and is_share(target.unit) and says_all(result.text):
        return Verdict(Status.MET, _ONE)
    if len(_CHARACTERS.findall(target.text)) > _MOST_WORDS:
        return unknown("words")  # a sentence with a figure in it
    return unknown("words_for_number")


def _answer(target: Target, result: Result) -> Figure | None:
    """The one figure of the result that answers the target, None for no or many."""
    figures = result.figures
    if len(figures) == 1:
        return figures[0]
    alike = [one for one in figures if one.unit and one.unit == target.unit]
    if not alike and target.unit:
        alike = [
            one
            for one in figures
            if one.unit and factors_between(one.unit, target.unit)
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
        share = figure.low / figure.of
        return replace(figure, low=share, high=share, unit="%", decimals=2)
    unit = figure.unit or (context.unit or None)
    if is_share(target.unit) and not is_share(figure.unit):
        if figure.unit is not None:
            return "unlike_units"
        return _as_share(figure)
    if is_share(figure.unit) and target.unit is None:
        return _as_bare(target, figure)
    factors = factors_between(unit, target.unit)
    if factors is None:
        are_known = is_known(unit) and is_known(target.unit)
        return "unlike_units" if are_known else "unreadable"
    scaled = _times(figure, *factors)
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


def _times(figure: Figure, factor: Decimal, divisor: Decimal = _ONE) -> Figure:
    if factor == divisor:
        return figure
    low, high = (
        one * factor / divisor if one is not None else None
        for one in (figure.low, figure.high)
    )
    return replace(figure, low=low, high=high)


def _is_far(target: Target, figure: Figure) -> bool:
    bound, said = target.bound, figure.high or figure.low
    if not bound or not said or said < 0:
        return False
    return said / bound >= _FAR or bound / said >= _FAR
