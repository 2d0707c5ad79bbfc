"""What a standard is made of: points for values, steps, shares, formulas."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.scoring.standards.conditions import Condition
from selfeval_xl.scoring.standards.formulas import Formula

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Worth:
    """Points as the text gives them: a number, a share of the weight, or a loss."""

    points: Decimal | None = None
    share: Decimal | None = None
    is_loss: bool = False

    def of(self, weight: Decimal) -> Decimal:
        """The points this is worth for a weight, at least 0."""
        amount = self.amount(weight)
        return max(weight - amount, _ZERO) if self.is_loss else amount

    def amount(self, weight: Decimal) -> Decimal:
        """The points named, whether gained or lost."""
        if self.points is not None:
            return self.points
        return weight * (self.share if self.share is not None else 1)


FULL, NOTHING = Worth(share=Decimal(1)), Worth(points=_ZERO)


@dataclass(frozen=True, slots=True)
class Award:
    """Points where a condition holds; None: in all other cases."""

    condition: Condition | None
    worth: Worth


@dataclass(frozen=True, slots=True)
class Step:
    """A deduction (or addition) for each ``size`` beyond ``base``.

    ``direction`` is 1 above the base, -1 below it, 0 on both sides. ``start`` is
    what the base itself is worth, ``origin`` the award that says so. ``within``
    are the only values it is for, None: all. ``mode`` is "" where the text does
    not say how a part of a step counts. ``least`` is what is left at worst.
    """

    direction: int
    base: Decimal
    size: Decimal
    worth: Worth
    start: Worth = FULL
    origin: Award | None = None
    adds: bool = False
    within: Condition | None = None
    mode: str = ""
    least: Worth | None = None
    unit: str = ""

    def excess(self, value: Decimal) -> Decimal:
        """How far the value lies beyond the base, at most 0 where it does not."""
        if self.direction == 0:
            return abs(value - self.base)
        return (value - self.base) * self.direction


@dataclass(frozen=True, slots=True)
class Proportion:
    """Points in proportion where a condition holds; None: in all other cases."""

    condition: Condition | None


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Points by a formula where a condition holds; None: in all other cases."""

    condition: Condition | None
    formula: Formula


Part = Award | Step | Proportion | Reckoned
