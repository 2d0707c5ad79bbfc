"""AR207 spending-without-budget: money was spent where the budget is zero.

What it checks
    Rows with a 决算（执行）数 above 0 whose 全年（调整后）预算数 is written as 0.

Why it matters
    Spending needs a budget; most often the budget figure was left out.

Source
    Check B-14 in docs/checks.md.

Example
    wrong  全年预算数 0.00  全年执行数 3.50
    right  全年预算数 3.50  全年执行数 3.50

Fix
    none: the budget is a fact of the unit.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.rows import spending_rows
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule


@rule(
    "AR207",
    "spending-without-budget",
    kind="ratio",
    severity=Severity.ERROR,
    target=Form,
    message="{label}填“{actual}”，但同一行的{budget}为 0：有支出而无预算",
    advice="核对预算批复和调整文件，补填 {cell}，或更正支出数",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per row that spends without a budget."""
    for budget, executed in spending_rows(form):
        if budget.number is None or executed.number is None:
            continue
        if budget.number == 0 and executed.number > 0:
            yield Hit(
                budget.place,
                executed.label,
                executed.shown,
                None,
                None,
                budget.key,
                {"budget": budget.label, "cell": budget.place.a1 or ""},
                related=(executed.place,),
            )
