"""The formulas of a form, with what they give when calculated anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selfeval_xl.findings import Checked, Outcome
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.grid import Address, Cell, Raw, Sheet, Workbook
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import Place
from selfeval_xl.rules.bare import typed
from selfeval_xl.rules.fields import by_address
from selfeval_xl.values.display import show
from selfeval_xl.values.remembered import of_latest

_FEW = 3
_WHY = {
    "no_engine": N_("公式未重新计算：本机没有可用的计算组件"),
    "refused": N_("公式未重新计算：计算组件没有算完"),
    "no_access": N_("公式未重新计算：这种文件格式读不到公式"),
    "not_run": N_("公式未重新计算"),
}
_NOT_READ = {
    "errors": N_("这种文件格式读不到错误值"),
    "formulas": N_("这种文件格式读不到公式"),
    "hidden": N_("这种文件格式读不到隐藏的行、列、表"),
}
PARTIAL = N_("部分公式不能重新计算")


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form with the sheet it stands in, for rules about its formulas."""

    workbook: Workbook
    form: Form
    sheet: Sheet
    fields: Mapping[Address, Field]
    formulas: tuple[Cell, ...]  # the form's formula cells, from the top left

    def label(self, cell: Cell) -> str:
        """What the form calls the cell, else its address."""
        field = self.fields.get(cell.address)
        return field.label if field else self.place(cell).a1 or ""

    def key(self, cell: Cell) -> str:
        field = self.fields.get(cell.address)
        return field.key if field else ""

    def place(self, cell: Cell) -> Place:
        return self.workbook.place(self.sheet, cell)

    def recalculated(self, cell: Cell) -> Raw:
        """What the cell's formula gives, None where that is not known."""
        key = (self.sheet.name, cell.row, cell.column)
        return self.workbook.recalculated.get(key)

    def implied(self, cell: Cell) -> Raw:
        """What the formula around a typed number gives, None where not known."""
        return self.workbook.implied.get((self.sheet.name, cell.row, cell.column))

    def shown(self, cell: Cell, value: Raw) -> str:
        """A value as the cell's number format shows it."""
        return show(value, cell.number_format, self.workbook.date1904)

    def right(self, cell: Cell, value: Raw) -> str:
        """The same for a right value: a minus for brackets, no sign of money."""
        text = self.shown(cell, value)
        return typed(text, value) if isinstance(value, float | int) else text


@of_latest
def form_sheets(paper: Paper) -> tuple[FormSheet, ...]:
    """The forms of a paper that have a sheet to look at."""
    book = paper.workbook
    if book is None:
        return ()
    found = []
    for form in paper.forms:
        sheet = sheet_of(book, form)
        if sheet is not None:
            fields = by_address(form)
            formulas = _formulas(form, sheet, fields)
            found.append(FormSheet(book, form, sheet, fields, formulas))
    return tuple(found)


def _formulas(
    form: Form, sheet: Sheet, fields: Mapping[Address, Field]
) -> tuple[Cell, ...]:
    found = [
        cell
        for address, cell in sheet.cells.items()
        if cell.formula is not None and (address in form.area or address in fields)
    ]
    return tuple(sorted(found, key=lambda cell: cell.address))


def never_calculated(one: FormSheet) -> bool:
    """True where a program wrote formulas and left 0 in place of their values."""
    known = [(cell, one.recalculated(cell)) for cell in one.formulas]
    told = [(cell.raw, value) for cell, value in known if isinstance(value, float)]
    wrong = [raw for raw, value in told if raw == 0 and value != 0]
    return len(wrong) >= _FEW and all(raw == 0 for raw, _ in told)


def recalculation_gap(paper: Paper) -> Checked | None:
    """How a check of recalculated values ends where there are none to be had."""
    book = paper.workbook
    if book is None or not paper.forms:
        return Checked(Outcome.NOT_APPLICABLE, 1, "没有识别出表格")
    if book.recalculation in ("done", "partial"):
        return None
    if book.recalculation == "no_formulas":
        return Checked(Outcome.NOT_APPLICABLE, 1, "没有公式")
    reason = _WHY.get(book.recalculation, _WHY["not_run"])
    return Checked(Outcome.INSUFFICIENT_DATA, 1, reason)


def unread(paper: Paper, part: str) -> Checked | None:
    """How a check of a part of the workbook ends where that part was not read."""
    book = paper.workbook
    if book is None:
        return Checked(Outcome.NOT_APPLICABLE, 1, "没有可读取的工作簿")
    if part in book.gaps:
        return Checked(Outcome.INSUFFICIENT_DATA, 1, _NOT_READ[part])
    return None


def sheet_of(workbook: Workbook, form: Form) -> Sheet | None:
    """The sheet a form stands in."""
    for sheet in workbook.sheets:
        if sheet.name == form.sheet:
            return sheet
    return None
