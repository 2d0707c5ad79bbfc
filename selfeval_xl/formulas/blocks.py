"""Rectangles around the values of a sheet, for an engine that is fed in blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


def blocks(addresses: Iterable[Address]) -> Iterator[Block]:
    """Rectangles around the addresses, one for each run of columns side by side."""
    rows_of: dict[int, list[int]] = {}
    for row, column in addresses:
        rows_of.setdefault(column, []).append(row)
    columns = sorted(rows_of)
    start = 0
    for end in range(1, len(columns) + 1):
        if end < len(columns) and columns[end] == columns[end - 1] + 1:
            continue
        run = columns[start:end]
        top = min(min(rows_of[column]) for column in run)
        bottom = max(max(rows_of[column]) for column in run)
        yield Block(range(top, bottom + 1), range(run[0], run[-1] + 1))
        start = end
