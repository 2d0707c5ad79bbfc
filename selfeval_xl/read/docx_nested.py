"""Tables inside cells of a table of a Word document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from selfeval_xl.model.grid import Range
from selfeval_xl.read.docx_tables import LAST_COLUMN, Grid

_MOST_ROWS = 20_000


def stack(text: str, grids: Sequence[Grid]) -> Grid:
    """Tables of one cell as one, below the text that stands beside them."""
    made = Grid()
    made.columns = max(grid.columns for grid in grids)
    if text:
        made.rows = 1
        made.texts[1, 1] = text
        made.merges.append(Range(1, 1, 1, made.columns))
    for grid in grids:
        _put(made, grid, made.rows + 1, 1, made.columns)
        made.rows += grid.rows
    return made


def weave(grid: Grid) -> None:
    """Lay the tables inside cells into the table around them, row by row.

    The rows count as the page shows them.
    """
    while grid.inner:
        at, inner = grid.inner.popitem()
        if grid.rows + inner.rows > _MOST_ROWS or not inner.rows:
            continue
        if grid.columns + inner.columns > LAST_COLUMN:
            continue
        block = next((m for m in grid.merges if at in m), Range(*at, *at))
        _widen(grid, block.right, inner.columns - (block.right - block.left + 1))
        _heighten(grid, block.bottom, inner.rows - (block.bottom - block.top + 1))
        block = next((m for m in grid.merges if at in m), Range(*at, *at))
        if block in grid.merges:
            grid.merges.remove(block)
        del grid.texts[at]
        _put(grid, inner, block.top, block.left, block.right)
    grid.pieces = [(1, grid.rows, 1)]


def _put(grid: Grid, inner: Grid, top: int, left: int, right: int) -> None:
    """Copy a table into another; its last column reaches to ``right``."""
    down, along = top - 1, left - 1
    reach = {inner.columns + along: right}
    taken = {at for m in inner.merges for at in _addresses(m)}
    for (row, column), text in inner.texts.items():
        at = row + down, column + along
        grid.texts[at] = text
        last = reach.get(at[1], at[1])
        if last > at[1] and (row, column) not in taken:
            grid.merges.append(Range(*at, at[0], last))
    for m in inner.merges:
        last = reach.get(m.right + along, m.right + along)
        grid.merges.append(Range(m.top + down, m.left + along, m.bottom + down, last))


def _addresses(block: Range) -> Iterator[tuple[int, int]]:
    for row in range(block.top, block.bottom + 1):
        for column in range(block.left, block.right + 1):
            yield row, column


def _widen(grid: Grid, column: int, more: int) -> None:
    """Make a column as wide as ``more`` others beside it."""
    if more <= 0:
        return
    taken = {at for m in grid.merges for at in _addresses(m)}
    single = [at for at in grid.texts if at[1] == column and at not in taken]
    grid.merges = [
        Range(
            m.top,
            m.left + more * (m.left > column),
            m.bottom,
            m.right + more * (m.right >= column),
        )
        for m in grid.merges
    ] + [Range(row, column, row, column + more) for row, _ in single]
    _move(grid, lambda row, at: (row, at + more * (at > column)))
    grid.columns += more


def _heighten(grid: Grid, row: int, more: int) -> None:
    """Make a row as high as ``more`` others below it."""
    if more <= 0:
        return
    taken = {at for m in grid.merges for at in _addresses(m)}
    single = [at for at in grid.texts if at[0] == row and at not in taken]
    grid.merges = [
        Range(
            m.top + more * (m.top > row),
            m.left,
            m.bottom + more * (m.bottom >= row),
            m.right,
        )
        for m in grid.merges
    ] + [Range(row, column, row + more, column) for _, column in single]
    _move(grid, lambda at, column: (at + more * (at > row), column))
    grid.rows += more


def _move(grid: Grid, to: Callable[[int, int], tuple[int, int]]) -> None:
    grid.texts = {to(*at): text for at, text in grid.texts.items()}
    grid.inner = {to(*at): one for at, one in grid.inner.items()}
