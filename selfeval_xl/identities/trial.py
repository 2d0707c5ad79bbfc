"""Try other values in cells: what follows from them, and which identities hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from selfeval_xl.findings import Outcome
from selfeval_xl.identities.equations import (
    STORED,
    Equation,
    cut_off,
    half_line,
    residual_slack,
)
from selfeval_xl.identities.evaluation import residual
from selfeval_xl.identities.figures import Figure, Figures
from selfeval_xl.identities.network import Checked
from selfeval_xl.model.form import Quantity
from selfeval_xl.values import Interval

_LONG = 24
_SHORT = 64


class Network:
    """The equations that could be evaluated, by number and by key.

    In a soft one, derived cells that were typed follow their inputs as formulas do:
    the filer reckoned them from a figure that was wrong already.
    """

    def __init__(
        self,
        figures: Figures,
        equations: Sequence[Equation],
        checked: Sequence[Checked],
        *,
        is_soft: bool = False,
    ) -> None:
        self.is_soft = is_soft
        self.figures = figures
        self.equations = equations
        self.checked = checked
        self.failed = [
            at for at, one in enumerate(checked) if one.outcome is Outcome.FAILED
        ]
        self.by_key: dict[str, list[int]] = defaultdict(list)
        for at, one in enumerate(checked):
            if one.outcome in (Outcome.FAILED, Outcome.PASSED):
                for key in equations[at].keys:
                    self.by_key[key].append(at)
        self._residuals: dict[int, tuple[Decimal, Interval]] = {}
        self._dependants: dict[str, tuple[tuple[str, int], ...]] = {}

    def is_formula(self, key: str) -> bool:
        cell = self.figures.fields[key].cell
        return cell is not None and cell.formula is not None

    def dependants(self, key: str) -> tuple[tuple[str, int], ...]:
        """Formula cells that follow the key, each with its equation, nearest first.

        A formula cell on the left of an identity that holds is taken to reckon
        by that identity.
        """
        if key not in self._dependants:
            found: dict[str, int] = {}
            queue = [key]
            for near in queue:
                for at in self.by_key[near]:
                    left = self.equations[at].left
                    if (
                        left is not None
                        and left not in (near, key)
                        and left not in found
                        and self.is_computed_by(left, at)
                    ):
                        found[left] = at
                        queue.append(left)
            self._dependants[key] = tuple(found.items())
        return self._dependants[key]

    def is_computed_by(self, key: str, at: int) -> bool:
        """True where the key's cell is a formula that gives what ``at`` asks."""
        equation = self.equations[at]
        return (
            equation.left == key
            and equation.is_equality
            and self.checked[at].outcome is Outcome.PASSED
            and (self.is_formula(key) or (self.is_soft and self.is_derived(key)))
        )

    def is_derived(self, key: str) -> bool:
        field = self.figures.fields[key]
        return field.is_derived or field.quantity is Quantity.RATIO

    def softened(self) -> Network:
        return Network(self.figures, self.equations, self.checked, is_soft=True)

    def closure(self, key: str) -> frozenset[str]:
        """The key and all formula cells that follow it."""
        return frozenset((key, *(name for name, _ in self.dependants(key))))

    def touching(self, keys: Iterable[str]) -> set[int]:
        """Numbers of the equations in which any of the keys stands."""
        return {at for key in keys for at in self.by_key[key]}

    def residual(self, at: int) -> tuple[Decimal, Interval]:
        """A linear equation's residual by the figures as filed."""
        if at not in self._residuals:
            self._residuals[at] = residual(self.equations[at], self.figures)
        return self._residuals[at]


class Trial(Mapping[str, Figure]):
    """The figures as filed, but for some cells with other values."""

    def __init__(self, network: Network, changed: Mapping[str, Figure] = {}) -> None:
        self.network = network
        self.changed = dict(changed)
        # Residuals are those of a trial before and of what has changed since.
        self._base: Trial | None = None
        self._since = dict.fromkeys(self.changed)
        self._residuals: dict[int, tuple[Decimal, Interval]] = {}

    def __getitem__(self, key: str) -> Figure:
        found = self.changed.get(key)
        return self.network.figures.by_key[key] if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter(self.network.figures.by_key.keys() | self.changed.keys())

    def __len__(self) -> int:
        return len(self.network.figures.by_key.keys() | self.changed.keys())

    def with_value(self, key: str, value: Decimal) -> Trial:
        """The trial with one more cell changed and its formula cells following."""
        figures = self.network.figures
        following = self.with_figure(key, figures.refigured(key, value))
        for name, at in self.network.dependants(key):
            result = following.value(at, name)
            if result is not None and name not in self.changed:
                following._set(name, figures.refigured(name, result))
        return following

    def with_figure(self, key: str, figure: Figure) -> Trial:
        """The trial with one more cell changed, and no other."""
        made = Trial(self.network)
        made.changed = dict(self.changed)
        is_short = len(self._since) < _SHORT
        made._base = self._base if is_short else self
        made._since = dict(self._since) if is_short else {}
        made._set(key, figure)
        return made

    def _set(self, key: str, figure: Figure) -> None:
        self.changed[key] = figure
        self._since[key] = None
        self._residuals.clear()

    def slack(self, at: int) -> str | None:
        """How an equation holds, as ``Checked.slack``; None where it does not."""
        equation = self.network.equations[at]
        if equation.shape.is_linear:
            value, interval = self._residual(at)
            if len(equation.keys) > _LONG and abs(value) <= STORED:
                return ""  # the shown digits of a long sum are not added up again
            return residual_slack(equation, value, interval, self)
        try:
            return equation.holds(self)
        except ZeroDivisionError:
            return None

    def holds(self, at: int) -> bool:
        return self.slack(at) is not None

    def value(self, at: int, key: str) -> Decimal | None:
        """What the key must be by the stored figures of one equation."""
        equation = self.network.equations[at]
        if not equation.shape.is_linear or len(equation.keys) < _LONG:
            return equation.value(key, self)
        if not equation.is_equality:
            return None
        own, slope = self._own(equation, key), equation.slopes[key]
        value, _ = self._residual(at)
        return own.value - value / slope

    def ranges(self, at: int, key: str) -> list[Interval]:
        """Where the key may lie by one equation; an empty list for anywhere."""
        equation = self.network.equations[at]
        if not equation.shape.is_linear:
            is_cut = self.network.checked[at].slack == "truncated"
            found = equation.ranges(key, self, cut=is_cut)
        else:
            slope, own = equation.slopes[key], self._own(equation, key)
            _, whole = self._residual(at)
            term = own.interval.scale(slope)
            rest = Interval(whole.low - term.low, whole.high - term.high)
            end = -rest / Interval.exact(slope)
            found = [end if equation.is_equality else half_line(slope, end)]
        if self.network.checked[at].slack == "truncated" and equation.left == key:
            unit = cut_off(self[key]).width
            found = [Interval(one.low - unit, one.high + unit) for one in found]
        return found

    def _own(self, equation: Equation, key: str) -> Figure:
        return equation.figure(key, self)

    def _residual(self, at: int) -> tuple[Decimal, Interval]:
        """The residual of the base, less the changed terms, with their new values."""
        if at not in self._residuals:
            self._residuals[at] = self._changed_residual(at)
        return self._residuals[at]

    def _changed_residual(self, at: int) -> tuple[Decimal, Interval]:
        equation, base = self.network.equations[at], self._base
        slopes = equation.slopes
        changed = slopes.keys() & self._since.keys()
        if len(slopes) <= _SHORT:
            base, changed = None, slopes.keys() & self.changed.keys()
        before: Mapping[str, Figure]
        if base is None:
            before = self.network.figures.by_key
            value, interval = self.network.residual(at)
        else:
            before = base
            value, interval = base._residual(at)
        low, high = interval.low, interval.high
        for key in changed:
            slope, figure = slopes[key], self.changed[key]
            old = equation.figure(key, before)
            value += slope * (figure.value - old.value)
            new, gone = figure.interval.scale(slope), old.interval.scale(slope)
            low, high = low + new.low - gone.low, high + new.high - gone.high
        return value, Interval(low, high)
