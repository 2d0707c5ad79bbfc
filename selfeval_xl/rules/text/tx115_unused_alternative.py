"""TX115 unused-alternative: a choice of the template is left in.

What it checks
    增加（减少）, 下降（增长）, 增加/减少 left as in the form.

Why it matters
    The reader is not told which it is.

Source
    Check F-04 in docs/checks.md.

Example
    wrong  比上年减少0.15万元，下降（增长）27.78%
    right  比上年减少0.15万元，下降27.78%

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
    "TX115",
    "unused-alternative",
    kind="template",
    severity=Severity.ERROR,
    target=Text,
    message="“{actual}”是模板中的选择项，按数字应保留“{expected}”",
    advice="把“{actual}”改为“{expected}”",
    variants={
        "open": (
            "“{actual}”是模板中的选择项，没有选定一种",
            "按实际情况只保留一种说法",
        ),
    },
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "template", {"open"})
