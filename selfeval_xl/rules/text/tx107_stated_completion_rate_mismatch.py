"""TX107 stated-completion-rate-mismatch: a stated completion rate is not spending
divided by budget.

What it checks
    完成预算的 x%, 预算执行率, 完成率 against spending ÷ budget, with the budget the words
    name: 年初预算, 调整预算, or any where they say only 预算.

Why it matters
    The execution rate decides the 预算执行 score.

Source
    Check B-11 in docs/checks.md.

Example
    wrong  年初预算为10210.34万元，支出决算为9746.50万元，完成年初预算的95.45%
    right  年初预算为10210.34万元，支出决算为9746.50万元，完成年初预算的95.46%

Fix
    none: whoever wrote the text knows which figure is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.text.claims import claim_hits


@rule(
    "TX107",
    "stated-completion-rate-mismatch",
    kind="completion_rate",
    severity=Severity.ERROR,
    target=Text,
    message="完成率写作“{actual}”，按 {proof} 应为“{expected}”",
    advice="把“{actual}”改为“{expected}”，或核对支出数和预算数",
    variants={
        "cut_off": (
            "完成率写作“{actual}”，按 {proof} 应为“{expected}”，末位舍入有误",
            "把“{actual}”改为“{expected}”",
        ),
    },
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "completion_rate", {"cut_off"})
