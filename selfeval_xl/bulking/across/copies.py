"""Papers of different units that have files, figures or paragraphs in common."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from selfeval_xl.bulking.across.note import Across, Note
from selfeval_xl.bulking.places import departments
from selfeval_xl.bulking.units import Part, UnitLine, Units

# Equal amounts and paragraphs to be told of, and their share of the smaller paper.
FIGURES, FIGURES_SHARE = 6, 0.5
PARAGRAPHS, PARAGRAPHS_SHARE = 5, 0.4
# What a larger part of the units has is prescribed wording, or a figure handed down;
# the least and the most units that this may be.
COMMON_SHARE, COMMON_LEAST, COMMON_MOST = 0.1, 3, 20
# Marks of a paper that are looked up to find papers like it.
_SKETCH = 24


@dataclass(frozen=True, slots=True)
class _Owned:
    """The marks of a paper, and the line it belongs to."""

    line: int
    path: str
    marks: array[int]


def copies(units: Units) -> Iterator[Note]:
    """One note for each group of units with something in common."""
    strangers = _Strangers(units)
    told: set[str] = set()
    for note in _same_files(units, strangers):
        told.update(note.papers)
        yield note
    parts = [
        (index, part)
        for index, line in enumerate(units.lines)
        for part in line.parts
        if part.path not in told
    ]
    figures = [_Owned(index, part.path, part.figures) for index, part in parts]
    texts = [_Owned(index, part.path, part.paragraphs) for index, part in parts]
    for kind, owned, least, share in (
        (Across.SAME_FIGURES, figures, FIGURES, FIGURES_SHARE),
        (Across.SAME_TEXT, texts, PARAGRAPHS, PARAGRAPHS_SHARE),
    ):
        yield from _alike(units.lines, owned, strangers, kind, least, share)


class _Strangers:
    """Whether two lines are of units that have no reason to agree."""

    def __init__(self, units: Units) -> None:
        self._keys = [line.key for line in units.lines]
        self._above = departments(units.roster)

    def __call__(self, one: int, other: int) -> bool:
        a, b = self._keys[one], self._keys[other]
        return a != b and self._above.get(a) != b and self._above.get(b) != a


def _same_files(units: Units, strangers: _Strangers) -> Iterator[Note]:
    found: dict[str, list[tuple[int, Part]]] = defaultdict(list)
    for index, line in enumerate(units.lines):
        for part in line.parts:
            if part.sha256:
                found[part.sha256].append((index, part))
    for places in found.values():
        indexes = sorted({index for index, _ in places})
        if any(strangers(indexes[0], other) for other in indexes[1:]):
            paths = dict.fromkeys(part.path for _, part in places)
            members = _members(units.lines, indexes)
            yield Note(Across.SAME_FILE, members, tuple(paths))


def _alike(
    lines: tuple[UnitLine, ...],
    papers: list[_Owned],
    strangers: _Strangers,
    kind: Across,
    least: int,
    share: float,
) -> Iterator[Note]:
    """Groups of papers that are linked by enough equal marks."""
    papers = _without_common(lines, papers)
    links: dict[tuple[int, int], tuple[int, float]] = {}
    for a, b in _candidates(papers, least):
        one, other = papers[a], papers[b]
        if not strangers(one.line, other.line):
            continue
        equal = len(set(one.marks).intersection(other.marks))
        smaller = min(len(one.marks), len(other.marks))
        if equal >= least and equal >= share * smaller:
            links[a, b] = equal, equal / smaller
    for group in _groups(links):
        within = [link for pair, link in links.items() if pair[0] in group]
        values = {
            "least": min(equal for equal, _ in within),
            "share": int(100 * min(part for _, part in within)),
        }
        members = _members(lines, sorted({papers[index].line for index in group}))
        paths = dict.fromkeys(papers[index].path for index in sorted(group))
        yield Note(kind, members, tuple(paths), values)


def _without_common(lines: tuple[UnitLine, ...], papers: list[_Owned]) -> list[_Owned]:
    """The papers without marks that more units have than a copy would explain."""
    by_unit: dict[str, list[_Owned]] = defaultdict(list)
    for paper in papers:
        if paper.marks:
            by_unit[lines[paper.line].key].append(paper)
    counts: Counter[int] = Counter()
    for own in by_unit.values():
        counts.update(set().union(*(paper.marks for paper in own)))
    share = int(COMMON_SHARE * len(by_unit))
    most = min(max(share, COMMON_LEAST), COMMON_MOST)
    common = {mark for mark, count in counts.items() if count > most}
    return [
        _Owned(
            paper.line,
            paper.path,
            array("Q", [mark for mark in paper.marks if mark not in common]),
        )
        for paper in papers
    ]


def _candidates(papers: list[_Owned], least: int) -> list[tuple[int, int]]:
    """Pairs of papers that share one of their smallest marks, each pair once."""
    holders: dict[int, list[int]] = defaultdict(list)
    for index, paper in enumerate(papers):
        if len(paper.marks) >= least:
            for mark in paper.marks[:_SKETCH]:
                holders[mark].append(index)
    return sorted(
        {
            pair
            for indexes in holders.values()
            if len(indexes) > 1
            for pair in combinations(indexes, 2)
        }
    )


def _groups(links: Mapping[tuple[int, int], object]) -> list[frozenset[int]]:
    """Papers that are linked, directly or through others."""
    of: dict[int, set[int]] = {}
    for a, b in links:
        joined = of.get(a, {a}) | of.get(b, {b})
        for member in joined:
            of[member] = joined
    unique = {id(group): group for group in of.values()}
    return sorted(map(frozenset, unique.values()), key=min)


def _members(
    lines: tuple[UnitLine, ...], indexes: Iterable[int]
) -> tuple[UnitLine, ...]:
    return tuple(lines[index] for index in indexes)
