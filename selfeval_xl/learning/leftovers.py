"""What else stands in the old workbook: nothing may be dropped unseen."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from selfeval_xl.forms.labels import read_label, squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.i18n import N_
from selfeval_xl.learning.moving import Stray
from selfeval_xl.model.form import Form
from selfeval_xl.model.grid import Address, Cell, Sheet, Workbook
from selfeval_xl.model.place import Place

OTHER_FORM = N_("是另一张表，没有移入；需要的话另行移入")
OTHER_SHEET = N_("没有识别出表格，没有移入")
OUTSIDE = N_("不在识别出的栏目里")
_LABELS_ABOVE = 3
_ATTACHMENT = re.compile(r"(?:附(?:件|表)|公开|表)[一二三四五六七八九十\d.-]*(?:表)?:?")


def leftovers(
    workbook: Workbook,
    form: Form,
    others: Collection[Form],
    seen: set[Address],
    printed: Collection[str],
) -> Iterator[Stray]:
    """The cells of the form's sheet that no field covers, and other sheets as a whole.

    ``printed`` are texts of blank forms: labels and headings are no content.
    """
    for sheet in workbook.sheets:
        place = Place(workbook.file, sheet.name)
        beside = [one for one in others if one.sheet == sheet.name]
        for one in beside:
            title = one.title.shown if one.title is not None else sheet.name
            area = one.area
            yield Stray(place.at(area.top, area.left), area.a1, title, OTHER_FORM)
        if sheet.name == form.sheet:
            areas = [one.area for one in beside]
            for stray in _in_sheet(workbook, sheet, form, seen, set(printed)):
                at = stray.place.row or 0
                if not any(area.top <= at <= area.bottom for area in areas):
                    yield stray
        elif not beside and any(cell.raw is not None for cell in sheet.cells.values()):
            yield Stray(place, sheet.name, _first_words(sheet), OTHER_SHEET)


def _first_words(sheet: Sheet) -> str:
    cells = sorted(sheet.cells.values(), key=lambda cell: cell.address)
    return next((cell.shown for cell in cells if cell.shown.strip()), "")


def _in_sheet(
    workbook: Workbook,
    sheet: Sheet,
    form: Form,
    seen: set[Address],
    printed: set[str],
) -> Iterator[Stray]:
    view = SheetView(sheet)
    labels = _labels(form)
    for cell in sorted(sheet.cells.values(), key=lambda one: one.address):
        text = squeeze(cell.shown)
        if not text or cell.address in seen or view.is_merged_into(*cell.address):
            continue
        if _is_printed(cell, text, labels, printed):
            continue
        yield Stray(
            workbook.place(sheet, cell), _label(view, cell), cell.shown, OUTSIDE
        )


def _is_printed(
    cell: Cell, text: str, labels: Collection[Address], printed: set[str]
) -> bool:
    """True for what the form itself prints: labels, headings, ordinal numbers."""
    if cell.address in labels or text in printed or _ATTACHMENT.fullmatch(text):
        return True
    return read_label(cell.shown).name in printed


def _labels(form: Form) -> set[Address]:
    """The cells of headings and of row labels."""
    found: set[Address] = set()
    for matrix in form.matrices:
        first = matrix.rows[0].row
        left = min(column.column for column in matrix.own_columns)
        for row in range(matrix.area.top, matrix.area.bottom + 1):
            last = matrix.area.right + 1 if row < first else left
            found |= {(row, column) for column in range(1, last)}
        found |= {(row, matrix.area.right + 1) for row in range(matrix.area.top, first)}
    table = form.indicators
    if table is not None:
        first = min(one.row for one in table.indicators)
        for row in range(table.area.top, table.area.bottom + 1):
            names = {
                one.name.place.column or 0
                for one in table.indicators
                if one.row == row or row < first
            }
            last = table.area.right if row < first else max(names, default=1)
            found |= {(row, column) for column in range(1, last + 1)}
    if form.tasks is not None and form.tasks.tasks:
        rows = [f.place.row or 0 for task in form.tasks.tasks for f in task.values()]
        for row in range(form.tasks.area.top, min(rows)):
            width = range(form.tasks.area.left, form.tasks.area.right + 1)
            found |= {(row, column) for column in width}
    return found


def _label(view: SheetView, cell: Cell) -> str:
    """The words to the left of a cell in its row, "" for none."""
    left = [c for c in view.by_row.get(cell.row, ()) if c.column < cell.column]
    words = [c.shown.strip() for c in left if isinstance(c.raw, str)]
    return words[0] if words else ""
