"""Which line of one form is which of another: the same, renamed, gone or new."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from selfeval_xl.forms.labels import read_label, without_brackets

_LIKE, _LIKE_BETWEEN_NEIGHBOURS = 0.6, 0.34
_BESIDE = 0.2
_MOST_COMPARED = 400


@dataclass(frozen=True, slots=True)
class Line:
    """A row, column or indicator. ``key`` is its meaning where one is known ("" else),
    ``group`` what it stands under."""

    text: str
    key: str = ""
    group: str = ""

    @property
    def name(self) -> str:
        """The text without numbering, spaces, quotes and brackets."""
        return bare(self.text)


@lru_cache(maxsize=8192)
def bare(text: str) -> str:
    name = read_label(text).name
    return without_brackets(name) or name


@dataclass(slots=True)
class Pairing:
    """Indexes into the old and the new lines; ``same`` and ``renamed`` are pairs."""

    same: list[tuple[int, int]] = field(default_factory=list)
    renamed: list[tuple[int, int]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    new: list[int] = field(default_factory=list)


def paired(old: Sequence[Line], new: Sequence[Line]) -> Pairing:
    """Pair the lines; their order, numbering and spaces make no difference.

    Two lines of unlike keys of known meaning are never one renamed.
    """
    found = Pairing()
    left, right = dict(enumerate(old)), dict(enumerate(new))
    for told in (_by_group, _by_key, _by_name):
        where: dict[tuple[str, ...], list[int]] = {}
        for j, line in right.items():
            if told(line):
                where.setdefault(told(line), []).append(j)
        for i, line in list(left.items()):
            if told(line) and where.get(told(line)):
                j = where[told(line)].pop(0)
                found.same.append((i, j))
                del left[i], right[j]
    matched = dict(found.same)
    for _, i, j in sorted(_likenesses(old, new, left, right, matched)):
        if i in left and j in right:
            found.renamed.append((i, j))
            del left[i], right[j]
    found.same.sort()
    found.renamed.sort()
    found.gone, found.new = sorted(left), sorted(right)
    return found


def _by_group(line: Line) -> tuple[str, ...]:
    return (line.key, line.group, line.name) if line.name else ()


def _by_key(line: Line) -> tuple[str, ...]:
    is_known = line.key and not line.key.startswith("~")
    return (line.key, line.group) if is_known else ()


def _by_name(line: Line) -> tuple[str, ...]:
    return (line.name,) if line.name else ()


def _likenesses(
    old: Sequence[Line],
    new: Sequence[Line],
    left: dict[int, Line],
    right: dict[int, Line],
    matched: dict[int, int],
) -> Iterator[tuple[float, int, int]]:
    """(how like, less is more, old, new) for two lines that may be one renamed.

    Neighbours that are the same on both sides bear it out; so do the ends.
    """
    if len(left) * len(right) > _MOST_COMPARED**2:
        return
    for i, mine in left.items():
        before = matched.get(i - 1, -1 if i == 0 else None)
        after = matched.get(i + 1, len(new) if i == len(old) - 1 else None)
        for j, theirs in right.items():
            if _are_unlike_known(mine, theirs):
                continue
            beside = (j - 1 == before) + (j + 1 == after)
            like = difflib.SequenceMatcher(None, mine.name, theirs.name).ratio()
            least = _LIKE_BETWEEN_NEIGHBOURS if beside == 2 else _LIKE
            if like >= least and mine.name and theirs.name:
                yield -like - _BESIDE * beside, i, j


def _are_unlike_known(one: Line, other: Line) -> bool:
    keys = {k for k in (one.key, other.key) if k and not k.startswith("~")}
    return len(keys) > 1
