"""Which row is part of which: by meaning, numbering, 其中 and indentation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from selfeval_xl.forms.labels import Label, read_label
from selfeval_xl.model.form import MatrixRow
from selfeval_xl.values.remembered import remembered

_LEVELS = (
    re.compile(r"^[一二三四五六七八九十]+[、.:]"),
    re.compile(r"^[(][一二三四五六七八九十]+[)]"),
    re.compile(r"^\d+[、.:](?!\d)|^[A-Z][、.)]"),
    re.compile(r"^[(]\d+[)]"),
    re.compile(r"^\d+[)]"),
    re.compile(r"^[①②③④⑤⑥⑦⑧⑨⑩]"),
)
_DOTTED = re.compile(r"^\d+(?:[.-]\d+)+")
_SIGNS = re.compile(r"^[-—*#★☆●○·・◆◇■□▲△]+")
_FIRST_DOTTED, _FIRST_SIGN = 2, 7
_LOW = frozenset({3, 4, 5})  # (1), 1) and ① stand in any order
_FIRST = re.compile(r"^[(]?1[)]|^①")
_TOTAL = re.compile(r"合计|总计|总额")


def _rank(label: Label) -> int | None:
    return _rank_of(label.marker) if label.marker else None


@remembered
def _rank_of(marker: str) -> int | None:
    """How deep a numbering is, by its style; None for a row without."""
    dotted = _DOTTED.match(marker)
    if dotted:
        return _FIRST_DOTTED + len(re.split(r"[.-]", dotted[0])) - 1
    for depth, pattern in enumerate(_LEVELS):
        if pattern.match(marker):
            return depth
    signs = _SIGNS.match(marker)
    return _FIRST_SIGN + len(signs[0]) if signs else None


_KNOWN_PARENTS = {
    "inc.fiscal": "inc.total",
    "inc.gpb": "inc.fiscal",
    "inc.gfund": "inc.fiscal",
    "inc.soe": "inc.fiscal",
    "exp.gpb": "exp.fiscal",
    "exp.gfund": "exp.fiscal",
    "exp.soe": "exp.fiscal",
}
_ROOTS = frozenset({"inc.total", "exp.total", "tpc.total", "fund.total"})


def known_parent(key: str, above: Mapping[str, int]) -> int | None:
    """The row a known row belongs to by its meaning, where it stands above."""
    named = _KNOWN_PARENTS.get(key)
    if named is None and "." in key and not key.startswith("~"):
        named = key.rsplit(".", 1)[0]
        if named not in above:
            named = f"{key.split('.')[0]}.total"
    return above.get(named) if named and named != key else None


@dataclass(frozen=True, slots=True)
class _Open:
    """A row that later rows may be part of."""

    index: int
    rank: int | None
    indent: int
    is_of_which: bool


def with_parents(rows: Sequence[MatrixRow]) -> tuple[MatrixRow, ...]:
    """The rows with ``parent`` and ``depth`` set; ``depth`` holds the indent before.

    A known row stands under the row its meaning names. Others: a numbered row
    under the nearest row above of a higher numbering; 其中 opens a level that
    lasts while rows are unnumbered and not outdented; else indentation decides.
    """
    labels = [read_label(row.label) for row in rows]
    ranks = [_rank(label) for label in labels]
    lowest = _lowest_after(ranks)
    made: list[MatrixRow] = []
    above: dict[str, int] = {}
    stack: list[_Open] = []
    for index, row in enumerate(rows):
        rank, known = ranks[index], known_parent(row.key, above)
        own = _Open(index, rank, row.depth, row.is_of_which)
        if rank is not None:
            is_first = bool(_FIRST.match(labels[index].marker))
            _close_numbered(stack, rank, row.depth, is_first)
        elif row.is_of_which:
            _close_of_which(stack, row.depth)
        else:
            is_total = bool(_TOTAL.search(labels[index].name))
            joins = _close_plain(stack, row.depth, is_total, lowest[index])
            own = replace(own, is_of_which=joins)
        parent = stack[-1].index if stack else None
        if known is not None:
            while stack and stack[-1].index != known and stack[-1].index > known:
                stack.pop()
            parent = known
        elif row.key in _ROOTS and not row.is_of_which:
            parent = None
        depth = made[parent].depth + 1 if parent is not None else 0
        made.append(
            MatrixRow(row.key, row.label, row.row, parent, row.is_of_which, depth)
        )
        stack.append(own)
        above.setdefault(row.key, index)
    return tuple(made)


def _lowest_after(ranks: Sequence[int | None]) -> list[int]:
    """For each row the highest numbering (the least rank) among the rows below."""
    least, found = 99, []
    for rank in reversed(ranks):
        found.append(least)
        if rank is not None:
            least = min(least, rank)
    return found[::-1]


def _close_numbered(
    stack: list[_Open], rank: int, indent: int, is_first: bool
) -> None:
    """Close the rows that a numbered row ends: its like, and all below them.

    The first of a list opens a level of its own below other lists of low rank.
    """
    opens = rank in _LOW and is_first and all(one.rank != rank for one in stack)
    alike = [one.rank == rank for one in stack]
    for at, one in enumerate(stack):
        if one.rank is None or one.rank < rank or (opens and one.rank in _LOW):
            continue
        if alike[at] or rank not in _LOW or not any(alike):
            del stack[at:]
            break
    while stack and stack[-1].rank is None and (
        stack[-1].indent > indent or stack[-1].is_of_which
    ):
        stack.pop()


def _close_of_which(stack: list[_Open], indent: int) -> None:
    """其中 belongs to the row before it, or to that of the 其中 before it."""
    while stack and stack[-1].rank is None and stack[-1].indent > indent:
        stack.pop()
    if stack and stack[-1].is_of_which and stack[-1].indent == indent:
        stack.pop()


def _close_plain(
    stack: list[_Open], indent: int, is_total: bool, lowest: int
) -> bool:
    """A row without numbering ends rows that are not outdented against it.

    One without indentation stays under a numbered row only where that row's like
    is still to come. True where it stands beside a row that 其中 introduced.
    """
    while stack:
        top = stack[-1]
        if top.is_of_which and indent >= top.indent and not is_total:
            stack.pop()
            return True
        if top.rank is None and top.indent < indent:
            return False
        if top.rank is not None and not is_total:
            if indent > top.indent or lowest <= top.rank:
                return False
        stack.pop()
    return False
