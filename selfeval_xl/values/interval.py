"""Closed intervals of Decimals: what a written, rounded number may stand for."""

from __future__ import annotations

from decimal import Context, Decimal

from selfeval_xl.record import record
from selfeval_xl.values.rounding import half_unit

# Sixty digits: ends built from 15-digit cells stay exact through sums and
# products, and a quotient is off by less than 1e-25 of the last shown digit.
_CONTEXT = Context(prec=60)


@record
class Interval:
    """All values from ``low`` to ``high``, both included.

    Raises ValueError where ``low`` is above ``high``.
    """

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"interval from {self.low} down to {self.high}")

    @classmethod
    def exact(cls, value: Decimal | int) -> Interval:
        """The interval that holds one value."""
        point = Decimal(value)
        return cls(point, point)

    @classmethod
    def of(cls, value: Decimal, decimals: int) -> Interval:
        """Values that a number written with so many decimals may stand for."""
        half = half_unit(decimals)
        return cls(_CONTEXT.subtract(value, half), _CONTEXT.add(value, half))

    @property
    def width(self) -> Decimal:
        return _CONTEXT.subtract(self.high, self.low)

    @property
    def midpoint(self) -> Decimal:
        return _CONTEXT.divide(_CONTEXT.add(self.low, self.high), Decimal(2))

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            _CONTEXT.add(self.low, other.low), _CONTEXT.add(self.high, other.high)
        )

    def __sub__(self, other: Interval) -> Interval:
        return Interval(
            _CONTEXT.subtract(self.low, other.high),
            _CONTEXT.subtract(self.high, other.low),
        )

    def __neg__(self) -> Interval:
        return Interval(_CONTEXT.minus(self.high), _CONTEXT.minus(self.low))

    def __abs__(self) -> Interval:
        if self.low >= 0:
            return self
        if self.high <= 0:
            return -self
        return Interval(Decimal(0), max(_CONTEXT.minus(self.low), self.high))

    def __mul__(self, other: Interval) -> Interval:
        ends = [
            _CONTEXT.multiply(mine, theirs)
            for mine in (self.low, self.high)
            for theirs in (other.low, other.high)
        ]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        """Divide; raises ZeroDivisionError where the divisor may be zero."""
        if Decimal(0) in other:
            raise ZeroDivisionError("the divisor may be zero")
        ends = [
            _CONTEXT.divide(mine, theirs)
            for mine in (self.low, self.high)
            for theirs in (other.low, other.high)
        ]
        return Interval(min(ends), max(ends))

    def __contains__(self, value: object) -> bool:
        if isinstance(value, Interval):
            return self.low <= value.low and value.high <= self.high
        return isinstance(value, Decimal | int) and self.low <= value <= self.high

    def scale(self, factor: Decimal | int) -> Interval:
        """Multiply by an exact number, as a change of unit does."""
        return self * Interval.exact(factor)

    def contains(self, value: Decimal | int | Interval) -> bool:
        """True where the value, or the whole other interval, lies inside."""
        return value in self

    def overlaps(self, other: Interval) -> bool:
        """True where the two have a value in common, an end included."""
        return self.low <= other.high and other.low <= self.high

    def intersect(self, other: Interval) -> Interval | None:
        """The values both hold, None where there are none."""
        if not self.overlaps(other):
            return None
        return Interval(max(self.low, other.low), min(self.high, other.high))

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))
