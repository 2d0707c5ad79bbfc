"""XD105 stated-amount-off-table: an amount of the report is not the 数据表's.

What it checks
    Every amount of the report whose words name one row of the 数据表 and one of its
    columns: income, spending and their parts, “三公”经费, carry-over, procurement,
    assets; 决算, 年初预算, 调整预算 and last year's. 元, 万元 and 亿元 are brought
    together; the two may differ by the rounding of the coarser. Words that may narrow
    the item (another unit, a fund, some months, a project) leave it unchecked. Digits
    merely left out are information; an amount that may be of another scope is a
    warning.

Why it matters
    Report and tables are published side by side: two figures for one thing cannot both
    be right, and the report is sent back.

Source
    Check X-01 in docs/checks.md.

Example
    wrong  数据表 基本支出 决算数 962.43; report 基本支出926.43万元
    right  数据表 基本支出 决算数 962.43; report 基本支出962.43万元, or 962.4万元

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
    "XD105",
    "stated-amount-off-table",
    kind="amount_conflict",
    severity=Severity.ERROR,
    target=Submission,
    message=N_("报告写作 {actual}，而 {other}“{label}”为 {shown}"),
    advice=N_("对照决算核实哪一处正确，把报告和表改为一致；口径不同的，在报告中写明"),
    variants={
        "cut": (
            N_("报告写作 {actual}，{other}“{label}”为 {shown}，尾数未四舍五入"),
            N_("按表中的数四舍五入，或写全小数"),
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per amount that no figure of its meaning bears out."""
    pairs = list(compare(submission))
    if not pairs:
        yield NO_PAIR
    for compared in pairs:
        passed = unparsed = failed = 0
        for one, reading in compared.meanings.all():
            if one.type != "amount":
                continue
            verdict = compared.judge(reading) if reading is not None else None
            if verdict is None:
                unparsed += 1
            elif verdict.table is None or compared.is_told(one.spot, one.number):
                passed += 1
            else:
                failed += 1
                yield amount_hit(compared, one, verdict)
        yield from account(passed, unparsed, failed)
