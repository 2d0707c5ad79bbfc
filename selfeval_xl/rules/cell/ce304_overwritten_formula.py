"""CE304 overwritten-formula: a number is typed where its column holds formulas.

What it checks
    Columns and rows of a block in which at least three cells, and three of four, hold
    one formula copied along. A typed number among them is named with what the formula
    would give. Where both agree, or the formula has no result there (a base of 0), it
    is said for information only.

Why it matters
    The number does not follow when a figure it was made of is corrected.

Source
    Check F-20 in docs/checks.md.

Example
    wrong  比年初预算增减额 =E5-C5, =E6-C6, 3.20, =E8-C8
    right  比年初预算增减额 =E5-C5, =E6-C6, =E7-C7, =E8-C8

Fix
    unsafe: puts the column's formula back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from selfeval_xl.findings import (
    Checked,
    Edit,
    Fix,
    Hit,
    Outcome,
    Safety,
    Severity,
)
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field
from selfeval_xl.model.formula import moved, relative
from selfeval_xl.model.grid import Address, Cell, Raw
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.pattern import (
    LEAST,
    common_formula,
    implied_formulas,
    is_constant,
)
from selfeval_xl.rules.fields import BASES, NUMERIC
from selfeval_xl.rules.formulas import FormSheet, form_sheets, unread
from selfeval_xl.rules.registry import rule

_SHARE = 0.75


@rule(
    "CE304",
    "overwritten-formula",
    kind="overwritten_formula",
    severity=Severity.WARNING,
    target=Paper,
    message="{label}是手工填写的“{actual}”，同一{line}的其他单元格都是公式",
    advice="恢复 {cell} 的公式 ={formula}，或说明手工填写的理由",
    variants={
        "expected": (
            "{label}是手工填写的“{actual}”，同一{line}的其他单元格都是公式，"
            "按公式 ={formula} 应为 {expected}",
            "恢复 {cell} 的公式，或说明手工填写的理由",
        ),
        "same": (
            "{label}是手工填写的“{actual}”，同一{line}的其他单元格都是公式，结果相同",
            "宜恢复 {cell} 的公式 ={formula}，以便有关数字更正后自动更新",
        ),
    },
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per typed number among formulas."""
    gap = unread(paper, "formulas")
    if gap is not None:
        yield gap
        return
    lines = 0
    for one in form_sheets(paper):
        found: dict[Address, tuple[Cell, str, str]] = {}
        for name, fields in _lines(one):
            cells = [one.sheet.cells[at] for at in fields if at in one.sheet.cells]
            if sum(cell.formula is not None for cell in cells) < LEAST:
                continue
            lines += 1
            for cell, formula in _typed_over(cells):
                found.setdefault(cell.address, (cell, formula, name))
        implied = _implied(one) if found else {}
        for cell, formula, name in found.values():
            yield _hit(one, cell, formula, name, implied)
    if lines:
        yield Checked(Outcome.PASSED, lines)
    else:
        yield Checked(Outcome.NOT_APPLICABLE, 1, "没有成列的公式")


def _lines(one: FormSheet) -> Iterator[tuple[str, list[Address]]]:
    """Columns, then rows of like quantities, as addresses."""
    for matrix in one.form.matrices:
        for name, axis in ((N_("列"), 1), (N_("行"), 0)):
            lines: dict[tuple[int, str], list[Address]] = {}
            for at, field in matrix.fields.items():
                address = _address(field)
                if address is None or field.quantity not in NUMERIC:
                    continue
                column = matrix.columns[at[1]]
                if axis == 0 and column.key in BASES:
                    continue  # what follows from its row is no sum of other rows
                kind = "" if axis else str(column.quantity)
                lines.setdefault((at[axis], kind), []).append(address)
            for addresses in lines.values():
                yield name, addresses


def _address(field: Field) -> Address | None:
    if field.place.row is None or field.place.column is None:
        return None
    return field.place.row, field.place.column


def _typed_over(cells: Sequence[Cell]) -> Iterator[tuple[Cell, str]]:
    """The numbers typed in a line of formulas, each with the formula it lacks."""
    typed = [cell for cell in cells if is_constant(cell)]
    model = _model(cells) if typed else None
    if model is None or model.formula is None:
        return
    for cell in typed:
        formula = moved(model.formula, model.address, cell.address)
        if formula is not None:
            yield cell, formula


def _model(cells: Sequence[Cell]) -> Cell | None:
    """The cell whose formula most of the line has, if nearly all have it."""
    model = common_formula(cells)
    if model is None or model.formula is None:
        return None
    shape = relative(model.formula, model.address)
    filled = [c for c in cells if c.formula is not None or is_constant(c)]
    alike = sum(
        c.formula is not None and relative(c.formula, c.address) == shape
        for c in filled
    )
    return model if alike >= _SHARE * len(filled) else None


def _implied(one: FormSheet) -> dict[Address, tuple[str, Raw]]:
    """What was calculated for typed numbers: the formula and its result."""
    if one.workbook.recalculation not in ("done", "partial"):
        return {}
    return {
        cell.address: (formula, one.implied(cell))
        for cell, formula in implied_formulas(one.sheet)
    }


def _hit(
    one: FormSheet,
    cell: Cell,
    formula: str,
    line: str,
    implied: Mapping[Address, tuple[str, Raw]],
) -> Hit:
    place, variant, expected, fix, severity = one.place(cell), "", None, None, None
    calculated, value = implied.get(cell.address, ("", None))
    if calculated == formula and value is None:
        severity = Severity.INFO
    elif calculated == formula:
        expected = one.right(cell, value)
        variant = "expected"
        edit = Edit(place, cell.shown, expected, formula=formula)
        fix = Fix((edit,), Safety.UNSAFE)
        if one.shown(cell, value) == cell.shown:
            variant, severity = "same", Severity.INFO
    return Hit(
        place,
        label=one.label(cell),
        actual=cell.shown,
        expected=expected,
        key=one.key(cell),
        values={"cell": place.a1 or "", "formula": formula, "line": line},
        variant=variant,
        fix=fix,
        severity=severity,
    )
