"""AR301 magnitude-slip: an amount is off by a unit or a decimal point.

What it checks
    An amount that breaks sums, differences or rates and fits all of them when
    multiplied or divided by 10, 100, 1000, 10000 or 100000000.

Why it matters
    元 typed for 万元, or a decimal point moved, is the most frequent slip in these
    forms, and one such cell spoils every figure built on it.

Source
    Checks E-11 and §2.0.5 (diagnosis) in docs/checks.md.

Example
    wrong  人员经费 765600.00 (单位：万元)
    right  人员经费 76.56

Fix
    none for amounts: they are facts of the unit. The likeliest right value is
    named.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.identities import Arithmetic
from selfeval_xl.identities.hits import violation_hits
from selfeval_xl.rules.registry import rule


@rule(
    "AR301",
    "magnitude-slip",
    kind="scale",
    severity=Severity.ERROR,
    target=Arithmetic,
    message="{label}填“{actual}”，按 {proof} 应为 {expected}；"
    "所填数字是它的 {factor} 倍，疑似单位（元、万元）混用或小数点错位",
    advice="核对原始资料后把 {cell} 改为 {expected}",
    variants={
        "percent_scale": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}：百分比差 100 倍",
            "把 {cell} 改为 {expected}",
        ),
        "tied": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；也可能是算式中的其他数字有误",
            "核对 {others}，更正其中填错的一处",
        ),
    },
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per root cause, anchored on the cell to change."""
    yield from violation_hits(arithmetic, {"scale"}, ("percent_scale",))
