"""TX108 stated-ratio-mismatch: a stated ratio does not go with its two figures.

What it checks
    Rates with a name of their own, such as 在职人员控制率 and 固定资产利用率, against the two figures
    of the same sentence; formulas written out, such as (63.46-32)÷32×100%=98.31%.

Why it matters
    These rates are scored.

Source
    Checks B-15, B-18, B-20, B-21 in docs/checks.md.

Example
    wrong  编制10人，实有在职8人，在职人员控制率85%
    right  编制10人，实有在职8人，在职人员控制率80%

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
    "TX108",
    "stated-ratio-mismatch",
    kind="ratio",
    severity=Severity.ERROR,
    target=Text,
    message="比率写作“{actual}”，按 {proof} 应为“{expected}”",
    advice="把“{actual}”改为“{expected}”，或核对两个数字",
    variants={
        "cut_off": (
            "比率写作“{actual}”，按 {proof} 应为“{expected}”，末位舍入有误",
            "把“{actual}”改为“{expected}”",
        ),
    },
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "ratio", {"cut_off"})
