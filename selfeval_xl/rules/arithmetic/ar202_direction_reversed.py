"""AR202 direction-reversed: the written sign is against the figures.

What it checks
    增减额 and 增减率 cells that have the right size and the wrong sign.

Why it matters
    A reversed sign turns saving into overspending for every reader.

Source
    Checks B-04 and B-05 in docs/checks.md.

Example
    wrong  决算数 78.55  年初预算数 93.05  增减率 15.58%
    right  决算数 78.55  年初预算数 93.05  增减率 -15.58%

Fix
    unsafe: writes the value with the right sign.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.identities import Arithmetic
from selfeval_xl.identities.hits import violation_hits
from selfeval_xl.rules.registry import rule


@rule(
    "AR202",
    "direction-reversed",
    kind="direction",
    severity=Severity.ERROR,
    target=Arithmetic,
    message="{label}填“{actual}”，按 {proof} 应为 {expected}：增减方向写反",
    advice="把 {cell} 改为 {expected}",
    variants={
        "tied": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；也可能是算式中的其他数字有误",
            "核对 {others}，更正其中填错的一处",
        ),
    },
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per root cause, anchored on the cell to change."""
    yield from violation_hits(arithmetic, {"direction"})
