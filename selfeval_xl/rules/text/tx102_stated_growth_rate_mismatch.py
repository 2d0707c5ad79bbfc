"""TX102 stated-growth-rate-mismatch: the stated rate does not go with its change and
base.

What it checks
    Each rate of increase or decrease whose base the text gives: the amount compared
    with, or the present amount less the increase. The rate is right if any values
    inside the written decimals give it. Where the base is not clear, nothing is said.

Why it matters
    A wrong rate misleads about whether a change needs a reason.

Source
    Checks B-02, B-03, B-09 in docs/checks.md; a rate cut off instead of rounded is a
    warning.

Example
    wrong  公务接待费2.30万元，较上年减少1.5万元，下降42.86%
    right  公务接待费2.30万元，较上年减少1.5万元，下降39.47%

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
    "TX102",
    "stated-growth-rate-mismatch",
    kind="growth_rate",
    severity=Severity.ERROR,
    target=Text,
    message="增减率写作“{actual}”，按 {proof} 应为“{expected}”",
    advice="把“{actual}”改为“{expected}”，或核对本年数和增减额",
    variants={
        "cut_off": (
            "增减率写作“{actual}”，按 {proof} 应为“{expected}”，末位舍入有误",
            "把“{actual}”改为“{expected}”",
        ),
        "this_year": (
            "增减率写作“{actual}”，按 {proof} 应为“{expected}”；所写的数是除以本年数得出的",
            "把“{actual}”改为“{expected}”，分母用基数",
        ),
    },
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "growth_rate", {"cut_off", "this_year"})
