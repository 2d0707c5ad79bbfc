"""CE303 stale-formula: a formula shows another value than it gives.

What it checks
    Every formula of the form, calculated anew. Formulas that depend on the date, on
    chance or on another workbook, and those the calculation cannot do, are counted as
    not checked. A difference too small to be seen is let pass.

Why it matters
    The figure on the screen, on paper and in every system that collects the form is
    not the one the form's own numbers give.

Source
    Check F-21 in docs/checks.md.

Example
    wrong  比年初预算增减额 =E5-C5 showing -8.95
    right  比年初预算增减额 =E5-C5 showing -14.50

Fix
    unsafe: stores the value calculated; the formula stays.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from selfeval_xl.findings import (
    Checked,
    Edit,
    Fix,
    Hit,
    Outcome,
    Safety,
    Severity,
)
from selfeval_xl.model.grid import Cell, Raw
from selfeval_xl.model.paper import Paper
from selfeval_xl.rules.formulas import (
    PARTIAL,
    FormSheet,
    form_sheets,
    never_calculated,
    recalculation_gap,
)
from selfeval_xl.rules.registry import rule

_TOLERANCE = 1e-9


@rule(
    "CE303",
    "stale-formula",
    kind="stale_formula",
    severity=Severity.ERROR,
    target=Paper,
    message="{label}显示“{actual}”，公式 ={formula} 的计算结果应为 {expected}",
    advice="重新计算并保存，使 {cell} 显示 {expected}；数字是手工改过的，请恢复公式",
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per formula whose stored value is not its result."""
    gap = recalculation_gap(paper)
    if gap is not None:
        yield gap
        return
    right = unknown = 0
    for one in form_sheets(paper):
        if never_calculated(one):
            continue  # CE302 says that of the whole form
        for cell in one.formulas:
            value = one.recalculated(cell)
            if cell.raw is None or cell.is_error:
                continue  # CE302's and CE301's to report
            if value is None:
                unknown += 1
            elif _differs(one, cell, value):
                yield _hit(one, cell, value)
            else:
                right += 1
    if right:
        yield Checked(Outcome.PASSED, right)
    if unknown:
        yield Checked(Outcome.INSUFFICIENT_DATA, unknown, PARTIAL)


def _differs(one: FormSheet, cell: Cell, value: Raw) -> bool:
    """True where the two values are not the same and do not look the same."""
    if isinstance(cell.raw, float | int) and isinstance(value, float | int):
        if math.isclose(cell.raw, value, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE):
            return False
    elif cell.raw == value:
        return False
    return one.shown(cell, value) != cell.shown


def _hit(one: FormSheet, cell: Cell, value: Raw) -> Hit:
    place, expected = one.place(cell), one.right(cell, value)
    edit = Edit(place, cell.shown, expected, formula=cell.formula)
    is_number = isinstance(value, float | int) and isinstance(cell.raw, float | int)
    return Hit(
        place,
        label=one.label(cell),
        actual=cell.shown,
        expected=expected,
        key=one.key(cell),
        values={"cell": place.a1 or "", "formula": cell.formula or ""},
        fix=Fix((edit,), Safety.UNSAFE),
        severity=None if is_number else Severity.WARNING,
    )
