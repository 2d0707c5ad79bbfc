"""A standard read into a scoring function, with every reading its text allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.model.scoring import Readings
from selfeval_xl.scoring.primitives import (
    ratio_forward,
    ratio_reverse,
    steps_in,
    within,
)
from selfeval_xl.scoring.standards.conditions import State
from selfeval_xl.scoring.standards.parts import (
    Award,
    Part,
    Proportion,
    Reckoned,
    Step,
    Worth,
)

_HUNDRED = Decimal(100)
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Scored:
    """Points one reading of a standard gives.

    ``reading`` is "" where the text has one meaning, else floor, ceil or linear
    (steps), linear or inverse (less is better), scaled (between two bounds), open
    (an end of a band that the text leaves open).
    """

    points: Decimal
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Standard:
    """What a 评分标准 says.

    ``reason`` is "" where the text is understood, else why it gives no function: a
    slug of REASONS. ``unit`` is what values are in: "%" (95 means 95 %), "" or
    what is counted. ``is_bound`` where deductions that a person judges come on
    top: the points are then the most there can be. ``if_none`` is what a row is
    worth that does not apply. ``is_size`` where only the size of a rate counts.
    """

    text: str
    parts: tuple[Part, ...] = ()
    unit: str = ""
    is_bound: bool = False
    if_none: Worth | None = None
    reason: str = ""
    is_size: bool = False

    @property
    def is_understood(self) -> bool:
        return not self.reason

    @property
    def largest(self) -> Decimal:
        """The largest figure values are compared with, 0 where there is none."""
        ends = [
            abs(end)
            for part in self.parts
            if not isinstance(part, Step) and part.condition is not None
            for end in part.condition.ends
        ]
        ends += [abs(part.base) for part in self.parts if isinstance(part, Step)]
        return max(ends, default=_ZERO)

    def scores(
        self, value: Decimal, weight: Decimal, readings: Readings | None = None
    ) -> tuple[Scored, ...]:
        """The points of a value under each reading; () where the text is silent.

        ``value`` is in the standard's unit. Points are from 0 to the weight.
        """
        judge = _Judge(self, value, weight, readings or Readings())
        found: dict[Decimal, Scored] = {}
        for one in judge.scores():
            points = within(one.points, weight)
            found.setdefault(points, Scored(points, one.reading))
        if len(found) == 1:  # all readings agree
            return (Scored(points),)
        return tuple(found.values())

    def fits_weight(self, weight: Decimal) -> bool:
        """True where the points the text names are those of the weight."""
        named = [
            part.worth.points
            for part in self.parts
            if isinstance(part, Award)
            and part.worth.points is not None
            and not part.worth.is_loss
        ]
        if any(
            isinstance(part, Reckoned) and part.formula.named not in (None, weight)
            for part in self.parts
        ):
            return False
        if not named:
            return True
        is_open = any(
            isinstance(part, Proportion | Reckoned)
            or (isinstance(part, Award) and part.worth.share is not None)
            or (isinstance(part, Award) and part.worth.is_loss)
            or (isinstance(part, Step) and part.adds)
            for part in self.parts
        )
        return max(named) == weight or (is_open and max(named) < weight)


class _Judge:
    """Applies one standard to one value."""

    def __init__(
        self, standard: Standard, value: Decimal, weight: Decimal, readings: Readings
    ) -> None:
        self.parts = standard.parts
        self.unit = standard.unit
        self.value = abs(value) if standard.is_size else value
        self.weight = weight
        self.readings = readings

    def scores(self) -> Iterator[Scored]:
        steps = self._steps()
        replaced = [step.origin for step in steps]
        settled = [part for part in self._settled() if part not in replaced]
        if settled:
            name = "open" if len(settled) > 1 else ""
            for one in settled:
                yield from self._of(one, name)
            return
        if steps:
            if len(steps) == 1:
                yield from self._stepped(steps[0])
            return
        for rest in self.parts:
            if not isinstance(rest, Step) and rest.condition is None:
                yield from self._of(rest, "")
        yield from self._beyond()

    def _steps(self) -> list[Step]:
        return [
            part
            for part in self.parts
            if isinstance(part, Step)
            and part.excess(self.value) > 0
            and (part.within is None or part.within.state(self.value) != State.NO)
        ]

    def _settled(self) -> list[Award | Proportion | Reckoned]:
        """The parts whose condition the value meets, the narrowest of nested ones."""
        met: list[Award | Proportion | Reckoned] = []
        open_: list[Award | Proportion | Reckoned] = []
        for part in self.parts:
            if isinstance(part, Step) or part.condition is None:
                continue
            state = part.condition.state(self.value)
            if state is State.YES:
                met.append(part)
            elif state is State.OPEN:
                open_.append(part)
        return _narrowest(met) if met else open_

    def _beyond(self) -> Iterator[Scored]:
        """More than a point asked for ("100%得满分" and 103 %) may count as reached."""
        for part in self.parts:
            if not isinstance(part, Award) or part.condition is None:
                continue
            point = part.condition
            if point.is_point and point.low and self.value > point.low > 0:
                yield Scored(part.worth.of(self.weight), "open")

    def _of(self, part: Award | Proportion | Reckoned, name: str) -> Iterator[Scored]:
        if isinstance(part, Award):
            yield Scored(part.worth.of(self.weight), name)
        elif isinstance(part, Proportion):
            yield from self._shared()
        else:
            rate = self.value / _HUNDRED if self.unit == "%" else self.value
            points = part.formula.points(rate, self.weight)
            if points is not None:
                yield Scored(points, name)

    def _stepped(self, step: Step) -> Iterator[Scored]:
        modes = (step.mode,) if step.mode else self.readings.step_modes
        start = step.start.of(self.weight)
        for mode in modes:
            count = steps_in(step.excess(self.value), step.size, mode)
            change = count * step.worth.amount(self.weight)
            points = start + change if step.adds else start - change
            if step.least is not None:
                points = max(points, step.least.of(self.weight))
            yield Scored(points, mode)

    def _shared(self) -> Iterator[Scored]:
        """In proportion to the bound of full marks; 100 % where there is none."""
        full = [
            part.condition
            for part in self.parts
            if isinstance(part, Award)
            and part.condition is not None
            and part.worth.of(self.weight) == self.weight
        ]
        if not full and self.unit == "%":
            yield Scored(ratio_forward(self.weight, _HUNDRED, self.value))
        for bound in full:
            if bound.low is not None and bound.low > 0 and self.value < bound.low:
                yield Scored(ratio_forward(self.weight, bound.low, self.value))
                yield from self._scaled(bound.low)
            elif bound.high is not None and self.value > bound.high:
                for mode in self.readings.reverse_modes:
                    points = ratio_reverse(self.weight, bound.high, self.value, mode)
                    yield Scored(points, mode)
                yield from self._scaled(bound.high)

    def _scaled(self, best: Decimal) -> Iterator[Scored]:
        """From nothing at the bound of no marks to everything at ``best``."""
        for part in self.parts:
            if not isinstance(part, Award) or part.condition is None:
                continue
            worst = part.condition.high if part.condition.low is None else None
            if part.condition.high is None:
                worst = part.condition.low
            is_nothing = part.worth.of(self.weight) == 0
            if is_nothing and worst is not None and worst != best:
                share = (self.value - worst) / (best - worst)
                yield Scored(self.weight * share, "scaled")


def _narrowest(
    met: list[Award | Proportion | Reckoned],
) -> list[Award | Proportion | Reckoned]:
    """Of conditions with one end, the tightest; "≥90%" before "≥60%".

    A condition with two ends is narrower than one with one.
    """
    closed = [p for p in met if p.condition and len(p.condition.ends) == 2]
    if closed:
        return closed
    lows = [p for p in met if p.condition and p.condition.high is None]
    highs = [p for p in met if p.condition and p.condition.low is None]
    found: list[Award | Proportion | Reckoned] = []
    if lows:
        best = max(p.condition.low or _ZERO for p in lows if p.condition)
        found += [p for p in lows if p.condition and p.condition.low == best]
    if highs:
        least = min(p.condition.high or _ZERO for p in highs if p.condition)
        found += [p for p in highs if p.condition and p.condition.high == least]
    return found
