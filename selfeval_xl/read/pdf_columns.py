"""Between which edges the lines of a PDF run: across the page, or in two columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

_LEAST = 3  # lines on either side of a gap between columns
_CROSSING = 0.25  # share of lines that may cross it: titles
_LONG = 8  # characters; columns of figures have less


class Placed(Protocol):
    """A line with its place; measures in points."""

    @property
    def text(self) -> str: ...
    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...
    @property
    def page(self) -> int: ...


class Edges(NamedTuple):
    """Where lines begin and end that are neither indented nor short."""

    left: float
    right: float
    is_column: bool = False


def edges(lines: Sequence[Placed]) -> list[Edges]:
    """For each line the edges of its column, or of the page's text."""
    pages: dict[int, list[Placed]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    gaps = {page: gap for page, own in pages.items() if (gap := _gap(own))}
    keys = [_column(line, gaps) for line in lines]
    known = {
        key: _edges(
            [line for line, own in zip(lines, keys, strict=True) if own == key],
            key > 0,
        )
        for key in set(keys)
    }
    return [known[key] for key in keys]


def _edges(lines: Sequence[Placed], is_column: bool) -> Edges:
    left = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    left = min(left, *(round(one.left) for one in lines if len(one.text) > 12), left)
    return Edges(left, max(line.right for line in lines), is_column)


def _column(line: Placed, gaps: Mapping[int, float]) -> int:
    """0 for a line across the page, else the column it stands in."""
    gap = gaps.get(line.page)
    if gap is None or line.left < gap < line.right:
        return 0
    return 1 if line.right <= gap else 2


def _gap(lines: Sequence[Placed]) -> float | None:
    """Where the gap between two columns of running text is, None without one."""
    if len(lines) < 2 * _LEAST:
        return None
    start = min(line.left for line in lines)
    width = max(line.right for line in lines) - start
    for share in (0.5, 0.48, 0.52, 0.46, 0.54, 0.44, 0.56):
        gap = start + share * width
        left = [len(line.text) for line in lines if line.right <= gap]
        right = [len(line.text) for line in lines if line.left >= gap]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < _LEAST or crossing > _CROSSING * len(lines):
            continue
        if min(sorted(left)[len(left) // 2], sorted(right)[len(right) // 2]) >= _LONG:
            return gap
    return None
