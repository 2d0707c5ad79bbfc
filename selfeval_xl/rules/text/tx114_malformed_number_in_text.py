"""TX114 malformed-number-in-text: a figure is mistyped.

What it checks
    Amounts with two points, a point at the end, separators out of place, or a digit
    lost before a separator.

Why it matters
    The amount cannot be read with certainty.

Source
    Conventions, 3.4, in docs/checks.md.

Example
    wrong  支出总计,867.48万元
    right  支出总计1,867.48万元

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
    "TX114",
    "malformed-number-in-text",
    kind="malformed_number",
    severity=Severity.ERROR,
    target=Text,
    message="“{actual}”不是完整的数字，文中另有“{expected}”",
    advice="核对后改为“{expected}”",
    variants={
        "open": (
            "“{actual}”不是完整的数字",
            "核对后重写这个数字",
        ),
        "bare": (
            "“{actual}”不是规范的数字，似应为“{expected}”",
            "核对后改为“{expected}”",
        ),
    },
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "malformed_number", {"open", "bare"})
