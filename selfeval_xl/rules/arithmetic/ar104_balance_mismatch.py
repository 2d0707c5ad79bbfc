"""AR104 balance-mismatch: the year-end balance does not follow from the year's flows.

What it checks
    年末结转和结余 = 年初结转和结余 + 本年收入 − 本年支出 (− 结余分配), and other equalities a form spec
    states.

Why it matters
    A balance that does not carry over means that income, spending or a carry-over
    figure is wrong.

Source
    Checks A-10 and A-11 in docs/checks.md: 收入支出决算总表.

Example
    wrong  年初结转 5.00  收入 100.00  支出 98.00  年末结转 5.00
    right  年初结转 5.00  收入 100.00  支出 98.00  年末结转 7.00

Fix
    unsafe where the balance alone can be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.identities import Arithmetic
from selfeval_xl.identities.hits import violation_hits
from selfeval_xl.rules.registry import rule


@rule(
    "AR104",
    "balance-mismatch",
    kind="equality",
    severity=Severity.ERROR,
    target=Arithmetic,
    message="{label}填“{actual}”，按 {proof} 应为 {expected}",
    advice="核对 {cell} 和 {others}，更正填错的一处",
    variants={
        "tied": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；也可能是算式中的其他数字有误",
            "核对 {others}，更正其中填错的一处",
        ),
    },
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per root cause, anchored on the cell to change."""
    yield from violation_hits(arithmetic, {"equality"})
