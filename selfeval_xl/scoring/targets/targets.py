"""Read 年度指标值: the bound it sets, which way is better, and in which unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from selfeval_xl.scoring.targets.figures import Figure, figures_in
from selfeval_xl.scoring.targets.measures import (
    factors_between,
    is_lasting,
    is_money,
    is_share,
)
from selfeval_xl.scoring.targets.several import Piece, pieces_of
from selfeval_xl.scoring.targets.spans import Span, read_span
from selfeval_xl.scoring.targets.words import (
    goes_on,
    is_cost,
    is_timely,
    says_saved,
    wants_less,
    wants_more,
)
from selfeval_xl.values import CellValue
from selfeval_xl.values.tokens import tidy


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a target: the names above it, its own, sign and unit cells.

    ``year`` is the one a month without a year belongs to.
    """

    levels: tuple[str, ...] = ()
    name: str = ""
    sign: str = ""
    unit: str = ""
    year: int | None = None

    @property
    def is_cost(self) -> bool:
        """True where what is spent is measured, not what was saved."""
        if says_saved(self.name):
            return False
        return any("成本" in one for one in self.levels) or is_cost(self.name)

    @property
    def is_on_time(self) -> bool:
        return any("时效" in one for one in self.levels) or is_timely(self.name)


@dataclass(frozen=True, slots=True)
class Target:
    """What is wanted.

    ``kind`` is number, date, words or blank, several for bounds of their own in
    ``parts`` (named in ``pieces``), or unread with ``why`` saying what is in the
    way. Of a number ``op`` is >=, >, <=, <, = or "range" (``low`` to
    ``high``), "" where the target has no sign and none can be told from what is
    measured; ``is_signed`` where the sign is written. ``change`` is "up" or "down"
    for a change against another year; ``is_rough`` for 约, 左右.
    """

    kind: str
    op: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    decimals: int = 0
    is_signed: bool = False
    change: str = ""
    until: Span | None = None
    why: str = ""
    text: str = ""
    is_rough: bool = False
    parts: tuple[Target, ...] = ()
    pieces: tuple[Piece, ...] = ()
    is_open: bool = False  # words without a figure stand among the parts

    @property
    def is_number(self) -> bool:
        return self.kind == "number"

    @property
    def bound(self) -> Decimal | None:
        """The one figure of the target, None for a range."""
        return self.low if self.low is not None else self.high


_SIGNS = {
    "≥": ">=", ">=": ">=", "大于等于": ">=", "不低于": ">=", "不少于": ">=", "1": ">=",
    ">": ">", "大于": ">", "2": ">", "正向": ">=", "正向指标": ">=",
    "=": "=", "等于": "=", "3": "=", "≤": "<=", "<=": "<=", "小于等于": "<=",
    "不超过": "<=", "不高于": "<=", "4": "<=", "反向": "<=", "逆向": "<=",
    "反向指标": "<=", "逆向指标": "<=", "<": "<", "小于": "<", "5": "<",
    "定性": "words", "定性指标": "words", "6": "words",
}  # fmt: skip
_TIME_WORD = re.compile(r"[月季年]|[-/.]\d")
_LASTING_WORD = re.compile(r"个月|每[月季年]|/[月季年]|个季度|\d年(?!底|末|度|\d|内)$")
_WHOLE = Decimal(1)


def read_target(value: CellValue, context: Context = Context()) -> Target:
    """Read a target cell with what stands around it; never raises."""
    if value.kind == "blank":
        return Target("blank", text=_text(value) if value.state == "none" else "")
    sign = _SIGNS.get(tidy(context.sign)[0], "")
    text = _text(value)
    if value.kind == "date":
        span = read_span(text)
        return Target("date", "<=", until=span, text=text) if span else Target("words")
    if sign == "words" and not re.search(r"\d", text):
        return Target("words", text=text)
    if span := _span(text, context.year):
        return Target("date", "<=", until=span, is_signed=True, text=text)
    found = figures_in(value, text)
    if not found:
        return Target("words", text=text)
    target = _of_figures(found, text)
    if target.is_number:
        target = _with_cells(target, sign, context)
        return _with_direction(target, context)
    return _in_parts(text, context) or target


def _in_parts(text: str, context: Context) -> Target | None:
    """The target as bounds of their own, None where it does not fall into such."""
    pieces, has_words = pieces_of(text)
    parts = []
    for piece in pieces:
        around = replace(context, name=piece.name or context.name, sign="", unit="")
        parts.append(_with_direction(_of_figures([piece.figure], text), around))
    if not parts:
        return None
    return Target(
        "several", text=text, parts=tuple(parts), pieces=pieces, is_open=has_words
    )


def _text(value: CellValue) -> str:
    if value.kind == "date":
        return str(value.value)
    return tidy(str(value.raw if value.raw is not None else value.value or ""))[0]


def _span(text: str, year: int | None) -> Span | None:
    if not _TIME_WORD.search(text) or _LASTING_WORD.search(text):
        return None
    return read_span(text, year)


def _of_figures(found: list[Figure], text: str) -> Target:
    """One bound, two bounds that make a range, or too much to read."""
    if len(found) == 1:
        one = found[0]
        if one.low is not None and one.high is not None and one.low != one.high:
            return Target(
                "number", "range", one.low, one.high, one.unit, one.decimals,
                True, one.change, text=text,
            )  # fmt: skip
        bound = one.low if one.low is not None else one.high
        if bound is None:
            return Target("unread", why="unreadable", text=text)
        high = one.op in ("<=", "<")
        return Target(
            "number", one.op, None if high else bound, bound if high else None,
            one.unit, one.decimals, bool(one.op), one.change, text=text,
            is_rough=one.is_rough,
        )  # fmt: skip
    lows = [one for one in found if one.op in (">=", ">")]
    highs = [one for one in found if one.op in ("<=", "<")]
    if len(found) == 2 and len(lows) == len(highs) == 1:
        least, most = lows[0], highs[0]
        is_one = factors_between(least.unit, most.unit) is not None
        if (
            is_one
            and least.low is not None
            and most.high is not None
            and least.low <= most.high
        ):
            return Target(
                "number", "range", least.low, most.high, most.unit or least.unit,
                max(least.decimals, most.decimals), True, least.change, text=text,
            )  # fmt: skip
    return Target("unread", why="several_figures", text=text)


def _with_cells(target: Target, sign: str, context: Context) -> Target:
    """The target with the sign and unit that stand in cells of their own."""
    unit = tidy(context.unit)[0]
    if unit and target.unit is None:
        unit = "%" if unit in ("%", "百分比", "百分数", "百分率") else unit
        if is_share(unit):
            target = _in_hundredths(target)
        target = replace(target, unit=unit)
    if sign in ("", "words") or target.is_signed:
        return target
    high = sign in ("<=", "<")
    bound = target.bound
    return replace(
        target,
        op=sign,
        low=None if high else bound,
        high=bound if high else None,
        is_signed=True,
    )


def _in_hundredths(target: Target) -> Target:
    """A bare 95 whose unit cell says % is 0.95; 0.95 stays."""
    numbers = [one for one in (target.low, target.high) if one is not None]
    if not numbers or max(numbers) <= _WHOLE:
        return target
    low, high = (
        one / 100 if one is not None else None for one in (target.low, target.high)
    )
    return replace(target, low=low, high=high)


def _with_direction(target: Target, context: Context) -> Target:
    """The target with a sign where none is written and only one can be meant."""
    if target.is_signed or target.op:
        return target
    bound = target.bound
    if bound is None:
        return target
    if bound == 0:
        return replace(target, op="=", low=bound, high=None)
    less = _prefers_less(target, context)
    if target.change:
        less = False
    if less is None:
        return target
    if less:
        return replace(target, op="<=", low=None, high=bound)
    return replace(target, op=">=")


def _is_whole(target: Target) -> bool:
    """True for 100 % and a bare 100: all there is to do."""
    if is_share(target.unit):
        return target.bound == _WHOLE
    return target.unit is None and target.bound == 100


def _prefers_less(target: Target, context: Context) -> bool | None:
    """True where less is better, None where what is measured does not tell."""
    if context.is_cost and (not is_share(target.unit) or "控制" in context.name):
        return True
    if wants_less(context.name):
        return True
    if context.is_on_time and is_lasting(target.unit):
        return not goes_on(context.name)
    if not context.is_cost and _is_whole(target):
        return False
    words = (*context.levels, context.name)
    if is_money(target.unit) and not any("效益" in one for one in words):
        return None
    if is_lasting(target.unit) or context.is_cost:
        return None
    return False if any(map(wants_more, words)) else None
