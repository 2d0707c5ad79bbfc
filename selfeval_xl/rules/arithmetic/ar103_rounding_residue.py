"""AR103 rounding-residue: a sum misses by the rounding of its parts.

What it checks
    Sums that do not agree at the shown digits but could, given the rounding of
    every figure (四舍五入尾差), and rates whose last digit was cut off instead of
    rounded.

Why it matters
    Nothing has to be corrected; but a reader who adds up the shown digits will ask,
    so the reason should be known.

Source
    §2.0 in docs/checks.md (design; official notices give no
    tolerance).

Example
    wrong  支出合计 79.19  基本支出 76.56  项目支出 2.62
    right  支出合计 79.18  基本支出 76.56  项目支出 2.62

Fix
    none: for information.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.identities import Arithmetic
from selfeval_xl.identities.notation import in_notation
from selfeval_xl.rules.registry import rule


@rule(
    "AR103",
    "rounding-residue",
    kind="sum",
    severity=Severity.INFO,
    target=Arithmetic,
    message="{label}填“{actual}”，按 {proof} 为 {expected}，差异在四舍五入范围内",
    advice="一般无需更改；如数据由系统导出，可注明四舍五入尾差",
    variants={
        "truncated": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}，末位未四舍五入",
            "可把 {cell} 改为 {expected}",
        ),
    },
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per identity that holds only thanks to rounding."""
    for one in arithmetic.checked:
        if one.slack not in ("rounding", "truncated") or one.expected is None:
            continue
        field = one.fields[0]
        yield Hit(
            field.place,
            field.label,
            field.shown,
            in_notation(field, one.expected),
            one.proof,
            field.key,
            {"cell": field.place.a1 or ""},
            "truncated" if one.slack == "truncated" else "",
            kind="growth_rate" if one.slack == "truncated" else None,
        )
