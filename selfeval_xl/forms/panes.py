"""Tables that stand side by side on a sheet, an empty column between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selfeval_xl.forms.below import content_below
from selfeval_xl.forms.headers import find_headers
from selfeval_xl.forms.indicator_columns import find_columns
from selfeval_xl.forms.view import SheetView

_LEAST_LABELS = 2
_NARROWEST = 5


def panes(view: SheetView) -> tuple[SheetView, ...]:
    """The sheet in the parts its tables stand in, from the left; mostly itself.

    An empty column parts them where a table with labels of its own stands on either
    side. A line alone in its row across the parts belongs to all.
    """
    for gap in _gaps(view):
        left, right = _part(view, 1, gap - 1), _part(view, gap + 1, None)
        if _has_table(right) and _has_table(left):
            return (left, *panes(right))
    return (view,)


def _gaps(view: SheetView) -> Iterator[int]:
    """Columns that hold nothing between columns that do."""
    used = {column for _, column in view.sheet.cells}
    if len(used) < _NARROWEST or max(used) - min(used) + 1 == len(used):
        return
    for block in view.sheet.merges:
        if len(view.by_row.get(block.top, ())) > 1:
            used.update(range(block.left, block.right + 1))
    for column in sorted(used)[1:]:
        if column - 1 not in used:
            yield column - 1


def _part(view: SheetView, first: int, last: int | None) -> SheetView:
    """What stands in columns ``first`` to ``last``, with the lines over all parts."""
    sheet, end = view.sheet, last or 16384
    across = {
        (row, cells[0].column)
        for row, cells in view.by_row.items()
        if len(cells) == 1
        and view.block(row, cells[0].column).right > end
        or len(cells) == 1
        and view.block(row, cells[0].column).left < first
    }
    cells = {
        at: cell
        for at, cell in sheet.cells.items()
        if first <= at[1] <= end
        or (at in across and view.block(*at).right > view.block(*at).left)
    }
    merges = tuple(
        block
        for block in sheet.merges
        if (block.left >= first and block.right <= end)
        or (block.top, block.left) in cells
    )
    part = replace(sheet, cells=cells, merges=merges)
    return SheetView(part, view.own_columns, view.own_titles)


def _has_table(view: SheetView) -> bool:
    """True where a header stands over labels of its own."""
    for header in find_headers(view, None):
        if any(
            content_below(view, header.bottom, column)[1] >= _LEAST_LABELS
            for column in header.labels
        ):
            return True
    return any(True for _ in find_columns(view, None))
