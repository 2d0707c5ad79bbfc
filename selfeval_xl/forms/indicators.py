"""Locate 评分表: indicators with their groups, points and total, in any sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.forms.fields import FieldMaker, text_number
from selfeval_xl.forms.indicator_columns import Columns, find_columns
from selfeval_xl.forms.indicator_entries import Entry, read_entries
from selfeval_xl.forms.indicator_groups import Groups
from selfeval_xl.forms.indicator_rows import Body
from selfeval_xl.forms.indicator_totals import Totals
from selfeval_xl.forms.indicator_words import plain_name, points_in
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.form import Field, Indicator, IndicatorTable, Quantity
from selfeval_xl.model.grid import Range

_WHOLE = Decimal(100)
_NEAR_ONE = Decimal("0.001")


def locate_indicators(
    view: SheetView,
    file: str,
    make_field: FieldMaker,
    within: Range | None = None,
) -> tuple[IndicatorTable, ...]:
    """The indicator tables of a sheet, from the top, then from the left.

    A table needs a header with a column of indicator names and one of weights or
    scores. ``Indicator.levels`` are the names above the indicator, without
    numbering and points; keys are the path of names and what the field holds:
    "预算编制情况/预算编制/预算编制合理性.score".
    """
    tables: list[IndicatorTable] = []
    for columns in find_columns(view, within):
        if any((columns.top, columns.left) in table.area for table in tables):
            continue
        table = _Builder(view, file, make_field, columns, within).table()
        if table is not None:
            tables.append(table)
    return tuple(tables)


class _Builder:
    """Builds the table below one header."""

    def __init__(
        self,
        view: SheetView,
        file: str,
        make: FieldMaker,
        columns: Columns,
        within: Range | None,
    ) -> None:
        self.view = view
        self.file = file
        self.make = make
        self.columns = columns
        self.within = within
        self.body = Body(view, columns, within)
        self.totals = Totals(view, columns, file, make)
        self.groups = Groups(view, columns, self.body, file, make)
        self.indicators: list[Indicator] = []
        self.total_weight: Field | None = None
        self.total_score: Field | None = None
        self.total_deducted: Field | None = None
        self.grade: Field | None = None

    def table(self) -> IndicatorTable | None:
        """The table, None where no indicator stands below the header."""
        entries = read_entries(self.body)
        for entry in _with_sums_of_groups(entries):
            if entry.kind == "leaf":
                self.groups.enter(entry)
                self._add_indicator(entry)
            elif entry.kind == "group":
                self.groups.enter_line(entry)
            elif entry.kind == "grade":
                self.grade = self.totals.grade(entry.row, entry.cell) or self.grade
            elif entry.kind == "subtotal":
                self.groups.add_subtotal(entry, self.indicators)
            else:
                self._add_total(entry)
        return self._finished() if self.indicators else None

    def _add_indicator(self, entry: Entry) -> None:
        above, name = self.groups.names, plain_name(entry.cell.shown)
        for group in self.groups.open.values():
            group.members.append(len(self.indicators))
        row, leaf, texts = entry.row, self.columns.leaf, self.columns.texts
        path = "/".join((*above, name))
        own = self._field(entry.cell.row, entry.cell.column, f"{path}.name", name)

        def words(role: str, what: str) -> Field | None:
            return self._cell_of_row(row, texts.get(role), f"{path}.{what}", name)

        def points(column: int | None, what: str) -> Field | None:
            key = f"{path}.{what}"
            return self._cell_of_row(row, column, key, name, Quantity.SCORE)

        self.indicators.append(
            Indicator(
                row=row,
                levels=above,
                name=own,
                weight=self._weight(entry, own, points(leaf.weight, "weight"), path),
                explanation=words("explanation", "explanation"),
                standard=words("standard", "standard"),
                target=_target(words("target", "target"), words("adjusted", "target")),
                actual=words("actual", "actual"),
                score=points(leaf.score, "score"),
                deviation_note=words("note", "deviation_note"),
                sign=words("sign", "sign"),
                unit=words("unit", "unit"),
                coefficient=self._cell_of_row(
                    row,
                    texts.get("coefficient"),
                    f"{path}.coefficient",
                    name,
                    Quantity.RATIO,
                ),
                deducted=points(texts.get("deducted"), "deducted"),
            )
        )

    def _cell_of_row(
        self,
        row: int,
        column: int | None,
        key: str,
        name: str,
        quantity: Quantity = Quantity.TEXT,
    ) -> Field | None:
        """The field at the row's column; None where the cell is another column's.

        A block merged over several rows is the field of each of them.
        """
        if column is None:
            return None
        is_merged = self.view.is_merged_into(row, column)
        if is_merged and self.view.block(row, column).left < column:
            return None
        return self._field(row, column, key, name, quantity)

    def _field(
        self,
        row: int,
        column: int,
        key: str,
        name: str,
        quantity: Quantity = Quantity.TEXT,
    ) -> Field:
        heading = self.columns.headings.get(column, "")
        is_name = key.endswith(".name")
        return self.make(
            self.file,
            self.view,
            row,
            column,
            key=key,
            label=name if is_name else f"{name} {heading}".strip(),
            quantity=quantity,
        )

    def _weight(
        self, entry: Entry, own: Field, weight: Field | None, path: str
    ) -> Field | None:
        """The weight cell, or the points in the name: "预算完成率（8分）"."""
        if entry.is_further and (weight is None or weight.is_blank):
            return self.indicators[-1].weight
        points = points_in(own.shown)
        if points is None or (weight is not None and not weight.is_blank):
            return weight
        label = f"{own.label} 分值"
        return text_number(own, f"{path}.weight", label, points, Quantity.SCORE)

    def _add_total(self, entry: Entry) -> None:
        weight = self.totals.weight(entry.row, entry.cell)
        score = self.totals.score(entry.row, entry.cell)
        self.total_weight = _better(weight, self.total_weight)
        self.total_score = _better(score, self.total_score)
        column = self.columns.texts.get("deducted")
        if column is not None and self.body.has_number(entry.row, column):
            self.total_deducted = self._field(
                entry.row, column, "total.deducted", "合计", Quantity.SCORE
            )
        self.grade = self.totals.grade_in_row(entry.row) or self.grade

    def _finished(self) -> IndicatorTable:
        self._use_header_points()
        if self.total_score is None or self.grade is None:
            score, grade = self.totals.loose(self.body.last_row, self.within)
            self.total_score = self.total_score or score
            self.grade = self.grade or grade
        columns, found = self.columns, self.indicators
        weights = [one.weight for one in found if one.weight is not None]
        return IndicatorTable(
            area=Range(columns.top, columns.left, self.body.last_row, columns.right),
            indicators=tuple(found),
            groups=self.groups.finished(),
            total_weight=self.total_weight,
            total_score=self.total_score,
            total_deducted=self.total_deducted,
            grade=self.grade,
            weight_scale=_scale(weights, columns.in_percent),
            has_weight=any(one.number is not None for one in weights),
            has_score=columns.leaf.score is not None,
            has_deviation_note="note" in columns.texts,
        )

    def _use_header_points(self) -> None:
        """Points in "得分（满分10分）": those of the whole where they are 100."""
        points, column = self.columns.points, self.columns.leaf.score
        if points is None or column is None:
            return
        label = self.columns.headings[column]
        header = self._field(self.columns.bottom, column, "total.name", label)
        made = text_number(header, "total.weight", label, points, Quantity.SCORE)
        if points == _WHOLE and len(self.indicators) > 1:
            self.total_weight = self.total_weight or made
            return
        self.indicators = [
            replace(one, weight=made) if one.weight is None else one
            for one in self.indicators
        ]


def _target(first: Field | None, adjusted: Field | None) -> Field | None:
    """The target as adjusted in the year, where that is filled in."""
    is_adjusted = adjusted is not None and adjusted.value.kind != "blank"
    return adjusted if is_adjusted or first is None else first


def _with_sums_of_groups(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The rows, with each 合计 that only sums a group made a subtotal.

    Where 合计 stands below every group, the last of several that follow the last
    indicator is the table's own.
    """
    last_leaf = max((e.row for e in entries if e.kind == "leaf"), default=0)
    extra = _sum_before_extras(entries)
    entries = [entry for entry in entries if entry is not extra]
    totals = [e for e in entries if e.kind == "total"]
    has_inner = any(e.row < last_leaf for e in totals)
    for entry in entries:
        is_inner = entry.kind == "total" and has_inner and entry is not totals[-1]
        yield replace(entry, kind="subtotal") if is_inner else entry


_EXTRA = re.compile("加分|扣分|附加|奖励")


def _sum_before_extras(entries: Sequence[Entry]) -> Entry | None:
    """A lone 小计 below all groups, before 加分项 and the total: no group's sum."""
    sums = [entry for entry in entries if entry.kind == "subtotal"]
    own = [
        entry
        for entry in entries
        if entry.kind in ("leaf", "group") and not _EXTRA.search(entry.cell.shown)
    ]
    tops = {entry.names[0].shown for entry in own if 0 in entry.names}
    if len(sums) != 1 or len(tops) < 2 or not any(e.kind == "total" for e in entries):
        return None
    (only,) = sums
    is_lone = squeeze(only.cell.shown).rstrip(":") == "小计" and only.depth == 0
    return only if is_lone and only.row > max(entry.row for entry in own) else None


def _better(new: Field | None, old: Field | None) -> Field | None:
    """The later of two total cells, unless it holds no number."""
    if new is None or (new.number is None and old is not None):
        return old
    return new


def _scale(weights: Sequence[Field], in_percent: bool) -> str:
    """What the weights are written in: points, percent or fraction."""
    if any(one.percent_style == "percent" for one in weights):
        return "percent"
    cells = {one.place: one.number for one in weights if one.number is not None}
    numbers = list(cells.values())
    total = sum(numbers, Decimal(0))
    if len(numbers) > 1 and abs(total - 1) <= _NEAR_ONE:
        return "fraction"
    return "percent" if in_percent else "points"
