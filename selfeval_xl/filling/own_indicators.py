"""Indicators that the data name themselves, put under the levels of the form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from selfeval_xl.filling.entries import Entry
from selfeval_xl.filling.names import normal
from selfeval_xl.filling.problems import FillError, Remark
from selfeval_xl.forms.indicator_words import plain_name
from selfeval_xl.forms.spec import FormSpec, IndicatorSpec
from selfeval_xl.i18n import N_

_HEADS = frozenset({"indicators", "指标", "绩效指标"})
_LEVELS = {"一级指标": 0, "level1": 0, "二级指标": 1, "level2": 1}
_DEPTH = 3


def with_own_indicators(
    spec: FormSpec, entries: Sequence[Entry]
) -> tuple[FormSpec, tuple[Entry, ...]]:
    """The form with the indicators of the data, and the entries that remain.

    An indicator stands below the last of its levels, levels without one are left
    out where their 一级指标 has any. Raises FillError for one under no level.
    """
    if not spec.has_own_indicators:
        return spec, tuple(entries)
    fixed = {plain_name(one.level3) for one in spec.indicators if one.level3}
    levels: dict[str, dict[int, str]] = defaultdict(dict)
    places: dict[str, str] = {}
    rest = []
    for entry in entries:
        name = _name(entry)
        if name is None:
            rest.append(entry)
            continue
        level = _LEVELS.get(normal(str(entry.path[-1])))
        if not name:  # a table left without a name: only what is filled in counts
            rest += [] if level is not None else [entry]
            continue
        if plain_name(name) in fixed:
            rest += [] if level is not None else [entry]
            continue
        places.setdefault(name, entry.where)
        if level is None:
            levels[name]  # known from here on
            rest.append(entry)
        elif str(entry.value or "").strip():
            levels[name][level] = str(entry.value).strip()
    homeless = [_homeless(n, places[n]) for n in levels if not levels[n]]
    if homeless and any(one.level1 for one in spec.indicators):
        raise FillError(spec.title, homeless)
    own = [_placed(spec, name, found) for name, found in levels.items()]
    return replace(spec, indicators=tuple(_ordered(spec, own))), tuple(rest)


def _name(entry: Entry) -> str | None:
    """The indicator an entry is about, "" for one without a name, else None."""
    path = entry.path
    if len(path) != _DEPTH or normal(str(path[0])) not in _HEADS:
        return None
    return str(path[1]).strip()


def named_in(entry: Entry) -> str:
    """The indicator an entry is about, "" where it is about none."""
    return _name(entry) or ""


def _homeless(name: str, where: str) -> Remark:
    template = N_("指标“{name}”没有写明一级指标、二级指标，请补上")
    return Remark("malformed", where, template, {"name": name})


def _placed(spec: FormSpec, name: str, found: Mapping[int, str]) -> IndicatorSpec:
    """The indicator under the form's levels, in the form's words where it has them."""
    own = [plain_name(found.get(level, "")) for level in (0, 1)]

    def fit(one: IndicatorSpec) -> bool:
        return (not own[0] or plain_name(one.level1) == own[0]) and (
            not own[1] or plain_name(one.level2) == own[1]
        )

    same = [one for one in spec.indicators if not one.level3 and fit(one)]
    if same:
        level2 = same[0].level2 or found.get(1, "")
        return replace(same[0], level2=level2, level3=name, weight=None)
    for one in spec.indicators:
        if plain_name(one.level1) == own[0]:
            return IndicatorSpec(one.level1, found.get(1, ""), name)
    return IndicatorSpec(found.get(0, ""), found.get(1, ""), name)


def _ordered(spec: FormSpec, own: Sequence[IndicatorSpec]) -> Iterator[IndicatorSpec]:
    """The form's order of levels, then what is under levels of the unit's own."""
    waiting = list(own)

    def take(fits: Iterable[IndicatorSpec]) -> Iterator[IndicatorSpec]:
        for one in list(fits):
            waiting.remove(one)
            yield one

    used = {one.level1 for one in own}
    firsts = list(dict.fromkeys(one.level1 for one in spec.indicators))
    for first in firsts:
        for one in spec.indicators:
            if one.level1 != first:
                continue
            if one.level3 or first not in used:
                yield one
            else:
                yield from take(o for o in waiting if _levels(o) == _levels(one))
        yield from take(o for o in waiting if o.level1 == first)
    yield from waiting


def _levels(one: IndicatorSpec) -> tuple[str, str]:
    return one.level1, one.level2
