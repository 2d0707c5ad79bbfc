"""Which part of a sheet is drawn: all of a small one, else around the findings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from selfeval_xl.model.grid import Address, Cell, Range, Sheet

# A sheet up to this size is drawn whole.
_ROWS, _COLUMNS = 150, 40
# Of a larger one: its head, and so much around each finding.
_HEAD_ROWS, _HEAD_COLUMNS, _AROUND = 8, 6, 2
# No drawing has more rows.
MOST_ROWS = 1_200


@dataclass(frozen=True, slots=True)
class Area:
    """Rows in runs without a gap, and columns; ``is_whole`` where none is left out."""

    runs: tuple[range, ...]
    columns: tuple[int, ...]
    is_whole: bool

    @property
    def size(self) -> int:
        """How many cells there are to draw."""
        return sum(map(len, self.runs)) * len(self.columns)


@dataclass(frozen=True, slots=True)
class Span:
    """A merged block as far as one run shows it; ``source`` holds its text."""

    source: Address
    rows: int
    columns: int


def area_of(sheet: Sheet, found: Sequence[Address]) -> Area | None:
    """The part to draw for findings at these cells; None for an empty sheet."""
    used = [cell.address for cell in sheet.cells.values() if _has_content(cell)]
    used += found
    if not used:
        return None
    every_row, found_rows = {row for row, _ in used}, [row for row, _ in found]
    every_column, found_columns = {one for _, one in used}, [one for _, one in found]
    rows = _chosen(every_row, found_rows, _ROWS, _HEAD_ROWS)[:MOST_ROWS]
    columns = _chosen(every_column, found_columns, _COLUMNS, _HEAD_COLUMNS)
    is_whole = (len(rows), len(columns)) == (_extent(every_row), _extent(every_column))
    return Area(tuple(_runs(rows)), tuple(columns), is_whole)


def spans_of(
    area: Area, merges: Iterable[Range]
) -> tuple[dict[Address, Span], dict[Address, Address]]:
    """Where merged blocks begin in the area, and what they cover -> where they begin.

    A block that a gap cuts through begins again in the next run. Of two that overlap
    the first is kept.
    """
    spans: dict[Address, Span] = {}
    covered: dict[Address, Address] = {}
    work = 4 * area.size
    for merge in merges:
        columns = _between(area.columns, merge.left, merge.right)
        for rows in _rows_between(area.runs, merge.top, merge.bottom):
            work -= len(rows) * len(columns)
            corners = {(r, c) for r in (rows[0], rows[-1]) for c in columns}
            if not corners or corners & covered.keys() or work < 0:
                continue
            at = (rows[0], columns[0])
            spans[at] = Span((merge.top, merge.left), len(rows), len(columns))
            covered.update(((r, c), at) for r in rows for c in columns)
    return spans, covered


def _between(numbers: Sequence[int], first: int, last: int) -> Sequence[int]:
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def _rows_between(runs: Sequence[range], top: int, bottom: int) -> Iterator[range]:
    """The parts of the runs that lie between two rows."""
    first = max(bisect_right(runs, top, key=lambda run: run.start) - 1, 0)
    for run in runs[first:]:
        if run.start > bottom:
            return
        rows = range(max(run.start, top), min(run.stop, bottom + 1))
        if rows:
            yield rows


def _has_content(cell: Cell) -> bool:
    return cell.raw not in (None, "") or cell.formula is not None


def _extent(numbers: set[int]) -> int:
    return max(numbers) - min(numbers) + 1


def _chosen(used: set[int], found: Sequence[int], whole: int, head: int) -> list[int]:
    """Row or column numbers to draw, in order."""
    first, last = min(used), max(used)
    if last - first < whole:
        return list(range(first, last + 1))
    chosen = set(range(first, first + head))
    for number in found:
        chosen.update(range(number - _AROUND, number + _AROUND + 1))
    return sorted(number for number in chosen if first <= number <= last)


def _runs(numbers: Sequence[int]) -> Iterator[range]:
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        yield range(members[0], members[-1] + 1)
