"""Identities over a form's figures: do they hold, and what must one field be?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from selfeval_xl.identities.expression import Shape, read_formula
from selfeval_xl.identities.figures import ZERO, Figure
from selfeval_xl.identities.network import Identity
from selfeval_xl.identities.solving import range_of, value_of
from selfeval_xl.values import Interval
from selfeval_xl.values.rounding import half_up

STORED = Decimal("1e-6")
"""Stored figures of a sum this near are equal."""
_STORED_RATIO = Decimal("1e-9")
LIMIT = Decimal("1e40")
"""Stands for no limit: far beyond any amount, and still safe to reckon with."""

_REMEMBERED = 2048  # every copy of a form has the same equations

Look = Mapping[str, Figure]


@dataclass(frozen=True)
class Equation:
    """An identity read: its shape, and the key at each of the shape's positions.

    ``zeros`` are the keys whose blank cells count as 0 in it.
    """

    identity: Identity
    shape: Shape
    keys: tuple[str, ...]
    zeros: frozenset[str] = frozenset()

    @classmethod
    def read(cls, identity: Identity) -> Equation:
        """Raises ValueError where the identity's formula is none."""
        return _equation(identity)

    @property
    def left(self) -> str | None:
        """The key that alone is the left side."""
        at = self.shape.left
        return None if at is None else self.keys[at]

    @property
    def anchor(self) -> str:
        """The derived cell: the left side, or the one key a bound compares with."""
        if self.left is not None:
            return self.left
        first = self.shape.right_tokens[0]
        return self.keys[first if isinstance(first, int) else 0]

    @cached_property
    def positions(self) -> dict[str, int]:
        return {key: at for at, key in enumerate(self.keys)}

    @cached_property
    def key_set(self) -> frozenset[str]:
        return frozenset(self.keys)

    @cached_property
    def slopes(self) -> dict[str, Decimal]:
        """Key -> factor in the residual of a linear equation."""
        terms = self.shape.residuals[0]
        return {self.keys[p[0]]: factor for p, factor in terms.items() if p}

    @property
    def terms(self) -> Iterator[tuple[str, Decimal]]:
        """The slopes of a linear equation, where they are needed once only."""
        keys = self.keys
        for powers, factor in self.shape.residuals[0].items():
            if powers:
                yield keys[powers[0]], factor

    @property
    def constant(self) -> Decimal:
        return self.shape.residuals[0].get((), Decimal(0))

    @property
    def is_equality(self) -> bool:
        return self.shape.relation == "="

    def figure(self, key: str, figures: Look) -> Figure:
        """The key's figure; KeyError where it has none and counts as none."""
        found = figures.get(key)
        if found is None and key in self.zeros:
            return ZERO
        return figures[key] if found is None else found

    def _position(self, key: str) -> int:
        at = self.shape.left
        return at if at is not None and self.keys[at] == key else self.positions[key]

    def value(self, key: str, figures: Look) -> Decimal | None:
        """What the key must be by the stored figures of the others.

        None where it cannot be told: a bound, a zero divisor, two solutions.
        """
        if not self.is_equality:
            return None
        solved = self.shape.solved(self._position(key))
        is_magnitude = self.shape.right.is_abs
        if not solved or (is_magnitude and key != self.left):
            return None
        found = value_of(
            *solved[0], lambda at: self.figure(self.keys[at], figures).value
        )
        return abs(found) if is_magnitude and found is not None else found

    def ranges(self, key: str, figures: Look, *, cut: bool = False) -> list[Interval]:
        """Where the key may lie by the intervals of the others; any of the list.

        An empty list: it may lie anywhere. ``cut`` lets the left side be cut off
        instead of rounded.
        """

        def look(at: int) -> Interval:
            name = self.keys[at]
            figure = self.figure(name, figures)
            if cut and name == self.left:
                return figure.interval.hull(cut_off(figure))
            return figure.interval

        found = []
        for slope, rest in self.shape.solved(self._position(key)):
            here = range_of(slope, rest, look)
            if here is None:
                return []
            found.append(here)
        if self.shape.right.is_abs and key == self.left:
            return [abs(found[0])]
        return found

    def holds(self, figures: Look) -> str | None:
        """How a ratio holds: "", "truncated", or None where it does not.

        Raises ZeroDivisionError where its denominator is zero.
        """
        assert self.left is not None
        figure = self.figure(self.left, figures)
        value = self.value(self.left, figures)
        if value is None:
            raise ZeroDivisionError(self.identity.id)
        near = abs(value - figure.value) <= _STORED_RATIO
        if near or half_up(value, figure.places) == figure.value:
            return ""
        ranges = self.ranges(self.left, figures)
        if not ranges or ranges[0].overlaps(figure.interval):
            return ""
        return "truncated" if _is_cut(figure, ranges[0]) else None


@lru_cache(_REMEMBERED)
def _equation(identity: Identity) -> Equation:
    return Equation(identity, *read_formula(identity.formula))


def half_line(slope: Decimal, end: Interval) -> Interval:
    """Where x may lie with slope · x <= slope · end."""
    if slope > 0:
        return Interval(-LIMIT, end.high)
    return Interval(end.low, LIMIT)


def residual_slack(
    equation: Equation, value: Decimal, interval: Interval, figures: Look
) -> str | None:
    """How a sum holds by its residual: "", "rounding", or None where it does not.

    Stored figures that agree while the shown ones are off count as rounding.
    """
    if not equation.is_equality:
        if value <= STORED:
            return ""
        return "rounding" if interval.low <= 0 else None
    if abs(value) <= STORED:
        shown = equation.constant
        for key, slope in equation.terms:
            shown += slope * equation.figure(key, figures).shown
        return "rounding" if abs(shown) > STORED else ""
    return "rounding" if interval.low <= 0 <= interval.high else None


def cut_off(figure: Figure) -> Interval:
    """What a figure stands for that was cut off instead of rounded."""
    unit = Decimal(1).scaleb(-figure.places)
    shown = figure.shown
    low = shown if shown > 0 else shown - unit
    return Interval(low, shown if shown < 0 else shown + unit)


def _is_cut(figure: Figure, computed: Interval) -> bool:
    """True where cutting off a computed value gives the figure shown."""
    stood_for, shown = cut_off(figure), figure.shown
    reaches = computed.overlaps(stood_for)
    if shown > 0:
        return reaches and computed.low < stood_for.high
    if shown < 0:
        return reaches and computed.high > stood_for.low
    return reaches and computed.low < stood_for.high and computed.high > stood_for.low
