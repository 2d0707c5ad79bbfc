"""XD107 stated-rate-off-table: a rate of the report is not what the 数据表's figures give.

What it checks
    Rates of the report that the 数据表 has both figures of: 预算执行率, 完成年初预算的
    n%, of the unit or of one item, 在职人员控制率, 固定资产利用率. The rate must be one
    that the figures give within their rounding, by any budget the words may mean, or
    the rate the table itself has. Targets and rates of projects are left out.

Why it matters
    The rate decides points of the 评分表.

Source
    Check X-03, B-11, B-18 in docs/checks.md.

Example
    wrong  数据表 决算数 1246.50, 全年预算数 1279.80; report 预算执行率98.4%
    right  预算执行率97.4%

Fix
    none: a person has to say which of the three is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.narrative.stated import StatedRate
from selfeval_xl.rules.paper.agreement import NO_PAIR, Compared, account, compare
from selfeval_xl.rules.paper.rates import disagreeing, is_short, percent_of
from selfeval_xl.rules.paper.tables import Quotient, where
from selfeval_xl.rules.registry import rule


@rule(
    "XD107",
    "stated-rate-off-table",
    kind="completion_rate",
    severity=Severity.ERROR,
    target=Submission,
    message=N_("报告写作 {actual}，而按 {other} 计算为 {expected}（{proof}）"),
    advice=N_("核对表中的数和报告中的比率，改为一致；计算口径不同的，在报告中写明"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per rate that no figures of its meaning give."""
    pairs = list(compare(submission))
    if not pairs:
        yield NO_PAIR
    for compared in pairs:
        passed = failed = 0
        for rate, quotient in disagreeing(compared):
            if quotient is None or compared.is_told(rate.spot, rate.number):
                passed += 1
            else:
                failed += 1
                yield _hit(compared, rate, quotient)
        yield from account(passed, failed=failed)


def _hit(compared: Compared, rate: StatedRate, quotient: Quotient) -> Hit:
    place = compared.place(rate.spot)
    expected = percent_of(quotient, rate.number)
    related = (quotient.over.place, quotient.under.place)
    other = f"{where(related[0], place)}、{related[1].a1}"
    return Hit(
        place,
        label=rate.words,
        actual=rate.number.text,
        expected=expected,
        proof=f"{quotient.proof} = {expected}",
        key=f"rate {quotient.over.field.key}",
        values={"other": other},
        related=related,
        severity=Severity.INFO if is_short(rate.number, quotient) else None,
    )
