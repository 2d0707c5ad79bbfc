"""TX110 conflicting-amounts: one item of one year has two amounts.

What it checks
    One item of one year and one kind (budget or spending) with two amounts in one
    paragraph.

Why it matters
    One of the two is wrong, and the tables can agree with only one.

Source
    A convention of this program: one item of one year has one amount.

Example
    wrong  购房补贴207万元。年初预算为241.76万元，支出决算为170.03万元
    right  购房补贴170.03万元。年初预算为241.76万元，支出决算为170.03万元

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
    "TX110",
    "conflicting-amounts",
    kind="amount_conflict",
    severity=Severity.ERROR,
    target=Text,
    message="前面写“{actual}”，同一项目后面又写“{expected}”",
    advice="核对后统一为同一个金额",
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "amount_conflict")
