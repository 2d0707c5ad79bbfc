"""The figures of a passage with their rounding, and how to find one by its name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import product

from selfeval_xl.narrative.claims import Analysis, Verdict
from selfeval_xl.narrative.frames import Figure, Frames
from selfeval_xl.narrative.labels import ACTUAL, BUDGETS, Label, likeness, may_be_same
from selfeval_xl.narrative.tokens import Token
from selfeval_xl.values.interval import Interval
from selfeval_xl.values.rounding import half_up

_UNITS = {
    "元": Decimal(1),
    "百元": Decimal(10) ** 2,
    "千元": Decimal(10) ** 3,
    "万元": Decimal(10) ** 4,
    "十万元": Decimal(10) ** 5,
    "百万元": Decimal(10) ** 6,
    "千万元": Decimal(10) ** 7,
    "亿元": Decimal(10) ** 8,
}
# Four decimals beside two are one figure given to the 元, not the text's habit.
_HABIT = {"元": 2, "万元": 2, "亿元": 4}
_CONTEXT = Context(prec=40, rounding=ROUND_HALF_UP)


class Book:
    """Figures, their intervals and their names, for one passage."""

    def __init__(
        self, text: str, frames: Frames, earlier: Iterable[Figure] = ()
    ) -> None:
        self.earlier = tuple(earlier)
        self.text = text
        self.frames = frames
        self.verdicts: list[Verdict] = []
        self.account = Analysis()
        self._decimals: dict[str, int] = defaultdict(int)
        for token in self._amounts():
            cap = _HABIT.get(token.unit, 2)
            shown = min(cap, token.decimals)
            self._decimals[token.unit] = max(self._decimals[token.unit], shown)

    def _amounts(self) -> Iterable[Token]:
        yield from (f.token for f in self.frames.figures if f.token.type == "amount")
        for change in self.frames.changes:
            if change.amount is not None and change.amount.type == "amount":
                yield change.amount

    # -- numbers -----------------------------------------------------------

    def decimals(self, token: Token) -> int:
        """Decimals of an amount: the most that amounts of its unit show here."""
        if token.type != "amount":
            return token.decimals
        return max(token.decimals, self._decimals[token.unit])

    def interval(self, token: Token) -> Interval:
        """What an amount may stand for, in 元; counts are exact."""
        if token.type == "count":
            return Interval.exact(token.value)
        return Interval.of(token.value, self.decimals(token)).scale(factor(token))

    def money(self, value: Decimal, like: Token, *others: Token) -> str:
        """A value in 元 in the notation of a token, unit included."""
        places = max(
            [like.decimals, *(o.decimals for o in others if o.unit == like.unit)]
        )
        number = half_up(_CONTEXT.divide(value, factor(like)), places)
        return f"{number:f}{like.unit}"

    def plain(self, token: Token, like: Token) -> str:
        """A token's number as a proof shows it, in the unit of another token."""
        if token.unit == like.unit or token.type == "count":
            return f"{token.value:f}"
        value = _CONTEXT.divide(token.value * factor(token), factor(like)).normalize()
        return f"{value:f}"

    def word(self, token: Token) -> str:
        return self.text[token.start : token.end]

    # -- names -------------------------------------------------------------

    def find(
        self,
        core: str,
        *,
        unit: Token | None = None,
        year: int | None = None,
        kind: str = "",
        label: Label | None = None,
        skip: Figure | None = None,
        at: int | None = None,
        sure: int = 2,
    ) -> list[Figure]:
        """Figures of an item, the nearest before ``at`` first, then those after."""
        found = []
        for figure in self.frames.figures:
            if figure is skip or likeness(core, figure.core) < sure:
                continue
            if unit is not None and not same_dimension(unit, figure.token):
                continue
            if year is not None and figure.year != year:
                continue
            if kind and figure.kind and not same_kind(kind, figure.kind):
                continue
            if label is not None and not may_be_same(label, figure.label):
                continue
            found.append(figure)
        spot = at if at is not None else len(self.text)
        found.sort(key=lambda f: (f.start > spot, f.is_inline, abs(spot - f.start)))
        return found

    # -- verdicts ----------------------------------------------------------

    def tell(self, verdict: Verdict) -> None:
        self.verdicts.append(verdict)

    def passed(self, kind: str) -> None:
        self.account.passed[kind] += 1

    def unparsed(self, kind: str) -> None:
        self.account.unparsed[kind] += 1


def factor(token: Token) -> Decimal:
    """元 per unit of an amount; 1 for counts."""
    return _UNITS.get(token.unit, Decimal(1)) if token.type == "amount" else Decimal(1)


def value_of(token: Token) -> Decimal:
    """An amount in 元, a count as it is."""
    return token.value * factor(token)


_PERSONS = {"人", "名"}


def same_dimension(one: Token, other: Token) -> bool:
    """True for two amounts of money, or two counts of one thing."""
    if one.type != other.type:
        return False
    if one.type == "amount" or one.unit == other.unit:
        return True
    return {one.unit, other.unit} == _PERSONS


def same_kind(one: str, other: str) -> bool:
    """True where two kinds may be meant by one name: 预算 is initial or adjusted."""
    if one == other or not one or not other:
        return True
    return "budget" in (one, other) and {one, other} <= BUDGETS


def is_spent(figure: Figure) -> bool:
    return figure.kind in (ACTUAL, "")


def corners(
    function: Callable[..., Decimal | None], *intervals: Interval
) -> Interval | None:
    """The range of a function monotone in each figure; None where it has none."""
    values = []
    for ends in product(*((one.low, one.high) for one in intervals)):
        value = function(*ends)
        if value is None:
            return None
        values.append(value)
    return Interval(min(values), max(values))


def quotient(top: Decimal, bottom: Decimal) -> Decimal | None:
    """top ÷ bottom; None where the divisor is not positive."""
    return _CONTEXT.divide(top, bottom) if bottom > 0 else None


def rate_fits(found: Interval, rate: Token) -> bool:
    """True where a written percentage agrees with a range of ratios, sign aside."""
    hundredth = Decimal("0.01")
    claimed = Interval.of(abs(rate.value), rate.decimals).scale(hundredth)
    if rate.unit == "倍":
        claimed = (
            Interval.of(abs(rate.value) / 100, max(0, rate.decimals + 1))
            if rate.decimals
            else Interval.of(abs(rate.value) / 100, 1)
        )
        one = Interval.exact(1)
        return claimed.overlaps(abs(found)) or claimed.overlaps(abs(found) + one)
    return claimed.overlaps(abs(found))


def percent(ratio: Decimal, decimals: int) -> str:
    """A ratio as a percentage: 0.15584 with 2 decimals is 15.58%."""
    return f"{half_up(ratio * 100, decimals):f}%"


def shown_percent(ratio: Decimal, like: Token, signed: bool = False) -> str:
    """A ratio in the notation of a written percentage, its size only."""
    return percent(ratio if signed else abs(ratio), like.decimals)


def is_cut_off(ratio: Decimal, rate: Token) -> bool:
    """True where a percentage is off by at most one unit of its last decimal."""
    unit = Decimal((0, (1,), -rate.decimals))
    right = half_up(abs(ratio) * 100, rate.decimals)
    return rate.decimals > 0 and abs(right - abs(rate.value)) <= unit


def owner_text(figure: Figure | None) -> str:
    """An item's name as written, for the finding's label."""
    if figure is None:
        return ""
    return re.sub(r"^[,;:。]+", "", figure.label.text)
