"""CE404 negative-amount: an amount of money is below zero.

What it checks
    Budgets, receipts and spending. Final accounts may hold write-offs and are named
    for information; changes, adjustments and balances may be negative.

Why it matters
    A minus sign typed by mistake turns a sum by twice the amount.

Source
    Check A-19 in docs/checks.md.

Example
    wrong  公务接待费 年初预算数 -0.50
    right  公务接待费 年初预算数 0.50

Fix
    none: whether the sign or the figure is wrong is for the unit to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.model.form import Field, Form, Quantity
from selfeval_xl.rules.fields import hit_at, table_fields
from selfeval_xl.rules.registry import rule

_MAY_BE_NEGATIVE = re.compile(
    "增减|增加|减少|变动|(?<!出)差(?!旅)|调整|追加|追减|冲|结余|结转|盈亏|超支|净(?!化)"
)
_FINAL = frozenset({"act", "prev"})
_BUDGET = frozenset({"y0b", "adj", "prevb", "open", "close", "plan"})


@rule(
    "CE404",
    "negative-amount",
    kind="negative",
    severity=Severity.WARNING,
    target=Form,
    message="{label}填“{actual}”，是负数",
    advice="核对 {cell} 的符号；确为负数的，在备注说明",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per amount below zero."""
    right = seen = 0
    for field in table_fields(form):
        if field.quantity is not Quantity.AMOUNT or field.number is None:
            continue
        seen += 1
        column = field.key.rpartition(".")[2]
        if field.number >= 0 or not _is_absolute(field, column):
            right += 1
        else:
            yield _hit(field, Severity.INFO if column in _FINAL else None)
    if right:
        yield Checked(Outcome.PASSED, right)
    elif not seen:
        yield Checked(Outcome.NOT_APPLICABLE, 1, "没有金额")


def _is_absolute(field: Field, column: str) -> bool:
    """True for money planned or spent; its row and column name no change."""
    row = field.label.removesuffix(_heading(field))
    return column in _FINAL | _BUDGET and not _MAY_BE_NEGATIVE.search(row)


def _heading(field: Field) -> str:
    """The column's part of the label: "调整预算数" is a budget, not a change."""
    return field.label.rpartition(" ")[2] if " " in field.label else ""


def _hit(field: Field, severity: Severity | None) -> Hit:
    return hit_at(field, severity=severity)
