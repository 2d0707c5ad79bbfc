"""TX109 stated-rate-on-zero-base: a percentage is stated on a base of zero.

What it checks
    A rate of change or of completion whose base is zero. 下降0% of nothing is let pass.

Why it matters
    There is no such percentage; reviewers send it back.

Source
    Check B-07 in docs/checks.md.

Example
    wrong  支出0.30万元，比上年增加0.30万元，增长100%
    right  支出0.30万元，比上年增加0.30万元（上年为零，不计算增长率）

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
    "TX109",
    "stated-rate-on-zero-base",
    kind="zero_base",
    severity=Severity.ERROR,
    target=Text,
    message="百分比写作“{actual}”，但基数为零（{proof}），不能计算百分比",
    advice="删去“{actual}”，说明基数为零；或核对金额",
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "zero_base")
