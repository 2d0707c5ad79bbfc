"""TX105 stated-sum-mismatch: a stated total is not the sum of its parts.

What it checks
    A total against its parts where the text names all of them: 由…组成, 三公 with its
    parts, 基本支出 and 项目支出, a list behind a colon or in brackets, 合计. Other lists
    behind 其中 are often not complete; they are reported where they exceed the total, or
    where two digits turned round explain the gap. One level of 其中 at a time. Persons,
    vehicles and other counts against kinds that exclude each other, and the changes of
    the parts against the change of the whole.

Why it matters
    Totals are carried into the tables and compared there.

Source
    Chapters 0 and A in docs/checks.md.

Example
    wrong  57.55万元，由公务接待费12.5万元和公务车辆运行费45.2万元组成
    right  57.70万元，由公务接待费12.5万元和公务车辆运行费45.2万元组成

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
    "TX105",
    "stated-sum-mismatch",
    kind="sum",
    severity=Severity.ERROR,
    target=Text,
    message="合计写作“{actual}”，各部分相加 {proof}",
    advice="把“{actual}”改为“{expected}”，或核对各部分的数字",
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "sum")
