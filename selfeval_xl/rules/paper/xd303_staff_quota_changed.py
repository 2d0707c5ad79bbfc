"""XD303 staff-quota-changed: 编制数 is not last year's.

What it checks
    The 编制数 of every kind of staff against last year's papers.

Why it matters
    编制 are fixed by decision. A change has a document behind it, or is a slip.

Source
    Check G-03 in docs/checks.md.

Example
    noted  行政 编制数 25, last year 24
    quiet  both 24

Fix
    none: information.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.paper.against_last_year import apart_from_last_year, hits
from selfeval_xl.rules.paper.same_figure import Figure
from selfeval_xl.rules.registry import rule


@rule(
    "XD303",
    "staff-quota-changed",
    kind="plausibility",
    severity=Severity.INFO,
    target=Submission,
    message=N_("“{label}”为 {now}，上年为 {last}（{other}）"),
    advice=N_("编制确有调整的，可以不理会；没有调整的，核对后改正"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per quota that is another than last year's."""
    for one in hits(apart_from_last_year(submission, _then)):
        # neither of the two is known to be right
        yield replace(one, expected=None) if isinstance(one, Hit) else one


def _then(figure: Figure) -> tuple[str, str] | None:
    return (figure.row, "quota") if figure.column == "quota" else None
