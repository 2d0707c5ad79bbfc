"""AR201 difference-mismatch: 增减额 is not this year's figure less the base.

What it checks
    Every 增减额 column against the two columns it compares: 决算数 − 年初预算数, 决算数 − 上年决算数,
    决算数 − 全年预算数.

Why it matters
    The report quotes this figure; a wrong difference brings a wrong rate and often
    the wrong direction.

Source
    Check B-01 in docs/checks.md.

Example
    wrong  决算数 78.55  年初预算数 93.05  增减额 14.50
    right  决算数 78.55  年初预算数 93.05  增减额 -14.50

Fix
    unsafe: writes the difference, or restores the column's formula.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.identities import Arithmetic
from selfeval_xl.identities.hits import violation_hits
from selfeval_xl.rules.registry import rule


@rule(
    "AR201",
    "difference-mismatch",
    kind="difference",
    severity=Severity.ERROR,
    target=Arithmetic,
    message="{label}填“{actual}”，按 {proof} 应为 {expected}",
    advice="把 {cell} 改为 {expected}，或核对算式中的两个数",
    variants={
        "tied": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；也可能是算式中的其他数字有误",
            "核对 {others}，更正其中填错的一处",
        ),
        "transposed": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；疑似相邻两位数字写颠倒",
            "把 {cell} 改为 {expected}",
        ),
    },
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per root cause, anchored on the cell to change."""
    yield from violation_hits(arithmetic, {"difference"}, ("transposed",))
