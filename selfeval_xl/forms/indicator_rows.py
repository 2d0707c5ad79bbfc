"""Read the rows below a 评分表's header: indicators, group lines, subtotals, total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selfeval_xl.forms.indicator_columns import Columns, columns_at
from selfeval_xl.forms.indicator_levels import is_number
from selfeval_xl.forms.indicator_words import (
    is_closing,
    is_grade,
    is_subtotal,
    is_total,
)
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.grid import Cell, Range

_WIDEST_GAP = 6
_LOOK_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table. ``names`` are its own name cells by index of level.

    ``kind`` is names, more (the indicator above goes on with a score of its own),
    subtotal, total or grade; ``label`` is the cell that says so.
    """

    row: int
    kind: str
    names: dict[int, Cell]
    label: Cell | None = None


class Body:
    """The rows of one table, from its header to the line that ends it."""

    def __init__(self, view: SheetView, columns: Columns, within: Range | None) -> None:
        self.view = view
        self.columns = columns
        self.within = within
        self.last_row = columns.bottom
        self.lines = list(self._read())

    def has_number(self, row: int, column: int | None) -> bool:
        """True where the row has a number of its own in the column."""
        if column is None or self.view.is_merged_into(row, column):
            return False
        cell = self.view.own_cell(row, column)
        return is_number(cell) or bool(
            cell and re.fullmatch(r"-?\d+(\.\d+)?[分%]?", squeeze(cell.shown))
        )

    def has_points(self, row: int) -> bool:
        """True where the row has a weight or a score of its own."""
        leaf = self.columns.leaf
        return self.has_number(row, leaf.weight) or self.has_number(row, leaf.score)

    def _read(self) -> Iterator[Line]:
        view, columns = self.view, self.columns
        skip_to, previous, has_total = columns.bottom, columns.bottom, False
        has_names = False
        for row in view.by_row:
            if row <= skip_to or (self.within and row > self.within.bottom):
                continue
            cells = self._own_cells(row)
            if not cells:
                continue
            if row - previous > _WIDEST_GAP:
                return
            copy = 0 if self.has_points(row) else self._copied_header(row)
            if copy and not has_total:
                skip_to = previous = copy
                continue
            line = None if copy else self._line(row, cells, has_total)
            if copy or line is None and self._ends(row, cells, has_total):
                return
            previous = row
            if line:
                has_names = has_names or line.kind == "names"
                if line.kind == "total" and has_names:
                    has_total = True  # one above all indicators ends nothing
                self.last_row = row
                yield line

    def _own_cells(self, row: int) -> list[Cell]:
        left, right = self.columns.reach
        return [c for c in self.view.by_row[row] if left <= c.column <= right]

    def _copied_header(self, row: int) -> int:
        """The last row of the same header repeated at or just below the row, or 0.

        Above the copy only the title and lines of the next printed page may stand.
        """
        for at in range(row, row + _LOOK_AHEAD):
            if at not in self.view.by_row:
                continue
            found = columns_at(self.view, at, self.within)
            for one in found:
                if one.is_copy_of(self.columns):
                    return one.bottom
            if found:
                return at if at == row else 0
            if any(self._name_cells(at).values()) and self.has_points(at):
                return 0
        return 0

    def _ends(self, row: int, cells: list[Cell], has_total: bool) -> bool:
        if not has_total and self._is_total(row + 1):
            return False  # 其他需要说明的事项 right above the total
        if has_total or any(is_closing(c.shown) for c in cells if c.is_string):
            return True
        if columns_at(self.view, row, self.within):
            return True
        return self._has_other_side_label(row)

    def _is_total(self, row: int) -> bool:
        """True for a row with the total's label and points."""
        if row not in self.view.by_row or not self.has_points(row):
            return False
        return any(c.is_string and is_total(c.shown) for c in self._own_cells(row))

    def _has_other_side_label(self, row: int) -> bool:
        """True where the row begins another block: "评价结论" below "绩效指标"."""
        first = self.columns.levels[0].column
        side = range(self.columns.reach[0], first)
        known = {squeeze(self.view.text(self.columns.bottom, c)) for c in side}
        known.add("")
        for column in side:
            if column == self.columns.ordinal or self._is_filled_below(column):
                continue
            cell = self.view.own_cell(row, column)
            if cell and cell.is_string and squeeze(cell.shown) not in known:
                return True
        return False

    def _is_filled_below(self, column: int) -> bool:
        """True for a column with a text in the first row below the header."""
        first = self.view.own_cell(self.columns.bottom + 1, column)
        return first is not None and bool(first.shown.strip())

    def _line(self, row: int, cells: list[Cell], has_total: bool) -> Line | None:
        names = self._name_cells(row)
        leaf = self.columns.leaf.column
        is_inner = len(self.columns.levels) - 1 in names
        for cell in (c for c in cells if c.is_string):
            if cell.column > leaf and is_inner:
                break
            if is_subtotal(cell.shown):
                return Line(row, "subtotal", names, cell)
            if is_total(cell.shown) and not self._is_leaf_name(row, cell):
                return Line(row, "total", names, cell)
            if is_grade(cell.shown):
                return Line(row, "grade", names, cell)
        if any(is_closing(c.shown) for c in cells if c.is_string):
            if not self.has_points(row):
                return None
        if self._has_other_side_label(row):
            return None
        if not names:
            return Line(row, "more", {}) if self._goes_on(row) else None
        if has_total and not (0 in names and is_inner and len(self.columns.levels) > 1):
            return None
        return Line(row, "names", names)

    def _goes_on(self, row: int) -> bool:
        """True for a further score of the indicator above, one for each standard."""
        leaf = self.columns.leaf
        if not self.has_number(row, leaf.score):
            return False
        standard = self.columns.texts.get("standard")
        own = self.view.own_cell(row, standard) if standard else None
        is_merged = self.view.block(row, leaf.column).top < row
        return is_merged or (own is not None and bool(own.shown.strip()))

    def _is_leaf_name(self, row: int, cell: Cell) -> bool:
        """True for an indicator that is called 得分 or the like and has a group."""
        return cell.column == self.columns.leaf.column and bool(
            set(self._name_cells(row)) - {len(self.columns.levels) - 1}
        )

    def _name_cells(self, row: int) -> dict[int, Cell]:
        found = {}
        for index, level in enumerate(self.columns.levels):
            if self.view.is_merged_into(row, level.column):
                continue
            cell = self.view.own_cell(row, level.column)
            if cell and cell.is_string and cell.shown.strip():
                found[index] = cell
        return found
