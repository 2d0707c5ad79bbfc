"""XD301 last-year-figure-mismatch: a figure for last year is not the one reported then.

What it checks
    Every figure this year's papers give for last year (上年决算数, 上年末人数) against
    the figure of the same row in last year's papers, found by meaning, not by place.
    Amounts are brought to one unit; the coarser rounding decides. One unit of the
    last place is only noted. Rows that last year's papers lack are left out.

Why it matters
    Growth is measured from last year's figure. One that was not reported then
    makes every comparison wrong.

Source
    Check G-01 in docs/checks.md.

Example
    wrong  支出合计 上年决算数 1,177.65, last year's 决算数 1,167.65
    right  both 1,177.65; or 11,776,500.00 元 last year

Fix
    none: last year's figure may have been corrected since; the unit has to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.paper.against_last_year import apart_from_last_year, hits
from selfeval_xl.rules.paper.same_figure import STAFF_LAST_YEAR, Figure
from selfeval_xl.rules.registry import rule

_THEN = {"prev": "act", STAFF_LAST_YEAR: "onpost"}


@rule(
    "XD301",
    "last-year-figure-mismatch",
    kind="equality",
    severity=Severity.WARNING,
    target=Submission,
    message=N_("“{label}”为 {now}，上年材料中为 {last}（{other}）"),
    advice=N_("核对上年决算后改为 {expected}；上年数据事后有调整的，说明原因"),
    variants={
        "close": (
            N_("“{label}”为 {now}，上年材料中为 {last}（{other}），末位相差 1"),
            N_("核对尾数的取舍，两年写成一致"),
        )
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per figure of last year that last year's papers do not have."""
    yield from hits(apart_from_last_year(submission, _then))


def _then(figure: Figure) -> tuple[str, str] | None:
    """Row and column of the figure in last year's paper; None: it is not of it."""
    column = _THEN.get(figure.column)
    return None if column is None else (figure.row, column)
