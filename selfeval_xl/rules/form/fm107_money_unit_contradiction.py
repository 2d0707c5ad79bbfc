"""FM107 money-unit-contradiction: two units of money are stated for one table.

What it checks
    The units declared above one table and in its column heads. Two different ones
    above it, or one above it that no amount column keeps, contradict each other.
    A single column in another unit (人均，元) is no contradiction, unless its figures
    are of the size of those beside them: then its head names the wrong unit.

Why it matters
    A reader who takes the other unit is wrong by a factor of ten thousand.

Source
    Check E-11 in docs/checks.md.

Example
    wrong  单位：元 above a table headed 预算数（万元）, 决算数（万元）
    right  单位：万元 and no other unit

Fix
    none: only the unit knows what its figures are in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form, Matrix, Quantity
from selfeval_xl.model.grid import Cell, Sheet
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import Place
from selfeval_xl.rules.registry import rule
from selfeval_xl.values.money import find_money_unit

_ROWS_ABOVE = 6


@rule(
    "FM107",
    "money-unit-contradiction",
    kind="unit",
    severity=Severity.ERROR,
    target=Paper,
    message=N_("此处金额单位为{actual}，{other} 处为{expected}，前后不一"),
    advice=N_("核对表中金额，保留正确的一个单位"),
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per declaration that another one contradicts."""
    sheets = {s.name: s for s in paper.workbook.sheets} if paper.workbook else {}
    blocks = [
        (form, matrix)
        for form in paper.forms
        for matrix in form.matrices
        if any(column.quantity is Quantity.AMOUNT for column in matrix.columns)
    ]
    if not blocks:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("没有金额表"))
    headed: set[tuple[str, int]] = set()
    for form, matrix in blocks:
        sheet = sheets[form.sheet]
        yield from _mislabelled(form, matrix)
        declared = list(_declared(sheet, form, matrix))
        if not declared:  # then what stands above the whole form holds, told once
            first = min(form.matrices, key=lambda one: one.area.top)
            declared = list(_declared(sheet, form, first))
            head = (form.sheet, first.area.top)
            if head in headed:
                continue
            headed.add(head)
        if declared:
            yield from _of_block(form, matrix, declared)


def _of_block(
    form: Form, matrix: Matrix, declared: Sequence[tuple[Cell, str]]
) -> Iterator[Hit]:
    cell, unit = declared[0]
    for other, another in declared[1:]:
        if another != unit:
            yield _hit(form, other, another, unit, form.place.at(cell.row, cell.column))
    amounts = [c for c in matrix.columns if c.quantity is Quantity.AMOUNT]
    units = {column.unit for column in amounts}
    if len(units) == 1 and all(unit not in units for _, unit in declared):
        kept = units.pop()
        if kept is not None:
            head = _head(form, matrix, amounts[0].column)
            yield _hit(form, cell, unit, kept, head)


def _mislabelled(form: Form, matrix: Matrix) -> Iterator[Hit]:
    """Columns whose head names another unit than the one their figures are in."""
    for column in matrix.columns:
        said = find_money_unit(column.label)
        if said is None or column.unit is None or said == column.unit:
            continue
        others = [
            c for c in matrix.columns if c.unit == column.unit and c is not column
        ]
        at = _head(form, matrix, others[0].column if others else 1)
        yield Hit(
            _head(form, matrix, column.column),
            label="金额单位",
            actual=said,
            expected=column.unit,
            key=f"money_unit.{column.key}",
            values={"other": at.a1},
            related=(at,),
        )


def _head(form: Form, matrix: Matrix, column: int) -> Place:
    """Where a column's head stands, on the left of a block turned on its side."""
    if matrix.is_turned:
        return form.place.at(column, matrix.area.left)
    return form.place.at(matrix.area.top, column)


def _declared(sheet: Sheet, form: Form, matrix: Matrix) -> Iterator[tuple[Cell, str]]:
    """Units in the lines between this table and what stands above it."""
    above = [m.area.bottom for m in form.matrices if m.area.bottom < matrix.area.top]
    title = form.title.place.row if form.title and form.title.place.row else 1
    first = max([title, matrix.area.top - _ROWS_ABOVE, *(row + 1 for row in above)])
    for row in range(first, matrix.area.top):
        for cell in sorted(
            (c for c in sheet.cells.values() if c.row == row), key=lambda c: c.column
        ):
            unit = find_money_unit(cell.shown) if isinstance(cell.raw, str) else None
            if unit is not None:
                yield cell, unit


def _hit(form: Form, cell: Cell, unit: str, other: str, at: Place) -> Hit:
    return Hit(
        form.place.at(cell.row, cell.column),
        label="金额单位",
        actual=unit,
        expected=other,
        key="money_unit",
        values={"other": at.a1},
        related=(at,),
    )
