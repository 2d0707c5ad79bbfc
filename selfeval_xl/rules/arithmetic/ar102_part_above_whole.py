"""AR102 part-above-whole: the parts named by 其中 are more than the whole.

What it checks
    Items that are only part of a total (其中：办公经费 …, 在用固定资产): together they must not
    exceed it, within the rounding of all figures.

Why it matters
    A part larger than its whole shows that one of the two was typed wrongly or is
    in another unit.

Source
    Checks A-07 and B-21 in docs/checks.md.

Example
    wrong  固定资产总额 100.00  其中：在用 120.00
    right  固定资产总额 120.00  其中：在用 100.00

Fix
    none: either figure may be the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.identities import Arithmetic
from selfeval_xl.identities.hits import violation_hits
from selfeval_xl.rules.registry import rule


@rule(
    "AR102",
    "part-above-whole",
    kind="sum",
    severity=Severity.ERROR,
    target=Arithmetic,
    message="{label}填“{actual}”，但 {proof}：其中项不应大于总额",
    advice="核对 {cell} 和 {others}，更正填错的一处",
    variants={
        "tied": (
            "{label}填“{actual}”，但 {proof}：其中项不应大于总额",
            "核对 {cell} 和 {others}，更正填错的一处",
        ),
    },
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per root cause, anchored on the cell to change."""
    yield from violation_hits(arithmetic, {"part"})
