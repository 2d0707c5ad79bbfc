"""TX116 wrong-money-unit: an amount is in 元 where 万元 is meant, or the reverse.

What it checks
    An amount that is off by 10,000 where the other unit puts the whole statement
    right: shares, rates, sums, conversions.

Why it matters
    The amount is wrong by four digits.

Source
    Chapter 0, point 5, in docs/checks.md.

Example
    wrong  支出35,838.35元，折合3.58元
    right  支出35,838.35元，折合3.58万元

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
    "TX116",
    "wrong-money-unit",
    kind="unit",
    severity=Severity.ERROR,
    target=Text,
    message="“{actual}”与其他数字相差一万倍，应为“{expected}”",
    advice="把“{actual}”改为“{expected}”",
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "unit")
