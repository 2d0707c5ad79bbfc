"""AR208 spending-above-budget: more was spent than the year's budget allows.

What it checks
    决算（执行）数 above 全年（调整后）预算数, beyond rounding. For the total of an expenditure or
    fund block it is a warning, for single lines information: money may move between
    lines. Information too where the head says 预算数 only, outside a fund block: that may
    be the budget at the beginning of the year.

Why it matters
    Spending above the adjusted budget must be explained, and the execution score is
    capped.

Source
    Checks B-12 and B-17 in docs/checks.md.

Example
    wrong  全年预算数 100.00  全年执行数 103.00
    right  全年预算数 103.00  全年执行数 103.00

Fix
    none: both are facts of the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.rows import spending_rows
from selfeval_xl.model.form import Field, Form
from selfeval_xl.rules.registry import rule


@rule(
    "AR208",
    "spending-above-budget",
    kind="percent_over_100",
    severity=Severity.WARNING,
    target=Form,
    message="{label}填“{actual}”，超过{budget}（{limit}）",
    advice="核对两个数；确属超预算支出的，在说明中写明原因",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per row that spends more than its budget."""
    for budget, executed in spending_rows(form):
        if budget.interval is None or executed.interval is None or not budget.number:
            continue
        if budget.number < 0:
            continue  # its sign is CE404's to report
        if executed.interval.low <= budget.interval.high:
            continue
        if _awaits_parts(form, executed):
            continue  # the blank is CE101's to report
        is_total = executed.key.rsplit(".", 1)[0] in _TOTALS
        yield Hit(
            executed.place,
            executed.label,
            executed.shown,
            None,
            None,
            executed.key,
            {"budget": budget.label, "limit": budget.shown},
            related=(budget.place,),
            severity=None if is_total and _is_final(budget) else Severity.INFO,
        )


def _awaits_parts(form: Form, executed: Field) -> bool:
    """True where the budget of a part is blank, so that the row's own is short."""
    for matrix in form.matrices:
        at = {column.key: j for j, column in enumerate(matrix.columns)}
        if not {"adj", "act"} <= at.keys():
            continue
        inside = {
            i
            for i in range(len(matrix.rows))
            if matrix.fields.get((i, at["act"])) is executed
        }
        for i, row in enumerate(matrix.rows):
            if row.parent not in inside:
                continue
            inside.add(i)
            budget = matrix.fields.get((i, at["adj"]))
            spent = matrix.fields.get((i, at["act"]))
            if budget and budget.is_blank and spent and spent.number is not None:
                return True
    return False


def _is_final(budget: Field) -> bool:
    """True where the budget is surely the adjusted one."""
    return budget.key.startswith("fund.") or bool(_FINAL.search(budget.label))


_FINAL = re.compile("调整|全年|最终|变更|追加")
_TOTALS = frozenset(
    {"exp.total", "exp.fiscal", "fund.total", "fund.fiscal", "tpc.total"}
)
"""Rows for which the budget is a limit of its own."""
