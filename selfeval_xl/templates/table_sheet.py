"""Write a 自评表: one table of labels, funds, goals and indicators under a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from selfeval_xl.forms.spec import BlockSpec, Entry, FormSpec
from selfeval_xl.templates.cells import put_across
from selfeval_xl.templates.content import Content, Value
from selfeval_xl.templates.furniture import write_closing, write_heading, write_title
from selfeval_xl.templates.indicator_block import Extra, columns_of, write_indicators
from selfeval_xl.templates.matrix_block import Ground, Written, write_matrix
from selfeval_xl.templates.style import Styles, set_up_page
from selfeval_xl.templates.task_block import write_tasks

_FIRST, _OTHERS, _TEXT_HEIGHT = 12, 12, 60
_PAIR = 2


@dataclass(slots=True)
class _Table:
    """The table while it is written: its width and what the total adds."""

    sheet: Worksheet
    styles: Styles
    spec: FormSpec
    content: Content
    last: int
    extra: Extra

    def write(self, block: BlockSpec, top: int) -> int:
        """Write one block from a row on; the next free row."""
        left = 1 if block.stub else 0
        if block.title:
            area = (top, 0, top, self.last)
            put_across(self.sheet, area, block.title, self.styles["centre"])
            top += 1
        match block.archetype:
            case "lines":
                below = self._lines(block.rows, top, left)
            case "goal":
                below = self._goal(block.columns, top, left)
            case "tasks":
                below = self._tasks(block, top, left)
            case "indicators":
                below = self._indicators(top, left)
            case _:
                below = self._matrix(block, top, left)
        if block.stub:
            area = (top, 0, below - 1, 0)
            put_across(self.sheet, area, block.stub, self.styles["centre"])
        return below

    def _put(
        self, area: tuple[int, int, int, int], value: Value | None, look: str
    ) -> None:
        put_across(self.sheet, area, value, self.styles[look])

    def _lines(self, rows: Sequence[Entry], top: int, left: int) -> int:
        """Labels with what is filled in beside: one a row, or two where short."""
        row, waiting = top, list(rows)
        while waiting:
            side = waiting[: 1 if waiting[0].indent else _PAIR]
            if len(side) == _PAIR and side[1].indent:
                side = side[:1]
            del waiting[: len(side)]
            span = (self.last + 1 - left) // len(side)
            for i, entry in enumerate(side):
                at = left + i * span
                end = self.last if i + 1 == len(side) else at + span - 1
                self._put((row, at, row, at), entry.text, "head")
                area = (row, at + 1, row, end)
                self._put(area, self.content.lines.get(entry.key), "text")
            row += 1
        return row

    def _goal(self, columns: Sequence[Entry], top: int, left: int) -> int:
        self.sheet.set_row(top + 1, _TEXT_HEIGHT)
        span = (self.last + 1 - left) // len(columns)
        for i, entry in enumerate(columns):
            at = left + i * span
            end = self.last if i + 1 == len(columns) else at + span - 1
            self._put((top, at, top, end), entry.text, "head")
            value = self.content.lines.get(entry.key)
            self._put((top + 1, at, top + 1, end), value, "text")
        return top + 2

    def _matrix(self, block: BlockSpec, top: int, left: int) -> int:
        has_labels = any(row.text for row in block.rows)
        first = self.last + 1 - len(block.columns)
        ground = Ground(
            self.sheet, self.styles, top, left if has_labels else first, first
        )
        written = write_matrix(ground, block, self.content, self.spec.identities)
        if self.extra.cells == {}:
            self.extra = _points(block, written)
        return written.below

    def _tasks(self, block: BlockSpec, top: int, left: int) -> int:
        made = write_tasks(
            Ground(self.sheet, self.styles, top, left, last=self.last),
            block,
            self.content,
        )
        if self.extra.cells == {}:
            self.extra = made.extra
        return made.below

    def _indicators(self, top: int, left: int) -> int:
        columns = columns_of(self.spec.layout["columns"], left, self.last)
        return write_indicators(
            self.sheet,
            self.styles,
            self.spec,
            self.content,
            top,
            columns,
            self.extra,
        )


def _points(block: BlockSpec, written: Written) -> Extra:
    """The points of the execution rate, which count in the total of the form."""
    for row in block.rows:
        keys = {name: f"{row.key}.{name}" for name in ("weight", "score")}
        if not row.dash and keys["score"] in written.cells:
            kept = {n: k for n, k in keys.items() if k in written.cells}
            return Extra(
                {name: written.cells[key] for name, key in kept.items()},
                {name: written.values.get(key) for name, key in kept.items()},
            )
    return Extra()


def write_table_sheet(
    book: xlsxwriter.Workbook, styles: Styles, spec: FormSpec, content: Content
) -> None:
    """Add the sheet of a 自评表 with its blocks in the spec's order."""
    sheet = book.add_worksheet(spec.layout.get("sheet", "自评表"))
    last = max(_width(block, spec) for block in spec.blocks) - 1
    sheet.set_column(0, 0, _FIRST)
    sheet.set_column(1, last, _OTHERS)
    if spec.layout.get("heading", True):
        unit = spec.money_unit or ""
        row = write_heading(sheet, styles, spec.title, content, last, unit)
    else:
        row = write_title(sheet, styles, spec.title, content, last)
    set_up_page(sheet, row)
    table = _Table(sheet, styles, spec, content, last, Extra())
    for block in spec.blocks:
        row = table.write(block, row)
    write_closing(sheet, styles, row, content, last)


def _width(block: BlockSpec, spec: FormSpec) -> int:
    """The columns a block needs at least."""
    stub = bool(block.stub)
    if block.archetype == "indicators":
        return stub + len(spec.layout["columns"])
    if block.archetype == "matrix":
        has_labels = any(row.text for row in block.rows)
        return stub + has_labels + len(block.columns)
    if block.archetype == "tasks":
        return stub + len(block.columns)
    return stub + 2 * _PAIR
