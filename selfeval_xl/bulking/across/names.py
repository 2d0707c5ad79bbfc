"""One unit in several places, several units of one name, one unit of two names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from selfeval_xl.bulking.across.note import Across, Note
from selfeval_xl.bulking.units import UnitLine, Units
from selfeval_xl.values.unit_name import Likeness, clean_unit_name, unit_likeness

# The shortest name that the end of another may be taken for.
_SHORTEST = 4
# What a unit may hand in any number of.
_MANY = frozenset({"project", "generic"})

_Named = Mapping[str, list[UnitLine]]


def names(units: Units) -> Iterator[Note]:
    """Submissions that one name or two like names bring together, by year."""
    years: dict[int | None, dict[str, list[UnitLine]]] = {}
    for line in units.lines:
        years.setdefault(line.year, {}).setdefault(line.key, []).append(line)
    for named in years.values():
        for members in named.values():
            if len(members) > 1:
                yield _one_name(members)
    on_roster = frozenset(clean_unit_name(unit.name) for unit in units.roster)
    for named in years.values():
        yield from _two_names(named, on_roster)


def _one_name(members: list[UnitLine]) -> Note:
    pairs = list(combinations(members, 2))
    if any(_is_copy(one, other) for one, other in pairs):
        kind = Across.TWICE
    elif any((one.kinds & other.kinds) - _MANY for one, other in pairs):
        kind = Across.ONE_NAME
    else:
        kind = Across.IN_PARTS
    papers = dict.fromkeys(part.path for line in members for part in line.parts)
    return Note(kind, tuple(members), tuple(papers))


def _is_copy(one: UnitLine, other: UnitLine) -> bool:
    files = [{part.sha256 for part in line.parts} - {""} for line in (one, other)]
    return bool(files[0] & files[1] or one.prints & other.prints)


def _two_names(named: _Named, on_roster: frozenset[str]) -> Iterator[Note]:
    """Pairs of like names, unless the roster knows both: then they are two units."""
    written = [key for key in named if not key.startswith("\0")]
    for short, long in _like_pairs(written, _together(named, written)):
        if not {short, long} <= on_roster:
            members = (*named[short], *named[long])
            written_so = tuple(dict.fromkeys(str(line.unit_name) for line in members))
            yield Note(Across.TWO_NAMES, members, values={"names": written_so})


def _together(named: _Named, keys: Iterable[str]) -> list[list[str]]:
    """The names met in each folder that has several."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        for folder in {line.folder for line in named[key]}:
            found[folder].append(key)
    return [keys for keys in found.values() if len(keys) > 1]


def _like_pairs(
    keys: list[str], together: Iterable[list[str]]
) -> list[tuple[str, str]]:
    """Pairs of names of which one may be the other, shortened; each pair once.

    In one folder any short form counts; elsewhere only a region left out, and only
    where there is no more than one unit it could be.
    """
    found = set()
    for members in together:
        for one, other in combinations(members, 2):
            if unit_likeness(one, other) is Likeness.SHORTENED:
                short, long = sorted((one, other), key=lambda name: (len(name), name))
                found.add((short, long))
    known = set(keys)
    longer: dict[str, list[str]] = defaultdict(list)
    for name in keys:
        for start in range(1, len(name) - _SHORTEST + 1):
            if name[start:] in known:
                longer[name[start:]].append(name)
    for short, candidates in longer.items():
        long, *others = candidates
        if not others and unit_likeness(short, long) is Likeness.SHORTENED:
            found.add((short, long))
    order = {key: index for index, key in enumerate(keys)}
    return sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))
