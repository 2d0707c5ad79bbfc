"""Write a 数据表: label × column blocks one below the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from selfeval_xl.forms.spec import BlockSpec, FormSpec
from selfeval_xl.forms.vocabulary import IdentityTerm, vocabulary
from selfeval_xl.model.form import Quantity
from selfeval_xl.templates.content import Cached, Content, Value
from selfeval_xl.templates.formulas import (
    derived_formulas,
    derived_values,
    excel_formula,
)
from selfeval_xl.templates.furniture import write_closing, write_heading
from selfeval_xl.templates.not_asked import NOT_ASKED
from selfeval_xl.templates.style import Styles, set_up_page

_TEXT_COLUMNS = frozenset({"task_name", "content", "completion"})
_COUNT_COLUMNS = frozenset({"quota", "onpost"})
_LIVE = Cached("")


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
        else:
            row = _write_matrix(
                sheet, styles, block, content, row, spec.identities
            )
        row += 1
    write_closing(sheet, styles, row, content, last)


def _write_matrix(
    sheet: Worksheet,
    styles: Styles,
    block: BlockSpec,
    content: Content,
    top: int,
    own: Sequence[IdentityTerm],
) -> int:
    sheet.set_row(top, 30)
    sheet.write_string(top, 0, "项目", styles["head"])
    for j, column in enumerate(block.columns, 1):
        sheet.write_string(top, j, column.text, styles["head"])
    cells = {
        f"{row.key}.{column.key}": (top + i, j)
        for i, row in enumerate(block.rows, 1)
        for j, column in enumerate(block.columns, 1)
    }

    def address(key: str) -> str:
        return str(xl_rowcol_to_cell(*cells[key]))

    formulas = {
        key: tokens
        for key, tokens in derived_formulas(block, own).items()
        if isinstance(content.typed.get(key, _LIVE), Cached)
    }
    facts = {key: content.values[key] for key in cells if key in content.values}
    for key, typed in content.typed.items():
        if isinstance(typed, Decimal) and key in cells:
            facts[key] = typed
        elif isinstance(typed, Cached):
            facts[key] = typed.value
        else:
            facts.pop(key, None)  # a text or a blank does not count in a formula
    derived = derived_values(formulas, facts)
    for i, row in enumerate(block.rows, 1):
        sheet.write_string(top + i, 0, row.text, styles.indented("label", row.indent))
        for column in block.columns:
            key = f"{row.key}.{column.key}"
            writer = _CellWriter(sheet, styles[_style(column.key)], cells[key])
            if column.key in NOT_ASKED.get(row.key, ()):
                sheet.write_string(*cells[key], "—", styles["dash"])
            elif isinstance(typed := content.typed.get(key), Cached):
                writer.put_formula(excel_formula(formulas[key], address), typed.value)
            elif key in content.typed:
                writer.put(typed)
            elif key in formulas:
                formula = excel_formula(formulas[key], address)
                writer.put_formula(formula, derived[key])
            else:
                writer.put(facts.get(key))
    _restrict(sheet, block, cells)
    return top + len(block.rows) + 1


class _CellWriter:
    """Puts one value into one cell, in the cell's format."""

    def __init__(self, sheet: Worksheet, look: Any, at: tuple[int, int]) -> None:
        self._sheet, self._look, self._at = sheet, look, at

    def put(self, value: Value | None) -> None:
        if value is None:
            self._sheet.write_blank(*self._at, None, self._look)
        elif isinstance(value, Decimal):
            self._sheet.write_number(*self._at, float(value), self._look)
        else:
            self._sheet.write_string(*self._at, value, self._look)

    def put_formula(self, formula: str, value: Value) -> None:
        cached = float(value) if isinstance(value, Decimal) else value
        self._sheet.write_formula(*self._at, formula, self._look, cached)


def _style(column: str) -> str:
    if column in _COUNT_COLUMNS:
        return "count"
    ratios = {c.key for c in vocabulary().columns if c.quantity is Quantity.RATIO}
    return "ratio" if column in ratios else "amount"


def _restrict(
    sheet: Worksheet, block: BlockSpec, cells: Mapping[str, tuple[int, int]]
) -> None:
    """Whole numbers for persons, numbers for money, with a message to the clerk."""
    for column in block.columns:
        kind = {"count": "integer", "amount": "decimal"}.get(_style(column.key))
        places = [cells[f"{row.key}.{column.key}"] for row in block.rows]
        if kind is None or column.key.startswith("d"):
            continue
        sheet.data_validation(
            places[0][0],
            places[0][1],
            places[-1][0],
            places[-1][1],
            {
                "validate": kind,
                "criteria": ">=",
                "value": 0 if kind == "integer" else -1_000_000_000,
                "ignore_blank": True,
                "error_type": "warning",
                "error_title": "请填数字",
                "error_message": "人数填整数，金额按表头单位填数字，不写单位。",
            },
        )


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
            writer = _CellWriter(sheet, styles[name], (top + i, j))
            writer.put(task.get(column.key))
    return top + len(lines) + 1
