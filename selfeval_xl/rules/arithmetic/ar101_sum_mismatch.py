"""AR101 sum-mismatch: a total is not the sum of its parts.

What it checks
    Every sum that the form's rows call for (支出合计 = 基本支出 + 项目支出, “三公”经费 = 出国 + 公车 +
    接待, 合计 rows …), in each column of amounts or persons. Rounding of every figure
    is allowed for: a sum is reported only where no values inside the written
    decimals could make it right.

Why it matters
    Totals are what the bureau carries into its own tables; one wrong part or total
    makes every rate built on it wrong.

Source
    Checks A-01 to A-09, A-12 to A-15, A-17 in docs/checks.md:
    composition of 部门决算 totals (收支总表、支出决算表、“三公”经费表), 项目资金 block of the
    self-evaluation forms.

Example
    wrong  支出合计 79.19  基本支出 76.56  项目支出 2.26
    right  支出合计 79.19  基本支出 76.56  项目支出 2.63

Fix
    unsafe: writes the sum where the total alone can be wrong. A part that looks
    wrong is a fact of the unit and is only pointed out.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.identities import Arithmetic
from selfeval_xl.identities.hits import violation_hits
from selfeval_xl.rules.registry import rule


@rule(
    "AR101",
    "sum-mismatch",
    kind="sum",
    severity=Severity.ERROR,
    target=Arithmetic,
    message="{label}填“{actual}”，按 {proof} 应为 {expected}",
    advice="把 {cell} 改为 {expected}，或核对算式中的各项",
    variants={
        "tied": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；也可能是算式中的其他数字有误",
            "核对 {others}，更正其中填错的一处",
        ),
        "addend_missing": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；差额正好等于“{part}”，疑似漏加",
            "把 {cell} 改为 {expected}，或核对“{part}”是否应计入",
        ),
        "addend_doubled": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；多出的正好等于“{part}”，疑似重复计入",
            "把 {cell} 改为 {expected}，或核对“{part}”是否重复计入",
        ),
        "transposed": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；疑似相邻两位数字写颠倒",
            "核对原始资料后把 {cell} 改为 {expected}",
        ),
        "sign": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；疑似正负号写反",
            "核对后把 {cell} 改为 {expected}",
        ),
    },
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per root cause, anchored on the cell to change."""
    yield from violation_hits(
        arithmetic, {"sum"}, ("addend_missing", "addend_doubled", "transposed", "sign")
    )
