"""TX112 percent-above-hundred: a rate that cannot be above 100 % is.

What it checks
    覆盖率, 满意度, 及时率 and the like, shares, and decreases, above 100 %. Growth and
    completion may exceed it.

Why it matters
    Often a completion rate under another name.

Source
    A convention of this program: a part is at most the whole.

Example
    wrong  新增帮扶项目的覆盖率215%
    right  新增帮扶项目完成率215%

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
    "TX112",
    "percent-above-hundred",
    kind="percent_over_100",
    severity=Severity.ERROR,
    target=Text,
    message="“{actual}”超过 100%，这一比率不可能超过 100%",
    advice="核对比率；如是完成率，改用“完成率”",
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit at the words to change."""
    yield from claim_hits(text, "percent_over_100")
