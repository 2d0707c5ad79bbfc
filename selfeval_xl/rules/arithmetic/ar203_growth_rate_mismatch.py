"""AR203 growth-rate-mismatch: 增减率 is not the change divided by its base.

What it checks
    Every 增减率 column: (本年数 − 基数) ÷ 基数, with the base the header names. The rate is
    right if any values inside the written decimals give it. Where another base of
    the row gives the written rate, the message says which.

Why it matters
    The rate is quoted in the report and decides whether the unit must explain a
    change.

Source
    Checks B-02, B-03, B-09 in docs/checks.md.

Example
    wrong  决算数 78.55  年初预算数 93.05  增减率 22%
    right  决算数 78.55  年初预算数 93.05  增减率 -15.58%

Fix
    unsafe: writes the computed rate in the column's own notation.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.identities import Arithmetic
from selfeval_xl.identities.hits import violation_hits
from selfeval_xl.rules.registry import rule


@rule(
    "AR203",
    "growth-rate-mismatch",
    kind="growth_rate",
    severity=Severity.ERROR,
    target=Arithmetic,
    message="{label}填“{actual}”，按 {proof} 应为 {expected}",
    advice="把 {cell} 改为 {expected}，或核对算式中的金额",
    variants={
        "tied": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；也可能是算式中的其他数字有误",
            "核对 {others}，更正其中填错的一处",
        ),
        "wrong_denominator": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；所填数字是除以“{part}”得出的，分母用错",
            "把 {cell} 改为 {expected}，或核对比较基数",
        ),
    },
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per root cause, anchored on the cell to change."""
    yield from violation_hits(arithmetic, {"growth_rate"}, ("wrong_denominator",))
