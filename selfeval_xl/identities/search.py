"""Find the cells whose change would make broken identities hold and break none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import permutations

from selfeval_xl.identities.equations import LIMIT
from selfeval_xl.identities.slips import likely_values
from selfeval_xl.identities.trial import Network, Trial
from selfeval_xl.values import Interval
from selfeval_xl.values.rounding import EXACT, half_up

# A pair is looked for only where this many cells are in question.
_MOST_CELLS = 40
_MOST_PROPOSALS = 6


@dataclass(frozen=True, slots=True)
class Solution:
    """One cell and a value with which all it touches holds.

    ``is_clean`` is False where a sum that was exact would hold by rounding only.
    """

    key: str
    value: Decimal
    trial: Trial
    is_clean: bool = True


Pair = tuple[Solution, Solution]


def cells_of(network: Network, failed: set[int]) -> list[str]:
    """Cells that stand in the broken identities or feed a formula that does."""
    found = {key: None for at in sorted(failed) for key in network.equations[at].keys}
    for key in list(found):
        found.update(dict.fromkeys(_feeding(network, key)))
    return list(found)


def _feeding(network: Network, key: str) -> list[str]:
    """Cells a formula cell reckons from, through other formula cells."""
    found: dict[str, None] = {}
    queue = [key]
    for near in queue:
        if not network.is_formula(near):
            continue
        for at in network.by_key[near]:
            if network.is_computed_by(near, at):
                fresh = [k for k in network.equations[at].keys if k not in found]
                found.update(dict.fromkeys(fresh))
                queue.extend(k for k in fresh if k != near)
    return list(found)


def local(network: Network, key: str, trial: Trial) -> Solution | None:
    """A value of the cell with which every identity it touches holds."""
    touched = network.touching(network.closure(key))
    found: Solution | None = None
    for value in _proposals(network, key, trial, frozenset()):
        after = trial.with_value(key, value)
        is_clean = _verdict(network, touched, trial, after)
        if is_clean:
            return Solution(key, value, after)
        if is_clean is not None and found is None:
            found = Solution(key, value, after, is_clean=False)
    return found


def _verdict(
    network: Network, touched: set[int], before: Trial, after: Trial
) -> bool | None:
    """None where an identity is broken, False where one that was exact no longer is."""
    slacks = {at: after.slack(at) for at in touched}
    if None in slacks.values():
        return None
    return all(not slack or before.slack(at) != "" for at, slack in slacks.items())


def singles(network: Network, failed: set[int], trial: Trial) -> list[Solution]:
    """Every cell that alone mends all the broken identities."""
    found = []
    for key in cells_of(network, failed):
        if failed <= network.touching(network.closure(key)):
            solution = local(network, key, trial)
            if solution:
                found.append(solution)
    return [one for one in found if one.is_clean] or found


def pairs(network: Network, failed: set[int], trial: Trial) -> list[Pair]:
    """Every two cells that together mend all the broken identities."""
    cells = cells_of(network, failed)
    if len(cells) > _MOST_CELLS:
        return []
    touch = {key: network.touching(network.closure(key)) for key in cells}
    found: dict[frozenset[str], Pair] = {}
    for one, other in permutations(cells, 2):
        names = frozenset((one, other))
        if names in found or not failed <= touch[one] | touch[other]:
            continue
        if failed <= touch[one] and failed <= touch[other]:
            continue  # nothing tells the two apart
        pair = _pair(network, one, other, trial, touch[one] | touch[other])
        if pair:
            found[names] = pair
    clean = [pair for pair in found.values() if pair[0].is_clean]
    return clean or list(found.values())


def _pair(
    network: Network, one: str, other: str, trial: Trial, touched: set[int]
) -> Pair | None:
    avoid = network.closure(other)
    found: Pair | None = None
    for first in _proposals(network, one, trial, avoid):
        between = trial.with_value(one, first)
        for second in _proposals(network, other, between, frozenset()):
            after = between.with_value(other, second)
            is_clean = _verdict(network, touched, trial, after)
            if is_clean is None or (found and not is_clean):
                continue
            found = (
                Solution(one, first, after, is_clean),
                Solution(other, second, after, is_clean),
            )
            if is_clean:
                return found
    return found


def _proposals(
    network: Network, key: str, trial: Trial, avoid: frozenset[str]
) -> list[Decimal]:
    """Values the cell may have by the identities it stands in, the best first.

    What a sum gives comes first, then what a usual slip would undo, then what is
    left within the rounding of rates. Identities with a key of ``avoid`` are left
    aside.
    """
    closure = network.closure(key)
    usable = [
        at
        for at in network.by_key[key]
        if not avoid & network.equations[at].key_set
        and closure & network.equations[at].key_set == {key}
    ]
    broken = [at for at in usable if not trial.holds(at)]
    spans = _allowed(network, key, trial, [*broken, *_others(usable, broken)])
    if spans is None:
        return []
    found = list(_exact(network, key, trial, [*broken, *_others(usable, broken)]))
    if broken:
        found += _slips(network, key, spans)
    found += _through(network, key, trial, avoid)
    if broken:
        found += _estimates(network, key, trial, broken, spans)
    places = network.figures.places(network.figures.fields[key])
    kept: dict[Decimal, None] = {}
    for value in found:
        value = half_up(value, places)
        if not spans or any(span.contains(value) for span in spans):
            kept[value] = None
    if key in trial:
        kept.pop(trial[key].value, None)
    return list(kept)[:_MOST_PROPOSALS]


def _others(usable: list[int], broken: list[int]) -> list[int]:
    return [at for at in usable if at not in broken]


def _allowed(
    network: Network, key: str, trial: Trial, numbers: list[int]
) -> list[Interval] | None:
    """Where the cell's value may lie; [] for anywhere, None for nowhere."""
    figure = trial.get(key)
    places = network.figures.places(network.figures.fields[key])
    half = Decimal(5).scaleb(-places - 1) if figure is None else figure.half
    spans: list[Interval] = []
    for at in numbers:
        here = [
            Interval(one.low - half, one.high + half) for one in trial.ranges(at, key)
        ]
        if not here:
            continue
        spans = [
            both
            for one in spans or here
            for other in here
            if (both := one.intersect(other)) is not None
        ]
        if not spans:
            return None
    return spans


def _exact(
    network: Network, key: str, trial: Trial, numbers: list[int]
) -> Iterator[Decimal]:
    """What the sums give, and the ratios where the cell is their left side."""
    for is_sum in (True, False):
        for at in numbers:
            equation = network.equations[at]
            if equation.shape.is_linear is is_sum and (is_sum or equation.left == key):
                value = trial.value(at, key)
                if value is not None:
                    yield value


def _through(
    network: Network, key: str, trial: Trial, avoid: frozenset[str]
) -> Iterator[Decimal]:
    """What the cell must be for a formula cell that follows it to be right."""
    for name, at in network.dependants(key):
        equation = network.equations[at]
        if key not in equation.key_set or name in avoid or network.by_key[name] == [at]:
            continue
        for value in _proposals(network, name, trial, avoid | {key})[:2]:
            figure = network.figures.refigured(name, value)
            own = trial.with_figure(name, figure).value(at, key)
            if own is not None:
                yield own


def _slips(network: Network, key: str, spans: list[Interval]) -> Iterator[Decimal]:
    """The value from which a usual slip leads to what the cell says, if one fits."""
    figure = network.figures.by_key.get(key)
    closed = [span for span in spans if span.width < LIMIT]
    if figure is None or not closed:
        return
    places = network.figures.places(network.figures.fields[key])
    slips = {half_up(value, places) for value in likely_values(figure)}
    fitting = [value for value in slips if any(s.contains(value) for s in closed)]
    if len(fitting) == 1:
        yield fitting[0]


def _estimates(
    network: Network,
    key: str,
    trial: Trial,
    broken: list[int],
    spans: list[Interval],
) -> Iterator[Decimal]:
    """What the ratios that the cell is part of would make it, and near there."""
    unit = Decimal(1).scaleb(-network.figures.places(network.figures.fields[key]))
    for span in spans:
        if span.width < LIMIT:
            yield span.midpoint
    for at in broken:
        value = trial.value(at, key)
        if value is not None:
            yield value
    for span in spans:
        for end, rounding in ((span.low, ROUND_CEILING), (span.high, ROUND_FLOOR)):
            if abs(end) < LIMIT:
                yield end.quantize(unit, rounding, EXACT)


def components(network: Network, failed: Iterable[int]) -> list[set[int]]:
    """Broken identities that share a cell, or a formula cell's inputs."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    numbers = list(failed)
    for at in numbers:
        first, *others = cells_of(network, {at})
        for key in others:
            parent[root(key)] = root(first)
    groups: dict[str, set[int]] = {}
    for at in numbers:
        groups.setdefault(root(network.equations[at].keys[0]), set()).add(at)
    return list(groups.values())
