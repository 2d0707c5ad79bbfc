"""What each row of a 评分表 is: an indicator, a group's line, a sum, the grade."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from selfeval_xl.forms.indicator_rows import Body, Line
from selfeval_xl.forms.indicator_words import points_in
from selfeval_xl.forms.labels import read_label, squeeze
from selfeval_xl.model.grid import Cell

_RANKS = (
    re.compile(r"^第?[一二三四五六七八九十]{1,3}[、.:部项]?"),
    re.compile(r"^[(][一二三四五六七八九十]{1,3}[)]"),
    re.compile(r"^\d{1,2}(?:[、.:)]|$)"),
    re.compile(r"^(?:[(]\d{1,2}[)]|[①②③④⑤⑥⑦⑧⑨⑩]|\d{1,2}\.\d{1,2})"),
)
_UNMARKED = 9
ABOVE_ALL = -1
"""The depth of a group line above all columns of names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with its meaning settled: leaf, group, subtotal, total or grade.

    ``names`` are the group names that begin in this row, by depth from 0; a leaf
    has its own name in ``cell`` and stands at ``depth``; a further one is another
    score of the indicator above.
    """

    row: int
    kind: str
    names: dict[int, Cell]
    cell: Cell
    depth: int = 0
    is_further: bool = False


def read_entries(body: Body) -> list[Entry]:
    """The rows with their meaning, in the sheet's order."""
    reader = _Entries(body)
    if len(body.columns.levels) == 1:
        return list(reader.by_numbering())
    return list(reader.by_columns())


def _further(before: Entry, line: Line) -> Entry:
    """Another score of the indicator named above."""
    return replace(before, row=line.row, names={}, is_further=True)


class _Entries:
    """Settles what the rows mean by looking at the row below each."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.lines = body.lines

    def by_columns(self) -> Iterator[Entry]:
        """Rows of a table with a column for each level."""
        last = len(self.body.columns.levels) - 1
        before: Entry | None = None
        for at, line in enumerate(self.lines):
            if line.kind == "more":
                if before is not None:
                    yield _further(before, line)
                continue
            if line.kind != "names":
                assert line.label is not None
                yield Entry(line.row, line.kind, {}, line.label, self._depth_of(line))
                continue
            if self._is_over(at):
                cell = line.names[min(line.names)]
                yield Entry(line.row, "group", {ABOVE_ALL: cell}, cell, ABOVE_ALL)
                continue
            deepest = max(line.names)
            cell = line.names[deepest]
            above = {i: c for i, c in line.names.items() if i < deepest}
            if deepest == last:
                before = Entry(line.row, "leaf", above, cell, last)
                yield before
            elif self._is_nested(at, deepest):
                yield Entry(line.row, "group", line.names, cell, deepest)
            elif self._is_shallow_leaf(line, cell):
                before = Entry(line.row, "leaf", above, cell, deepest)
                yield before

    def _depth_of(self, line: Line) -> int:
        """How many levels stand left of a 小计 cell."""
        assert line.label is not None
        column = line.label.column
        return sum(level.column < column for level in self.body.columns.levels)

    def _is_over(self, at: int) -> bool:
        """True for a line above all levels: "一、预算编制情况（20分）" over 二级 rows.

        It names the first level in a column of the second, or stands across the
        points' columns with points of its own.
        """
        line = self.lines[at]
        rest = self.lines[at + 1 : at + 2]
        if set(line.names) != {0} or not rest or 0 not in rest[0].names:
            return False
        if rest[0].kind != "names" or len(rest[0].names) < 2:
            return False
        cell, leaf = line.names[0], self.body.columns.leaf
        measure = leaf.score or leaf.weight or leaf.column
        is_wide = self.body.view.block(cell.row, cell.column).right >= measure
        is_first = self.body.columns.levels[0].level == 1
        if is_wide:
            return not is_first or points_in(cell.shown) is not None
        own, below = squeeze(cell.shown), squeeze(rest[0].names[0].shown)
        is_marked = bool(_RANKS[0].match(own)) and "、" in own
        return is_marked and not _RANKS[0].match(below)

    def _is_nested(self, at: int, depth: int) -> bool:
        """True where the next row names something below this row's name."""
        rest = self.lines[at + 1 : at + 2]
        if not rest or rest[0].kind != "names":
            return False
        return min(rest[0].names) > depth

    def _is_shallow_leaf(self, line: Line, cell: Cell) -> bool:
        """True for an indicator without deeper names; False for a caption."""
        leaf, row = self.body.columns.leaf, line.row
        if self.body.view.block(row, leaf.column).top < row:
            return False
        if self.body.has_points(row) or points_in(cell.shown) is not None:
            return True
        if len(self.body.view.by_row[row]) == 1:
            return False  # "*核心指标须附佐证材料" and nothing else
        block = self.body.view.block(cell.row, cell.column)
        measure = leaf.score or leaf.weight
        return measure is not None and block.right < measure

    def by_numbering(self) -> Iterator[Entry]:
        """Rows of a table with one column of names: 一、 stands over 1. and (一)."""
        ranks = [
            self._rank(line) if line.kind == "names" else None for line in self.lines
        ]
        open_: list[int] = []
        before: Entry | None = None
        for at, line in enumerate(self.lines):
            rank = ranks[at]
            if line.kind == "more":
                if before is not None:
                    yield _further(before, line)
                continue
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
                before = Entry(line.row, "leaf", {}, cell, len(open_))
                yield before

    def _rank(self, line: Line) -> int:
        """0 for 一、, 1 for (一), 2 for 1., 3 for (1), more without numbering."""
        name = line.names[0]
        texts = [read_label(name.shown).marker]
        if self.body.columns.ordinal:
            ordinal = self.body.view.own_cell(line.row, self.body.columns.ordinal)
            texts.append(squeeze(ordinal.shown) if ordinal else "")
        for text in texts:
            for rank, pattern in enumerate(_RANKS):
                if text and pattern.match(text):
                    return rank
        return _UNMARKED
