"""TX111 percent-sign-missing: a rate or share has no percent sign.

What it checks
    A rate behind 增长, 下降, 占 that has neither percent sign nor unit.

Why it matters
    Without its sign the number can be taken for an amount.

Source
    Conventions, 3.4, in docs/checks.md.

Example
    wrong  因公出国（境）费43万元，同比下降18.87
    right  因公出国（境）费43万元，同比下降18.87%

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
    "TX111",
    "percent-sign-missing",
    kind="percent_sign",
    severity=Severity.WARNING,
    target=Text,
    message="“{actual}”后面没有百分号",
    advice="改为“{expected}”；如是金额，补上单位",
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "percent_sign")
