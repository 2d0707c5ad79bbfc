"""CE302 formula-never-calculated: a formula has no value in the file.

What it checks
    Formulas of the form that some program wrote and none has calculated: the file
    holds no value for them, or 0 for all of them where that is not their result.
    Where most of a form's formulas are so, that is said once.

Why it matters
    Opened in a preview, on a phone or by a system that collects forms, such a cell
    shows nothing or 0.

Source
    Check F-21 in docs/checks.md; inferred for files without values.

Example
    wrong  比年初预算增减额 =E5-C5 without a value
    right  比年初预算增减额 =E5-C5 showing -14.50

Fix
    unsafe: calculates the formula and stores its value; the formula stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selfeval_xl.findings import (
    Checked,
    Edit,
    Fix,
    Hit,
    Outcome,
    Safety,
    Severity,
)
from selfeval_xl.model.grid import Cell
from selfeval_xl.model.paper import Paper
from selfeval_xl.rules.formulas import FormSheet, form_sheets, never_calculated, unread
from selfeval_xl.rules.registry import rule

_FEW = 3
_MOST = 0.8
_MOST_RELATED = 8


@rule(
    "CE302",
    "formula-never-calculated",
    kind="uncached_formula",
    severity=Severity.WARNING,
    target=Paper,
    message="{label}的公式没有计算结果，在预览或汇总系统中是空白",
    advice="用 Excel 或 WPS 打开后重新计算并保存，再核对 {cell}",
    variants={
        "expected": (
            "{label}的公式没有计算结果，在预览或汇总系统中是空白；计算结果应为 {expected}",
            "用 Excel 或 WPS 打开后重新计算并保存，{cell} 应显示 {expected}",
        ),
        "all": (
            "{label}等 {count} 个公式没有计算结果，在预览或汇总系统中是空白或 0",
            "用 Excel 或 WPS 打开本表，重新计算并保存",
        ),
    },
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per formula without a value, or one per form of them."""
    gap = unread(paper, "formulas")
    if gap is not None:
        yield gap
        return
    seen = False
    for one in form_sheets(paper):
        formulas = one.formulas
        blank = [cell for cell in formulas if _is_uncalculated(one, cell)]
        if never_calculated(one):
            blank = [cell for cell in formulas if not cell.raw]
        seen = seen or bool(formulas)
        if len(blank) > _FEW and len(blank) >= _MOST * len(formulas):
            yield _all(one, blank)
        else:
            yield from (_hit(one, cell) for cell in blank)
        if len(formulas) > len(blank):
            yield Checked(Outcome.PASSED, len(formulas) - len(blank))
    if not seen:
        yield Checked(Outcome.NOT_APPLICABLE, 1, "没有公式")


def _is_uncalculated(one: FormSheet, cell: Cell) -> bool:
    """True for no value at all; an empty text is a result.

    A formula that can give "" and cannot be calculated here may have given it:
    some programs store an empty text as nothing.
    """
    if cell.raw is not None:
        return False
    value = one.recalculated(cell)
    return value != "" and not (value is None and '""' in (cell.formula or ""))


def _all(one: FormSheet, blank: Sequence[Cell]) -> Hit:
    first, *rest = blank
    return Hit(
        one.place(first),
        label=one.label(first),
        actual=first.shown,
        expected=_expected(one, first),
        key=one.key(first),
        values={"count": len(blank), "cell": one.place(first).a1 or ""},
        variant="all",
        related=tuple(one.place(cell) for cell in rest[:_MOST_RELATED]),
    )


def _hit(one: FormSheet, cell: Cell) -> Hit:
    expected, fix = _expected(one, cell), None
    if expected is not None:
        edit = Edit(one.place(cell), cell.shown, expected, formula=cell.formula)
        fix = Fix((edit,), Safety.UNSAFE)
    return Hit(
        one.place(cell),
        label=one.label(cell),
        actual=cell.shown,
        expected=expected,
        key=one.key(cell),
        values={"cell": one.place(cell).a1 or ""},
        variant="" if expected is None else "expected",
        fix=fix,
    )


def _expected(one: FormSheet, cell: Cell) -> str | None:
    value = one.recalculated(cell)
    return None if value is None else one.right(cell, value)
