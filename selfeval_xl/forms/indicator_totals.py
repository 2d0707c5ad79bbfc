"""The total and the grade of a 评分表, in its rows or in a line above or below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.forms.fields import FieldMaker, text_number
from selfeval_xl.forms.indicator_columns import Columns
from selfeval_xl.forms.indicator_levels import is_number
from selfeval_xl.forms.indicator_words import is_grade, points_in
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.form import Field, Quantity
from selfeval_xl.model.grid import Cell, Range
from selfeval_xl.values import CellValue

_ABOVE, _BELOW = 8, 4
_LINE_SCORE = re.compile(
    r"(?:(?:自评|评价|综合|绩效自评|自我评价)(?:总)?(?:得分|总分|分数)|总得分|总分)"
    r"(?:[(]分[)])?[:为](?:共)?(-?\d+(?:\.\d+)?)"
)
_LINE_SCORE_LABEL = re.compile(
    r"^(?:(?:自评|评价|综合|绩效自评|自我评价)(?:总得分|总分|得分合计)|总得分|自评得分)(?:[(]分[)])?:?$"
)
_LINE_GRADE = re.compile(
    r"(?:等级|等次|评级|级别)(?:[(].*?[)])?[:为]([^\s,;，；。]{1,12})"
)
_GRADE_WORD = re.compile("优秀?|良好?|中等?|差|较差|(?:不)?(?:合格|及格)|一般")
_INLINE_NUMBER = re.compile(r"[:为](-?\d+(?:\.\d+)?)分?$")


class Totals:
    """Reads total and grade; ``file`` and ``make`` say how fields are made."""

    def __init__(
        self, view: SheetView, columns: Columns, file: str, make: FieldMaker
    ) -> None:
        self.view = view
        self.columns = columns
        self.file = file
        self.make = make

    def weight(self, row: int, label: Cell) -> Field | None:
        """The total row's weight, its own cell or the points in its label."""
        levels = reversed(self.columns.levels)
        columns = [one.weight for one in levels if one.weight is not None]
        taken = self.view.block(label.row, label.column)
        own = None
        for column in columns:
            block = self.view.block(row, column)
            score = self.columns.leaf.score
            is_shared = score is not None and block.left <= score <= block.right
            if block == taken or is_shared or block.top < row:
                continue
            read = self._score_field(row, column, "total.weight", label.shown)
            if read.number is not None:
                return read
            own = own or read
        points = points_in(label.shown)
        is_score = _INLINE_NUMBER.search(squeeze(label.shown)) is not None
        if points is None or is_score:
            return own
        name = self._text_field(label, "total.weight", "合计 分值")
        return text_number(name, "total.weight", "合计 分值", points, Quantity.SCORE)

    def score(self, row: int, label: Cell) -> Field | None:
        """The total row's score: in its column, in the label, or right of it."""
        levels = reversed(self.columns.levels)
        columns = [one.score for one in levels if one.score is not None]
        taken = self.view.block(label.row, label.column)
        own = None
        for column in columns:
            if self.view.block(row, column) != taken:
                read = self._score_field(row, column, "total.score", label.shown)
                if read.number is not None:
                    return read
                own = own or read
        if found := _INLINE_NUMBER.search(squeeze(label.shown)):
            return self._in_text(label, Decimal(found[1]))
        if "得分" in label.shown or "自评" in label.shown:
            if beside := self._number_right_of(row, taken.right):
                name = label.shown
                return self._score_field(row, beside.column, "total.score", name)
        return own

    def grade(self, row: int, label: Cell) -> Field | None:
        """The grade beside or inside its label."""
        if found := _LINE_GRADE.search(squeeze(label.shown)):
            return self._grade_in_text(label, found[1])
        right = self.view.block(label.row, label.column).right
        for cell in self.view.by_row.get(row, ()):
            if cell.column > right:
                return self.make(
                    self.file,
                    self.view,
                    row,
                    cell.column,
                    key="total.grade",
                    label=squeeze(label.shown).rstrip(":"),
                    quantity=Quantity.TEXT,
                )
        return None

    def grade_in_row(self, row: int) -> Field | None:
        """A grade that shares the total's row: "总分 | 95 | 等级 | 优"."""
        left, right = self.columns.reach
        for cell in self.view.by_row.get(row, ()):
            if left <= cell.column <= right + 2 and cell.is_string:
                if is_grade(cell.shown):
                    return self.grade(row, cell)
        return None

    def _grade_below(self, label: Cell) -> Field | None:
        """The grade under its label, None where another word stands there."""
        block = self.view.block(label.row, label.column)
        cell = self.view.own_cell(block.bottom + 1, block.left)
        if cell is None or not _GRADE_WORD.fullmatch(squeeze(cell.shown)):
            return None
        return self._text_field(cell, "total.grade", squeeze(label.shown).rstrip(":"))

    def loose(
        self, last_row: int, within: Range | None
    ) -> tuple[Field | None, Field | None]:
        """Total and grade that stand in a line above or below the table."""
        score = grade = None
        for cell in self._lines(last_row, within):
            text = squeeze(cell.shown)
            if score is None:
                if found := _LINE_SCORE.search(text):
                    score = self._in_text(cell, Decimal(found[1]))
                elif _LINE_SCORE_LABEL.match(text):
                    score = self._beside_or_below(cell)
            if grade is None:
                if found := _LINE_GRADE.search(text):
                    grade = self._grade_in_text(cell, found[1])
                elif is_grade(text):
                    grade = self.grade(cell.row, cell) or self._grade_below(cell)
        return score, grade

    def _lines(self, last_row: int, within: Range | None) -> Iterator[Cell]:
        top, bottom = self.columns.top, last_row
        rows: Iterable[int] = [
            *range(bottom + 1, bottom + 1 + _BELOW),
            *range(max(1, top - _ABOVE), top),
        ]
        for row in rows:
            if within and not within.top <= row <= within.bottom:
                continue
            for cell in self.view.by_row.get(row, ()):
                if cell.is_string and len(cell.shown) < 200:
                    yield cell

    def _beside_or_below(self, label: Cell) -> Field | None:
        right = self.view.block(label.row, label.column).right
        cells = [c for c in self.view.by_row[label.row] if c.column > right]
        if cells and is_number(cells[0]):
            at = cells[0]
        else:
            below = self.view.block(label.row, label.column).bottom + 1
            found = self.view.own_cell(below, label.column)
            is_past = below >= self.columns.top > label.row
            if found is None or not is_number(found) or is_past:
                return None
            at = found
        return self._score_field(at.row, at.column, "total.score", label.shown)

    def _number_right_of(self, row: int, column: int) -> Cell | None:
        for cell in self.view.by_row.get(row, ()):
            if column < cell.column <= self.columns.right and is_number(cell):
                return cell
        return None

    def _score_field(self, row: int, column: int, key: str, label: str) -> Field:
        return self.make(
            self.file,
            self.view,
            row,
            column,
            key=key,
            label=squeeze(label).rstrip(":"),
            quantity=Quantity.SCORE,
        )

    def _text_field(self, cell: Cell, key: str, label: str) -> Field:
        return self.make(
            self.file,
            self.view,
            cell.row,
            cell.column,
            key=key,
            label=label,
            quantity=Quantity.TEXT,
        )

    def _in_text(self, cell: Cell, number: Decimal) -> Field:
        name = self._text_field(cell, "total.score", "自评总分")
        return text_number(name, "total.score", "自评总分", number, Quantity.SCORE)

    def _grade_in_text(self, cell: Cell, grade: str) -> Field:
        made = self._text_field(cell, "total.grade", "等级")
        return replace(made, value=CellValue("text", grade, raw=made.value.raw))
