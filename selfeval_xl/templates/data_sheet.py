"""Write a 数据表: label × column blocks one below the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from selfeval_xl.forms.spec import BlockSpec, FormSpec
from selfeval_xl.templates.cells import CellWriter, put_across
from selfeval_xl.templates.content import Content
from selfeval_xl.templates.furniture import write_closing, write_heading
from selfeval_xl.templates.matrix_block import Ground, write_matrix
from selfeval_xl.templates.style import Styles, set_up_page

_LABEL = "项目"
_TEXT_COLUMNS = frozenset({"task_name", "content", "completion"})


def write_data_sheet(
    book: xlsxwriter.Workbook, styles: Styles, spec: FormSpec, content: Content
) -> None:
    """Add the sheet of a data form, named as its title ends ("数据表")."""
    sheet = book.add_worksheet(spec.layout.get("sheet", "数据表"))
    last = max(len(block.columns) for block in spec.blocks)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, last, 13)
    row = write_heading(sheet, styles, spec.title, content, last, spec.money_unit or "")
    set_up_page(sheet, row)
    for block in spec.blocks:
        if block.title:
            sheet.merge_range(row, 0, row, last, block.title, styles["section"])
            row += 1
        if block.archetype == "tasks":
            row = _write_tasks(sheet, styles, block, content, row)
        elif block.archetype == "lines":
            row = _write_lines(sheet, styles, block, content, row, last)
        else:
            ground = Ground(sheet, styles, row, label=_LABEL)
            row = write_matrix(ground, block, content, spec.identities).below
        row += 1
    write_closing(sheet, styles, row, content, last)


def _write_lines(
    sheet: Worksheet,
    styles: Styles,
    block: BlockSpec,
    content: Content,
    top: int,
    last: int,
) -> int:
    for i, row in enumerate(block.rows):
        sheet.set_row(top + i, 45)
        sheet.write_string(top + i, 0, row.text, styles["label"])
        area = (top + i, 1, top + i, last)
        put_across(sheet, area, content.lines.get(row.key), styles["text"])
    return top + len(block.rows)


def _write_tasks(
    sheet: Worksheet, styles: Styles, block: BlockSpec, content: Content, top: int
) -> int:
    put: Callable[..., Any] = sheet.write_string
    for j, column in enumerate(block.columns):
        put(top, j, column.text, styles["head"])
    lines = list(content.tasks) or [{} for _ in range(block.blank_rows)]
    for i, task in enumerate(lines, 1):
        for j, column in enumerate(block.columns):
            name = "text" if column.key in _TEXT_COLUMNS else "amount"
            writer = CellWriter(sheet, styles[name], (top + i, j))
            writer.put(task.get(column.key))
    return top + len(lines) + 1
