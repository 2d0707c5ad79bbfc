"""AR209 low-execution: less than 80 % of the budget was spent.

What it checks
    执行率 of the total of an expenditure or fund block, computed from its amounts,
    below 80 %.

Why it matters
    Many bureaux ask for a reason below a threshold (90 % in one province, 80 % in
    others); the unit should have one ready.

Source
    Check B-13 in docs/checks.md; the threshold differs between
    sources, so this is information only.

Example
    wrong  全年预算数 100.00  全年执行数 70.00
    right  全年预算数 100.00  全年执行数 95.00

Fix
    none: for information.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.rows import spending_rows
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.values.rounding import half_up


@rule(
    "AR209",
    "low-execution",
    kind="plausibility",
    severity=Severity.INFO,
    target=Form,
    message="{label}除以全年预算数的执行率为 {rate}，低于 80%",
    advice="如属实，在自评报告中说明执行率偏低的原因",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per total that was spent by less than four fifths."""
    for budget, executed in spending_rows(form):
        if executed.number is None:
            continue
        if not budget.number or executed.key.rsplit(".", 1)[0] not in _TOTALS:
            continue
        ratio = executed.number / budget.number
        if 0 < ratio < _LOW:
            shown = f"{half_up(ratio * 100, 2)}%"
            yield Hit(
                executed.place,
                executed.label,
                executed.shown,
                key=executed.key,
                values={"rate": shown},
                related=(budget.place,),
            )


_LOW = Decimal("0.8")
_TOTALS = frozenset({"exp.total", "exp.fiscal", "fund.total"})
