"""TX101 stated-difference-mismatch: the stated change is not the difference of its two
figures.

What it checks
    An amount of change against the two amounts the text gives for it, for money,
    counts and percentage points; a balance against income less spending. It may miss
    by the rounding of the three figures.

Why it matters
    The amount of change is what reviewers recompute first.

Source
    Check B-01 in docs/checks.md.

Example
    wrong  公务接待费预算14.9万元，支出5.21万元，比预算减少0.1万元
    right  公务接待费预算14.9万元，支出5.21万元，比预算减少9.69万元

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
    "TX101",
    "stated-difference-mismatch",
    kind="difference",
    severity=Severity.ERROR,
    target=Text,
    message="文中为“{actual}”，按 {proof} 应为“{expected}”",
    advice="把“{actual}”改为“{expected}”，或核对算式中的数字",
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "difference")
