"""CE101 required-cell-blank: a cell that must hold something is empty.

What it checks
    Cells the form asks for, cells whose value the rest of the table settles, and
    cells whose whole row and column are filled but for them. A row with nothing in
    it is one the unit does not use, unless it is a total of parts that are filled in;
    a column left out is said once. A blank that can only mean 0 is let pass, and
    "无", "/" and "—" are answers, not blanks. A rate or a change left out is AR205's.

Why it matters
    A blank is read as "not known". Totals and rates that need it cannot be checked.

Source
    Check F-03 in docs/checks.md; the list of required cells is the
    form spec's. Cells settled by the rest of the table are inferred.

Example
    wrong  基本支出 决算数 (blank)  人员经费 60.12  公用经费 16.44
    right  基本支出 决算数 76.56    人员经费 60.12  公用经费 16.44

Fix
    unsafe: writes the value into a derived cell. A fact is the unit's to fill in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from selfeval_xl.findings import (
    Checked,
    Edit,
    Fix,
    Hit,
    Outcome,
    Safety,
    Severity,
)
from selfeval_xl.forms.labels import read_label
from selfeval_xl.i18n import N_
from selfeval_xl.identities import Arithmetic, expected_value
from selfeval_xl.model.form import Field, Form, Matrix, Quantity
from selfeval_xl.rules.fields import BASES, FIGURES, as_column_writes, to_store
from selfeval_xl.rules.registry import rule

_NEIGHBOURS = 3  # so many filled cells beside and above tell that a blank is a gap
_TOTAL = re.compile("合计|总计|小计|平均")
_At = tuple[int, int]
_NOT_ASKED = N_("没有须填写的单元格")


@rule(
    "CE101",
    "required-cell-blank",
    kind="blank",
    severity=Severity.ERROR,
    target=Arithmetic,
    message="{label}未填写",
    advice="在 {cell} 填写；确实没有的填“无”或“0”",
    variants={
        "expected": (
            "{label}未填写，按表中其他数字应为 {expected}",
            "在 {cell} 填写 {expected}，或核对有关数字",
        ),
        "gap": (
            "{label}未填写，同一行、同一列的其他单元格都已填写",
            "在 {cell} 补填；确实没有的填“无”或“0”",
        ),
        "row": (
            "{label}所在的一行没有填写，按表中其他数字这一格应为 {expected}",
            "在 {cell} 起补填这一行，或核对有关数字",
        ),
        "column": (
            "{label}所在的一列没有填写，按表中其他数字这一格应为 {expected}",
            "补填这一列；本单位不需填写的，在备注说明",
        ),
    },
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per blank cell that must not be blank."""
    form, filled = arithmetic.form, 0
    for matrix in form.matrices:
        figures = {
            at: field
            for at, field in matrix.fields.items()
            if field.quantity in FIGURES or field.key in form.required
        }
        filled += sum(not _is_empty(field) for field in figures.values())
        yield from _blanks(arithmetic, matrix, figures)
    for key, field in (*form.header.items(), *form.closing.items()):
        if key in form.required or field.key in form.required:
            filled += not _is_empty(field)
            if _is_empty(field):
                mild = Severity.INFO if key in form.closing else None
                yield _hit(form, field, severity=mild)
    if filled:
        yield Checked(Outcome.PASSED, filled)
    else:
        yield Checked(Outcome.NOT_APPLICABLE, 1, _NOT_ASKED)


def _is_empty(field: Field) -> bool:
    """True for nothing at all; a formula waiting to be calculated is something."""
    return field.is_blank and (field.cell is None or field.cell.formula is None)


def _is_used(field: Field) -> bool:
    """True for more than a blank or an answer that stands for one."""
    return not _is_empty(field) and field.value.kind != "blank"


def _blanks(
    arithmetic: Arithmetic, matrix: Matrix, figures: Mapping[_At, Field]
) -> Iterator[Hit]:
    """The hits of one block, each row and column left out said once."""
    form = arithmetic.form
    rows = Counter(at[0] for at, field in figures.items() if _is_used(field))
    columns = Counter(at[1] for at, field in figures.items() if _is_used(field))
    said: set[tuple[str, int]] = set()
    for at, field in sorted(figures.items()):
        if not _is_empty(field):
            continue
        if field.key.rpartition(".")[2] in BASES and field.key not in form.required:
            continue
        expected = expected_value(arithmetic, field)
        if field.key in form.required:
            yield _hit(form, field, expected)
        elif not expected:
            if expected is None and _is_asked(matrix, at) and _is_gap(figures, at):
                yield _hit(form, field, None, "gap", Severity.WARNING)
        elif rows[at[0]] and columns[at[1]]:
            yield _hit(form, field, expected)
        elif ("row", at[0]) not in said and ("column", at[1]) not in said:
            variant, line = ("column", at[1]) if rows[at[0]] else ("row", at[0])
            said.add((variant, line))
            severity = Severity.WARNING if variant == "column" else None
            yield _hit(form, field, expected, variant, severity)


def _is_asked(matrix: Matrix, at: _At) -> bool:
    """False for what is no sum in a row of sums: points of projects beside 合计."""
    is_sum = _TOTAL.fullmatch(read_label(matrix.rows[at[0]].label).name) is not None
    return not is_sum or matrix.columns[at[1]].quantity is not Quantity.SCORE


def _is_gap(figures: Mapping[_At, Field], at: _At) -> bool:
    """True where all else in the cell's row and column is filled."""
    for axis in (0, 1):
        others = [
            field
            for other, field in figures.items()
            if other[axis] == at[axis] and other != at
        ]
        if len(others) < _NEIGHBOURS or any(map(_is_empty, others)):
            return False
    return True


def _hit(
    form: Form,
    field: Field,
    number: Decimal | None = None,
    variant: str = "",
    severity: Severity | None = None,
) -> Hit:
    expected, fix = None, None
    if number is not None:
        expected = as_column_writes(form, field, number)
        variant = variant or "expected"
        if field.is_derived and variant == "expected":
            edit = Edit(field.place, "", expected, to_store(form, field, number))
            fix = Fix((edit,), Safety.UNSAFE)
    return Hit(
        field.place,
        label=field.label,
        expected=expected,
        key=field.key,
        values={"cell": field.place.a1 or ""},
        variant=variant,
        fix=fix,
        severity=severity,
    )
