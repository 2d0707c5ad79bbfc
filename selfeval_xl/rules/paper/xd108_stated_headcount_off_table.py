"""XD108 stated-headcount-off-table: persons or posts in the report are not the 数据表's.

What it checks
    Posts and persons the report gives for the unit: 编制 and 在职 in total and by
    行政, 事业, 工勤, and 编外 and 离退休 persons. They must equal the 数据表's cells.
    Persons of 下属 units are left out.

Why it matters
    The rate of control over posts is calculated from them.

Source
    Check X-02 in docs/checks.md.

Example
    wrong  数据表 行政 编制数 24; report 行政编制26名
    right  both 24

Fix
    none: either of the two may be the slip.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.paper.agreement import NO_PAIR, account, amount_hit, compare
from selfeval_xl.rules.registry import rule


@rule(
    "XD108",
    "stated-headcount-off-table",
    kind="amount_conflict",
    severity=Severity.ERROR,
    target=Submission,
    message=N_("报告写作 {actual}，而 {other}“{label}”为 {shown}"),
    advice=N_("核对编制文件和年末在册人员，把报告和表改为一致"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per number of posts or persons that the tables do not have."""
    pairs = list(compare(submission))
    if not pairs:
        yield NO_PAIR
    for compared in pairs:
        passed = unparsed = failed = 0
        for one, reading in compared.meanings.all():
            if one.type != "count" or reading is None:
                continue
            verdict = compared.judge(reading)
            if verdict is None:
                unparsed += 1
            elif verdict.table is None:
                passed += 1
            else:
                failed += 1
                yield amount_hit(compared, one, verdict)
        yield from account(passed, unparsed, failed)
