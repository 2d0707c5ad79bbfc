"""AR105 source-unexplained: part of a total has no source named.

What it checks
    财政拨款 (income or expenditure) against the only source the form names below it,
    一般公共预算财政拨款: what is left over must come from somewhere.

Why it matters
    The reader cannot tell whether a source was left out or one of the two figures
    is wrong.

Source
    Check A-08 in docs/checks.md: 财政拨款 is made of 一般公共预算, 政府性基金预算
    and 国有资本经营预算 appropriations.

Example
    wrong  财政拨款支出合计 79.19  其中：一般公共预算财政拨款支出 78.55
    right  财政拨款支出合计 79.19  其中：一般公共预算财政拨款支出 79.19

Fix
    none: which figure is wrong, or which source is missing, only the unit knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.identities import Arithmetic
from selfeval_xl.identities.notation import in_notation
from selfeval_xl.rules.registry import rule


@rule(
    "AR105",
    "source-unexplained",
    kind="sum",
    severity=Severity.WARNING,
    target=Arithmetic,
    message="{label}填“{actual}”，其中只列出“{part}”{named}，其余 {rest} 未说明来源",
    advice="补列其余资金的来源，或核对 {cell} 和 {other} 是否填错",
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per total whose only named source is not all of it."""
    for one in arithmetic.checked:
        if one.identity.kind != "unexplained":
            continue
        if one.outcome is not Outcome.FAILED:
            yield Checked(one.outcome)
            continue
        total, source = one.fields[0], one.fields[1]
        if total.number is None or source.number is None:
            continue
        yield Hit(
            total.place,
            total.label,
            total.shown,
            key=total.key,
            values={
                "part": source.label,
                "named": source.shown,
                "rest": in_notation(total, total.number - source.number),
                "cell": total.place.a1 or "",
                "other": source.place.a1 or "",
            },
            related=(source.place,),
        )
