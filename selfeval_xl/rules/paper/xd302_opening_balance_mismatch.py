"""XD302 opening-balance-mismatch: an opening figure is not last year's closing one.

What it checks
    年初结转和结余 in the 决算数 column against last year's 年末结转和结余 in the same
    column, and every 年初数 of a block with 年初数 and 年末数 (固定资产) against last
    year's 年末数 of the row. Amounts are brought to one unit; the coarser rounding
    decides. One unit of the last place is only noted.

Why it matters
    What a year ends with the next begins with; a gap is money without a source.

Source
    Check G-02 in docs/checks.md.

Example
    wrong  年初结转和结余 12.30, last year's 年末结转和结余 21.30
    right  both 12.30

Fix
    none: the opening figure may have been adjusted by rule; the unit has to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.paper.against_last_year import apart_from_last_year, hits
from selfeval_xl.rules.paper.same_figure import Figure
from selfeval_xl.rules.registry import rule

_OPENING, _CLOSING = "carry.open", "carry.close"


@rule(
    "XD302",
    "opening-balance-mismatch",
    kind="balance",
    severity=Severity.WARNING,
    target=Submission,
    message=N_("“{label}”为 {now}，上年年末为 {last}（{other}）"),
    advice=N_("核对上年年末数后改为 {expected}；年初有调整的，说明原因"),
    variants={
        "close": (
            N_("“{label}”为 {now}，上年年末为 {last}（{other}），末位相差 1"),
            N_("核对尾数的取舍，两年写成一致"),
        )
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per opening figure that is not last year's closing figure."""
    yield from hits(apart_from_last_year(submission, _then))


def _then(figure: Figure) -> tuple[str, str] | None:
    """Row and column that held the figure at last year's end."""
    if figure.column == "open":
        return figure.row, "close"
    if figure.row == _OPENING and figure.column == "act":
        return _CLOSING, "act"
    return None
