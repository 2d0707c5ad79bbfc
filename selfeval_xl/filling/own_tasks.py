"""The task list of a workbook of one's own: its columns, and rows to write into."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from selfeval_xl.filling.names import normal, spellings
from selfeval_xl.forms.spec import BlockSpec, FormSpec
from selfeval_xl.model.form import Form
from selfeval_xl.model.grid import Address, Cell, Sheet
from selfeval_xl.templates.content import Value
from selfeval_xl.values.money import find_money_unit

StyleOf = Callable[[Address], int | None]
"""The style number of a cell, None where there is none."""

_ENOUGH = 2
_NAME = "task_name"


@dataclass(frozen=True, slots=True)
class TaskTable:
    """Where a task list stands: its header row, its columns by key, and its block."""

    header: int
    columns: Mapping[str, int]
    block: BlockSpec


def task_table(form: Form, sheet: Sheet, spec: FormSpec) -> TaskTable | None:
    """The task list the spec describes, filled or not, as the sheet has it."""
    block = next((b for b in spec.blocks if b.archetype == "tasks"), None)
    if block is None:
        return None
    names = {
        name: column.key
        for column in block.columns
        for text in (column.text, column.key)
        for name in spellings(text)
    }
    for row, cells in sheet.rows():
        found: dict[str, Cell] = {}
        for cell in cells:
            for name in spellings(cell.shown) if cell.is_string else ():
                if name in names:
                    found.setdefault(names[name], cell)
        is_whole = len(found) == len(block.columns)  # a blank list looks like a matrix
        is_other = not is_whole and _is_in_matrix(form, row)
        if _NAME in found and len(found) >= _ENOUGH and not is_other:
            columns = {key: cell.column for key, cell in found.items()}
            kept = tuple(c for c in block.columns if c.key in columns)
            units = [find_money_unit(cell.shown) for cell in found.values()]
            unit = next(filter(None, units), block.unit)
            return TaskTable(row, columns, replace(block, columns=kept, unit=unit))
    return None


def _is_in_matrix(form: Form, row: int) -> bool:
    return any(m.area.top <= row <= m.area.bottom for m in form.matrices)


def task_cells(
    table: TaskTable,
    sheet: Sheet,
    tasks: Sequence[Mapping[str, Value]],
    style_of: StyleOf,
) -> tuple[list[tuple[Address, Value]], list[str]]:
    """The cells to write, and the names of tasks that no row is left for.

    A task that stands in the list already is written over, any other goes into
    the first blank row that looks as the list's first row does.
    """
    rows = list(_rows(table, sheet, style_of))
    known = {}
    for row in rows:
        cell = sheet.cells.get((row, table.columns[_NAME]))
        if cell is not None and cell.shown.strip():
            known[normal(cell.shown)] = row
    free = [row for row in rows if row not in known.values()]
    found: list[tuple[Address, Value]] = []
    missed: list[str] = []
    for task in tasks:
        name = str(task.get(_NAME, ""))
        own = known.get(normal(name)) if name else None
        if own is None and not free:
            missed.append(name)
            continue
        row = own or free.pop(0)
        for key, value in task.items():
            if key in table.columns:
                found.append(((row, table.columns[key]), value))
    return found, missed


def _rows(table: TaskTable, sheet: Sheet, style_of: StyleOf) -> Iterator[int]:
    """The rows of the list: below its header to the row where something else begins."""
    filled = dict(sheet.rows())
    last = max(filled, default=table.header)
    column = table.columns[_NAME]
    look = style_of((table.header + 1, column))
    for row in range(table.header + 1, last + 1):
        cells = [c for c in filled.get(row, ()) if c.shown.strip()]
        if cells:
            is_task = any(c.column == table.columns[_NAME] for c in cells)
            is_alone = len(cells) == 1 and len(table.columns) > 1
            if not is_task or is_alone or _is_merged_over(table, sheet, row):
                return
        elif style_of((row, column)) != look:
            return  # the space between the list and what follows
        yield row


def _is_merged_over(table: TaskTable, sheet: Sheet, row: int) -> bool:
    """True where the row's first cell covers more than one of the list's columns."""
    at = (row, table.columns[_NAME])
    columns = table.columns.values()
    for area in sheet.merges:
        if at in area:
            return sum(area.left <= c <= area.right for c in columns) > 1
    return False
