"""TX106 stated-share-mismatch: a stated share is not the part divided by the whole.

What it checks
    Each 占 x% whose whole is named or is the total the list belongs to.

Why it matters
    A share that does not fit shows that one of the two amounts is wrong.

Source
    Chapter 0, point 2, in docs/checks.md.

Example
    wrong  支出2940.05万元，其中教育支出2106.66万元，占71.73%
    right  支出2940.05万元，其中教育支出2106.66万元，占71.65%

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
    "TX106",
    "stated-share-mismatch",
    kind="share",
    severity=Severity.ERROR,
    target=Text,
    message="占比写作“{actual}”，按 {proof} 应为“{expected}”",
    advice="把“{actual}”改为“{expected}”，或核对两个数字",
    variants={
        "cut_off": (
            "占比写作“{actual}”，按 {proof} 应为“{expected}”，末位舍入有误",
            "把“{actual}”改为“{expected}”",
        ),
    },
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "share", {"cut_off"})
