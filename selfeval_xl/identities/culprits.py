"""From broken identities to root causes: one violation for each cell to change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.identities.network import Violation
from selfeval_xl.identities.search import (
    Pair,
    Solution,
    cells_of,
    components,
    local,
    pairs,
    singles,
)
from selfeval_xl.identities.slips import Slip, diagnose
from selfeval_xl.identities.trial import Network, Trial
from selfeval_xl.identities.violations import SIGNED, make_violation
from selfeval_xl.model.form import Quantity

_UNIT_FACTORS = ("factor_10000", "factor_1000", "factor_100000000")


def find_violations(network: Network) -> tuple[Violation, ...]:
    """The fewest cells that explain the broken identities, by place."""
    blame = _Blame(network)
    for failed in components(network, network.failed):
        blame.explain_component(failed)
    return tuple(sorted(blame.found, key=lambda one: one.culprit.place.order))


def _as_doubtful(violation: Violation) -> Violation:
    fields = [violation.culprit, *(f for one in violation.broken for f in one.fields)]
    candidates = violation.candidates or tuple({f.key: f for f in fields}.values())
    return replace(violation, is_unique=False, candidates=candidates)


class _Blame:
    """Collects violations, component by component."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.filed = Trial(network)
        self.found: list[Violation] = []
        self._soft: Network | None = None
        self._is_open = False  # an identity of the component stays unexplained

    def explain_component(self, failed: set[int]) -> None:
        self._is_open = False
        self.explain(failed, self.filed)

    def explain(self, failed: set[int], trial: Trial) -> None:
        """Explain one component by one cell, by two, or part by part."""
        alone = self._likely(singles(self.network, failed, trial), failed)
        if len(failed) > 1 and self._are_all_turned(failed, alone):
            return
        # One broken sum is thin evidence against a cell left blank.
        if len(failed) == 1 and alone and all(s.key not in self.filed for s in alone):
            self._blame_left(min(failed))
        elif alone:
            self._blame(self._anchor(alone, failed), alone, failed)
            return
        twins = pairs(self.network, failed, trial)
        followed = [] if len(failed) < 2 else self._followed(failed, trial)
        if followed:
            anchor = self._anchor(followed, failed)
            self._blame(anchor, followed, failed, is_doubtful=bool(twins))
        elif twins:
            self._blame_pair(twins, failed)
        else:
            self._explain_in_parts(failed, trial)

    def _followed(self, failed: set[int], trial: Trial) -> list[Solution]:
        """Single inputs that explain all where typed derived cells follow them."""
        soft = self._soft = self._soft or self.network.softened()
        found = singles(soft, failed, Trial(soft, trial.changed))
        return self._likely(found, failed)

    def _explain_in_parts(self, failed: set[int], trial: Trial) -> None:
        before = len(self.found)
        left, trial = self._peel(failed, trial)
        if left == failed:
            for at in sorted(failed):
                self._blame_left(at)
            self._is_open = True
            return
        still = [at for at in sorted(left) if not trial.holds(at)]
        for part in components(self.network, still):
            self.explain(part, trial)
        if self._is_open:  # what is left unexplained may be a cause of the rest
            for at in range(before, len(self.found)):
                self.found[at] = _as_doubtful(self.found[at])

    def _are_all_turned(self, failed: set[int], alone: Sequence[Solution]) -> bool:
        """Blame the left sides where each has only its sign wrong.

        Decreases entered as plain amounts, in the difference and in the rate, look
        like one wrong input; the inputs are named beside them.
        """
        turned: dict[str, tuple[int, Decimal]] = {}
        for at in sorted(failed):
            equation = self.network.equations[at]
            right = self.filed.value(at, equation.anchor)
            if equation.left is None or not right or equation.left in turned:
                return False
            reverse = -self.filed[equation.left].interval
            ranges = self.filed.ranges(at, equation.left)
            if equation.identity.kind not in SIGNED or not any(
                one.overlaps(reverse) for one in ranges
            ):
                return False
            turned[equation.left] = (at, right)
        names = [one.key for one in alone if one.key not in turned]
        for key, (at, right) in turned.items():
            candidates = [key, *names] if names else []
            self._add(key, right, {at}, not names, candidates)
        return True

    def _likely(self, solutions: list[Solution], failed: set[int]) -> list[Solution]:
        """Leave out formula cells that reckon rightly where a typed cell fits."""
        lefts = self._lefts(failed)
        typed = [
            one
            for one in solutions
            if one.key in lefts or not self.network.is_formula(one.key)
        ]
        return typed or solutions

    def _lefts(self, failed: set[int]) -> set[str]:
        return {self.network.equations[at].anchor for at in failed}

    def _anchor(self, solutions: Sequence[Solution], failed: set[int]) -> Solution:
        """The one to change: a slip of the unit, else the derived cell."""
        fields = self.network.figures.fields
        lefts = self._lefts(failed)
        if len(solutions) > 1:
            scaled = [one for one in solutions if self._is_scaled(one, failed)]
            if len(scaled) == 1:
                return scaled[0]

        def rank(one: Solution) -> tuple[bool, bool, bool, bool]:
            field = fields[one.key]
            return (
                one.key not in lefts,
                not field.is_derived,
                field.quantity is not Quantity.RATIO,
                one.key not in self.filed,
            )

        return min(solutions, key=rank)

    def _slip(self, solution: Solution, failed: set[int]) -> Slip:
        equations = [self.network.equations[at] for at in sorted(failed)]
        field = self.network.figures.fields[solution.key]
        return diagnose(field, self._right(solution, failed), equations, self.filed)

    def _right(self, solution: Solution, failed: set[int]) -> Decimal | None:
        """The likeliest right value; none where nothing but a bound is broken."""
        touched = failed & self.network.touching(self.network.closure(solution.key))
        is_told = any(self.network.equations[at].is_equality for at in touched)
        return solution.value if is_told else None

    def _blame(
        self,
        anchor: Solution,
        fitting: Sequence[Solution],
        failed: set[int],
        *,
        is_doubtful: bool = False,
    ) -> None:
        """Add one violation; ``fitting`` are all cells that would explain it."""
        keys = [one.key for one in fitting]
        if len(failed) == 1 and self._is_left_better(anchor, keys, failed):
            self._blame_left(min(failed), keys)
            return
        is_unique = len(keys) == 1 and not is_doubtful
        self._add(
            anchor.key,
            self._right(anchor, failed),
            failed,
            is_unique,
            [] if is_unique else keys,
        )

    def _is_left_better(
        self, anchor: Solution, keys: Sequence[str], failed: set[int]
    ) -> bool:
        """True where several inputs tie and none of them bears a slip's mark."""
        (at,) = failed
        is_input = anchor.key not in self._lefts(failed)
        is_tie = len(keys) > 1 and self.network.equations[at].is_equality
        return is_input and is_tie and not self._is_scaled(anchor, failed)

    def _is_scaled(self, solution: Solution, failed: set[int]) -> bool:
        """True for an amount that is off by the factor of a money unit."""
        field = self.network.figures.fields[solution.key]
        return (
            field.quantity is Quantity.AMOUNT
            and self._slip(solution, failed).diagnosis in _UNIT_FACTORS
        )

    def _blame_pair(self, twins: Sequence[Pair], failed: set[int]) -> None:
        """Add a violation for each of the two likeliest cells."""
        chosen = min(twins, key=lambda twin: self._pair_rank(twin, failed))
        rest = set(failed)
        for at, one in enumerate(chosen):
            other = chosen[1 - at]
            own = rest & self.network.touching(self.network.closure(one.key))
            if at == 0:
                shared = own & self.network.touching(self.network.closure(other.key))
                own = own - shared or own
            rest -= own
            is_unique = all(one.key in {s.key for s in twin} for twin in twins)
            keys = dict.fromkeys([one.key])
            for twin in twins:
                names = [s.key for s in twin]
                if other.key in names:
                    keys.update(dict.fromkeys(k for k in names if k != other.key))
            self._add(
                one.key,
                self._right(one, own or failed),
                own or failed,
                is_unique,
                [] if is_unique else list(keys),
            )

    def _pair_rank(self, twin: Pair, failed: set[int]) -> tuple[int, int]:
        lefts = self._lefts(failed)
        fields = self.network.figures.fields
        return (
            sum(one.key not in lefts for one in twin),
            sum(not fields[one.key].is_derived for one in twin),
        )

    def _peel(self, failed: set[int], trial: Trial) -> tuple[set[int], Trial]:
        """Take off cells that each mend all they touch, those that mend most first."""
        cover: list[tuple[Solution, frozenset[int]]] = []
        menders: dict[int, list[int]] = defaultdict(list)
        for key in cells_of(self.network, failed):
            mended = self.network.touching(self.network.closure(key)) & failed
            solution = local(self.network, key, trial) if mended else None
            if solution:
                for at in mended:
                    menders[at].append(len(cover))
                cover.append((solution, frozenset(mended)))
        left = set(failed)
        groups: dict[frozenset[int], list[Solution]] = {}
        for solution, touched in cover:
            groups.setdefault(touched, []).append(solution)
        for touched in sorted(groups, key=lambda one: (-len(one), min(one))):
            if not touched <= left:
                continue
            alone = self._likely(groups[touched], set(touched))
            anchor = self._anchor(alone, set(touched))
            near = sorted({one for at in touched for one in menders[at]})
            rivals = [cover[i][0] for i in near if len(cover[i][1]) >= len(touched)]
            self._blame(anchor, rivals if len(rivals) > 1 else [anchor], set(touched))
            trial = trial.with_value(anchor.key, anchor.value)
            left -= touched
        return left, trial

    def _blame_left(self, at: int, candidates: Sequence[str] = ()) -> None:
        """Add a broken identity whose left side is named for want of a culprit."""
        equation, key = self.network.equations[at], self.network.equations[at].anchor
        right = equation.value(key, self.filed) if equation.is_equality else None
        self._add(key, right, {at}, False, candidates or (key, *equation.keys))

    def _add(
        self,
        key: str,
        right: Decimal | None,
        failed: set[int],
        is_unique: bool,
        candidates: Sequence[str],
    ) -> None:
        self.found.append(
            make_violation(self.filed, key, right, failed, is_unique, candidates)
        )
