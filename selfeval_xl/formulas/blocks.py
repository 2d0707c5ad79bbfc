"""Rectangles around the values of a sheet, for an engine that is fed in blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from selfeval_xl.model.grid import Address


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of a sheet."""

    rows: range
    columns: range

    @property
    def cells(self) -> int:
        return len(self.rows) * len(self.columns)

    def __contains__(self, address: Address) -> bool:
        row, column = address
        return row in self.rows and column in self.columns


def blocks(
    addresses: Iterable[Address], taken: Iterable[Address] = ()
) -> Iterator[Block]:
    """Rectangles around the addresses, none of them over a taken one.

    Each run of columns side by side has its own, cut where a column holds taken ones.
    """
    rows_of = _by_column(addresses)
    taken_rows = _by_column(taken)
    columns = sorted(rows_of)
    start = 0
    for end in range(1, len(columns) + 1):
        if end < len(columns) and columns[end] == columns[end - 1] + 1:
            continue
        run = columns[start:end]
        top = min(min(rows_of[column]) for column in run)
        bottom = max(max(rows_of[column]) for column in run)
        free = [_between(top, bottom, taken_rows.get(column, ())) for column in run]
        yield from _joined(run, free)
        start = end


def _by_column(addresses: Iterable[Address]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for row, column in addresses:
        found.setdefault(column, []).append(row)
    return found


def _between(top: int, bottom: int, taken: Sequence[int]) -> list[range]:
    """The rows from top to bottom that are not taken."""
    found = []
    for row in sorted(taken):
        if top <= row <= bottom:
            if top < row:
                found.append(range(top, row))
            top = row + 1
    if top <= bottom:
        found.append(range(top, bottom + 1))
    return found


def _joined(columns: Sequence[int], free: Sequence[list[range]]) -> Iterator[Block]:
    """Columns side by side with the same free rows are one rectangle each."""
    start = 0
    for end in range(1, len(columns) + 1):
        if end < len(columns) and free[end] == free[start]:
            continue
        for rows in free[start]:
            yield Block(rows, range(columns[start], columns[end - 1] + 1))
        start = end
