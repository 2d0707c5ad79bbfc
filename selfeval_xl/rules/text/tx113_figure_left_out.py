"""TX113 figure-left-out: a figure is left out of its sentence.

What it checks
    A percent sign or a money unit with no number before it, where the sentence asks
    for one.

Why it matters
    The sentence states nothing.

Source
    Check F-03 in docs/checks.md.

Example
    wrong  占基本支出预算%，同比增加5万元
    right  占基本支出预算6.69%，同比增加5万元

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
    "TX113",
    "figure-left-out",
    kind="blank",
    severity=Severity.ERROR,
    target=Text,
    message="这里的数字没有填写",
    advice="补上数字，或删去这半句",
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "blank")
