"""TX117 stated-rate-missing: a change is stated without its rate.

What it checks
    A comparison with its amount of change but without a rate, in a paragraph whose
    other comparisons have one.

Why it matters
    Reviewers ask for the rate of each comparison.

Source
    Check B-08 in docs/checks.md.

Example
    wrong  项目支出2.62万元，比上年决算数增加1.88万元
    right  项目支出2.62万元，比上年决算数增加1.88万元，增长254.05%

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
    "TX117",
    "stated-rate-missing",
    kind="missing_rate",
    severity=Severity.INFO,
    target=Text,
    message="增减“{actual}”之后没有增减率，按 {proof} 为“{expected}”",
    advice="补上“{expected}”，与前后写法一致",
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "missing_rate")
