"""AR212 percent-decimals: a percentage is shown with more than two decimals.

What it checks
    Rates whose written figure has three or more decimals.

Why it matters
    Forms ask for two decimals; more suggest a number pasted from a calculation.

Source
    Check B-25 in docs/checks.md.

Example
    wrong  执行率 89.9743%
    right  执行率 89.97%

Fix
    none: for information.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.values.rounding import half_up


@rule(
    "AR212",
    "percent-decimals",
    kind="wording",
    severity=Severity.INFO,
    target=Form,
    message="{label}填“{actual}”，百分比超过两位小数",
    advice="可把 {cell} 改为两位小数",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per rate with more than two decimals."""
    for matrix in form.matrices:
        for one in matrix:
            if one.percent_style not in ("percent", "number") or one.number is None:
                continue
            digits = one.shown.rstrip("%％ ").partition(".")[2]
            if len(digits) > 2:
                yield Hit(
                    one.place,
                    one.label,
                    one.shown,
                    f"{half_up(one.number * 100, 2)}%",
                    key=one.key,
                    values={"cell": one.place.a1 or ""},
                )
