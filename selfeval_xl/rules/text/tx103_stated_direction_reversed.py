"""TX103 stated-direction-reversed: the words 增加 or 减少 are against the figures.

What it checks
    Words such as 增加, 下降, 大于 against the two amounts, against the other word of
    the same comparison, and 增长原因 after nothing but decreases.

Why it matters
    Whoever reads only the words learns the opposite of the figures.

Source
    Checks B-04, B-05 in docs/checks.md.

Example
    wrong  比年初预算数减少14.5万元，增加22%
    right  比年初预算数减少14.5万元，下降15.58%

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
    "TX103",
    "stated-direction-reversed",
    kind="direction",
    severity=Severity.ERROR,
    target=Text,
    message="文中写“{actual}”，按 {proof} 应为“{expected}”",
    advice="把“{actual}”改为“{expected}”，或核对句中的数字",
    variants={
        "bare": (
            "文中写“{actual}”，与同一比较的其他文字或数字方向相反，应为“{expected}”",
            "核对增减方向，统一改为“{expected}”",
        ),
        "open": (
            "文中写“{actual}”，与数字的方向相反",
            "核对增减方向和句中的数字",
        ),
    },
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "direction", {"bare", "open"})
