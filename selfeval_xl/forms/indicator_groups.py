"""The 一级 and 二级 groups of a 评分表 while its rows are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from selfeval_xl.forms.fields import FieldMaker, text_number
from selfeval_xl.forms.indicator_columns import Columns
from selfeval_xl.forms.indicator_entries import ABOVE_ALL, Entry
from selfeval_xl.forms.indicator_rows import Body
from selfeval_xl.forms.indicator_words import plain_name, points_in, subtotal_of
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.form import Field, Indicator, IndicatorGroup, Quantity
from selfeval_xl.model.grid import Cell


@dataclass(slots=True)
class Group:
    """A group and the indexes of the indicators read below it so far."""

    depth: int
    cell: Cell
    name: str
    row: int
    path: str
    weight: Field | None = None
    score: Field | None = None
    line_weight: Field | None = None
    members: list[int] = field(default_factory=list)


class Groups:
    """The groups found so far; ``open`` are those the next row belongs to."""

    def __init__(
        self,
        view: SheetView,
        columns: Columns,
        body: Body,
        file: str,
        make: FieldMaker,
    ) -> None:
        self.view = view
        self.columns = columns
        self.body = body
        self.file = file
        self.make = make
        self.open: dict[int, Group] = {}
        self._all: list[Group] = []

    @property
    def names(self) -> tuple[str, ...]:
        """The names above the next indicator, from 一级 down."""
        return tuple(self.open[depth].name for depth in sorted(self.open))

    def enter(self, entry: Entry) -> None:
        """Begin the groups named in the row; deeper ones of before are closed."""
        keep = entry.depth if entry.kind == "leaf" else entry.depth + 1
        self._close(keep)
        for depth, cell in sorted(entry.names.items()):
            name = plain_name(cell.shown)
            if depth in self.open and self.open[depth].name == name:
                continue  # the name is written again in every row
            self._close(depth)
            path = "/".join((*self.names, name))
            group = Group(depth, cell, name, entry.row, path)
            self.open[depth] = group
            self._all.append(group)
            self._measure(group)

    def enter_line(self, entry: Entry) -> None:
        """Begin a group that has a line of its own, with its points there."""
        self.enter(entry)
        group = self.open[entry.depth]
        in_name, group.weight = group.weight, None
        self._measure_row(group, entry.row)
        group.weight = group.weight or in_name

    def add_subtotal(self, entry: Entry, indicators: Sequence[Indicator]) -> None:
        """Give a 小计 row's points to the group it sums."""
        group = self._summed_by(entry, indicators)
        if group is not None:
            own = group.weight
            self._measure_row(group, entry.row)
            if own is not None and entry.row != group.row:
                leaf = self.columns.leaf.weight
                group.line_weight = self._number(group, entry.row, leaf, "line_weight")

    def finished(self) -> tuple[IndicatorGroup, ...]:
        """All groups with members, in the sheet's order."""
        return tuple(
            IndicatorGroup(
                level=self._level(group),
                name=self._name(group),
                members=tuple(group.members),
                weight=group.weight,
                score=group.score,
                line_weight=group.line_weight,
            )
            for group in self._all
            if group.members
        )

    def _close(self, depth: int) -> None:
        for deeper in [d for d in self.open if d >= depth]:
            del self.open[deeper]

    def _level(self, group: Group) -> int:
        levels = self.columns.levels
        if len(levels) == 1:
            return group.depth + 1
        if group.depth == ABOVE_ALL:
            return max(levels[0].level - 1, 1)
        return levels[group.depth].level

    def _measure(self, group: Group) -> None:
        """The points of the group's own columns, or those in its name."""
        if 0 <= group.depth < len(self.columns.levels) - 1:
            level = self.columns.levels[group.depth]
            group.weight = self._number(group, group.row, level.weight, "weight")
            group.score = self._number(group, group.row, level.score, "score")
        points = points_in(group.cell.shown)
        if group.weight is None and points is not None:
            group.weight = text_number(
                self._name(group),
                f"{group.path}.weight",
                f"{group.name} 分值",
                points,
                Quantity.SCORE,
            )

    def _measure_row(self, group: Group, row: int) -> None:
        """The points in the indicators' columns of a row about the group."""
        leaf = self.columns.leaf
        if group.weight is None:
            group.weight = self._number(group, row, leaf.weight, "weight")
        if group.score is None:
            group.score = self._number(group, row, leaf.score, "score")

    def _number(
        self, group: Group, row: int, column: int | None, what: str
    ) -> Field | None:
        if column is None or not self.body.has_number(row, column):
            return None
        heading = self.columns.headings.get(column, "")
        return self.make(
            self.file,
            self.view,
            row,
            column,
            key=f"{group.path}.{what}",
            label=f"{group.name} {heading}".strip(),
            quantity=Quantity.SCORE,
        )

    def _name(self, group: Group) -> Field:
        return self.make(
            self.file,
            self.view,
            group.cell.row,
            group.cell.column,
            key=f"{group.path}.name",
            label=group.name,
            quantity=Quantity.TEXT,
        )

    def _summed_by(self, entry: Entry, indicators: Sequence[Indicator]) -> Group | None:
        """The group a 小计 row sums: by its name, its merged block, its column."""
        named = subtotal_of(entry.cell.shown)
        for group in reversed(self._all):
            if named and group.name == named:
                return group
        covering = [
            depth
            for depth, group in self.open.items()
            if self.view.block(group.cell.row, group.cell.column).bottom >= entry.row
        ]
        if covering:
            return self.open[max(covering)]
        above = [depth for depth in self.open if depth < max(entry.depth, 1)]
        if entry.kind == "total" or not above:
            return self.open[min(self.open)] if self.open else None
        return self._fitting(entry, above, indicators)

    def _fitting(
        self, entry: Entry, depths: list[int], indicators: Sequence[Indicator]
    ) -> Group:
        """Of the groups still open the innermost whose weights the row sums."""
        nearest = self.open[max(depths)]
        leaf = self.columns.leaf
        written = self._number(nearest, entry.row, leaf.weight, "weight")
        for depth in sorted(depths, reverse=True):
            group = self.open[depth]
            weights = (indicators[index].weight for index in group.members)
            cells = {one.place: one.number or Decimal(0) for one in weights if one}
            total = sum(cells.values(), Decimal(0))
            if written and written.number == total and group.weight is None:
                return group
        return nearest
