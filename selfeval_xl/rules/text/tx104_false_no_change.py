"""TX104 false-no-change: 持平 or 无变化 is said of figures that changed.

What it checks
    持平, 无变化, 一致 against the two amounts, and against a change stated for the same
    comparison. 基本持平 allows five percent.

Why it matters
    A change that is called none is left without its reason.

Source
    Check B-05 in docs/checks.md.

Example
    wrong  预算15万元，支出2.48万元，支出与预算相比无变化
    right  预算15万元，支出2.48万元，支出比预算减少12.52万元

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
    "TX104",
    "false-no-change",
    kind="flat",
    severity=Severity.ERROR,
    target=Text,
    message="文中写“{actual}”，按 {proof} 应为“{expected}”",
    advice="把“{actual}”改为“{expected}”，或核对两个数字",
    variants={
        "bare": (
            "文中写“{actual}”，同一比较又写“{expected}”，两者矛盾",
            "核对后只保留一种说法",
        ),
    },
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "flat", {"bare"})
