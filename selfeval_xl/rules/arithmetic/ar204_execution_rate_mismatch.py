"""AR204 execution-rate-mismatch: 执行率 or 控制率 is not its numerator divided by its base.

What it checks
    执行率 = 决算（执行）数 ÷ 全年（调整后）预算数, 在职人员控制率 = 在职人数 ÷ 编制数, and the rates a form spec
    states, within the rounding of all figures. Where another base of the row gives
    the written rate, the message says which.

Why it matters
    The rate decides the 预算执行率 score, so a rate its own line does not support
    carries a wrong score into the total.

Source
    Checks B-03, B-11, B-15, B-18 in docs/checks.md; 项目支出绩效自评表
    block 项目资金.

Example
    wrong  全年预算数 100.00  全年执行数 89.97  执行率 95.00%
    right  全年预算数 100.00  全年执行数 89.97  执行率 89.97%

Fix
    unsafe: writes the computed rate. The amounts may be what is wrong, so a person
    has to agree.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.identities import Arithmetic
from selfeval_xl.identities.hits import violation_hits
from selfeval_xl.identities.network import Violation
from selfeval_xl.model.form import Quantity
from selfeval_xl.rules.registry import rule

_BUDGETS = frozenset({"adj", "y0b"})
_NEGATIVE = N_("预算数是负数，先核对符号")


@rule(
    "AR204",
    "execution-rate-mismatch",
    kind="ratio",
    severity=Severity.ERROR,
    target=Arithmetic,
    message="{label}填“{actual}”，按 {proof} 应为 {expected}",
    advice="把 {cell} 改为 {expected}，或核对算式中的数字",
    variants={
        "tied": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；也可能是算式中的其他数字有误",
            "核对 {others}，更正其中填错的一处",
        ),
        "wrong_denominator": (
            "{label}填“{actual}”，按 {proof} 应为 {expected}；所填数字是除以“{part}”得出的，分母用错",
            "把 {cell} 改为 {expected}，或核对分母",
        ),
    },
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per root cause, anchored on the cell to change."""
    told = {
        one.culprit.place for one in arithmetic.violations if _is_over_negative(one)
    }
    for hit in violation_hits(
        arithmetic, {"ratio", "completion_rate", "share"}, ("wrong_denominator",)
    ):
        if isinstance(hit, Hit) and hit.place in told:
            yield Checked(Outcome.INSUFFICIENT_DATA, 1, _NEGATIVE)
        else:
            yield hit


def _is_over_negative(violation: Violation) -> bool:
    """True where the budget of a rate is below zero, which is CE404's to report."""
    return any(
        field.quantity is Quantity.AMOUNT
        and field.number is not None
        and field.number < 0
        and field.key.rpartition(".")[2] in _BUDGETS
        for one in violation.broken
        for field in one.fields
    )
