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
    points_in,
)
from selfeval_xl.forms.labels import read_label, squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.grid import Cell, Range

_WIDEST_GAP = 6
_LOOK_AHEAD = 4
_RANKS = (
    re.compile(r"^第?[一二三四五六七八九十]{1,3}[、.:部项]?"),
    re.compile(r"^[(][一二三四五六七八九十]{1,3}[)]"),
    re.compile(r"^\d{1,2}(?:[、.:)]|$)"),
    re.compile(r"^(?:[(]\d{1,2}[)]|[①②③④⑤⑥⑦⑧⑨⑩]|\d{1,2}\.\d{1,2})"),
)
_UNMARKED = 9


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table. ``names`` are its own name cells by index of level.

    ``kind`` is names, subtotal, total or grade; ``label`` the cell that says so.
    """

    row: int
    kind: str
    names: dict[int, Cell]
    label: Cell | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with its meaning settled: leaf, group, subtotal, total or grade.

    ``names`` are the group names that begin in this row, by depth from 0; a leaf
    has its own name in ``cell`` and stands at ``depth``.
    """

    row: int
    kind: str
    names: dict[int, Cell]
    cell: Cell
    depth: int = 0


class Body:
    """The rows of one table, from its header to the line that ends it."""

    def __init__(self, view: SheetView, columns: Columns, within: Range | None) -> None:
        self.view = view
        self.columns = columns
        self.within = within
        self.last_row = columns.bottom
        self._lines = list(self._read())

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

    def entries(self) -> list[Entry]:
        """The rows with their meaning, in the sheet's order."""
        if len(self.columns.levels) == 1:
            return list(self._by_numbering())
        return list(self._by_columns())

    # ------------------------------------------------------------ first pass

    def _read(self) -> Iterator[Line]:
        view, columns = self.view, self.columns
        skip_to, previous, has_total = columns.bottom, columns.bottom, False
        for row in view.by_row:
            if row <= skip_to or (self.within and row > self.within.bottom):
                continue
            cells = self._own_cells(row)
            if not cells:
                continue
            if row - previous > _WIDEST_GAP:
                return
            copy = self._copied_header(row)
            if copy and not has_total:
                skip_to = previous = copy
                continue
            line = None if copy else self._line(row, cells, has_total)
            if copy or line is None and self._ends(row, cells, has_total):
                return
            previous = row
            if line:
                has_total = has_total or line.kind == "total"
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
        if has_total or any(is_closing(c.shown) for c in cells if c.is_string):
            return True
        if columns_at(self.view, row, self.within):
            return True
        return self._has_other_side_label(row)

    def _has_other_side_label(self, row: int) -> bool:
        """True where the row begins another block: "评价结论" below "绩效指标"."""
        first = self.columns.levels[0].column
        side = range(self.columns.reach[0], first)
        known = {squeeze(self.view.text(self.columns.bottom, c)) for c in side}
        known.add("")
        for column in side:
            if column == self.columns.ordinal:
                continue
            cell = self.view.own_cell(row, column)
            if cell and cell.is_string and squeeze(cell.shown) not in known:
                return True
        return False

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
        if not names or self._has_other_side_label(row):
            return None
        if has_total and not (0 in names and is_inner and len(self.columns.levels) > 1):
            return None
        return Line(row, "names", names)

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

    # ----------------------------------------------------------- second pass

    def _by_columns(self) -> Iterator[Entry]:
        """Rows of a table with a column for each level."""
        last = len(self.columns.levels) - 1
        for at, line in enumerate(self._lines):
            if line.kind != "names":
                assert line.label is not None
                yield Entry(line.row, line.kind, {}, line.label, self._depth_of(line))
                continue
            deepest = max(line.names)
            cell = line.names[deepest]
            above = {i: c for i, c in line.names.items() if i < deepest}
            if deepest == last:
                yield Entry(line.row, "leaf", above, cell, last)
            elif self._is_nested(at, deepest):
                yield Entry(line.row, "group", line.names, cell, deepest)
            elif self._is_shallow_leaf(line.row, cell):
                yield Entry(line.row, "leaf", above, cell, deepest)

    def _depth_of(self, line: Line) -> int:
        """How many levels stand left of a 小计 cell."""
        assert line.label is not None
        column = line.label.column
        return sum(level.column < column for level in self.columns.levels)

    def _is_nested(self, at: int, depth: int) -> bool:
        """True where the next row names something below this row's name."""
        rest = self._lines[at + 1 : at + 2]
        if not rest or rest[0].kind != "names":
            return False
        return min(rest[0].names) > depth

    def _is_shallow_leaf(self, row: int, cell: Cell) -> bool:
        """True for an indicator without deeper names; False for a caption."""
        leaf = self.columns.leaf
        if self.view.block(row, leaf.column).top < row:
            return False
        if self.has_points(row) or points_in(cell.shown) is not None:
            return True
        block = self.view.block(cell.row, cell.column)
        measure = leaf.score or leaf.weight
        return measure is not None and block.right < measure

    def _by_numbering(self) -> Iterator[Entry]:
        """Rows of a table with one column of names: 一、 stands over 1. and (一)."""
        ranks = [
            self._rank(line) if line.kind == "names" else None for line in self._lines
        ]
        open_: list[int] = []
        for at, line in enumerate(self._lines):
            rank = ranks[at]
            if rank is None:
                assert line.label is not None
                yield Entry(line.row, line.kind, {}, line.label, len(open_))
                continue
            cell = line.names[0]
            below = ranks[at + 1] if at + 1 < len(ranks) else None
            while open_ and open_[-1] >= rank:
                open_.pop()
            if below is not None and below > rank and (rank < 2 or below < _UNMARKED):
                yield Entry(line.row, "group", {len(open_): cell}, cell, len(open_))
                open_.append(rank)
            else:
                yield Entry(line.row, "leaf", {}, cell, len(open_))

    def _rank(self, line: Line) -> int:
        """0 for 一、, 1 for (一), 2 for 1., 3 for (1), more without numbering."""
        name = line.names[0]
        texts = [read_label(name.shown).marker]
        if self.columns.ordinal:
            ordinal = self.view.own_cell(line.row, self.columns.ordinal)
            texts.append(squeeze(ordinal.shown) if ordinal else "")
        for text in texts:
            for rank, pattern in enumerate(_RANKS):
                if text and pattern.match(text):
                    return rank
        return _UNMARKED
