"""PL102 scores-above-execution: the indicators score better than the money was spent.

What it checks
    The share of points the indicators earned against 预算执行率. Told where less than
    80 % was spent and the indicators earned 95 % of their points or more; of less
    than that apart, as most forms are, there is nothing to ask.

Why it matters
    Much done with little of the money is worth explaining: the budget was too large,
    payments are still due, or the scores are too kind.

Source
    Check C-18 in docs/checks.md; used by one system, so information. 80 % is from
    where on a low execution is asked about; 95 % is *inferred*.

Example
    odd    执行率 62.00%  指标得分 90 of 90
    usual  执行率 97.00%  指标得分 88 of 90

Fix
    none: the scores may be right.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.scoring.execution import fund_lines
from selfeval_xl.scoring.notation import plain
from selfeval_xl.scoring.parts import (
    is_hundred_scale,
    scored_parts,
    table_of,
)
from selfeval_xl.values.rounding import half_up

_LITTLE, _NEARLY_ALL = Decimal("0.8"), Decimal("0.95")
_NO_EXECUTION = Checked(Outcome.NOT_APPLICABLE, 1, N_("没有预算执行率得分"))
_INCOMPLETE = Checked(
    Outcome.INSUFFICIENT_DATA, 1, N_("有得分或执行率没有填写或不是数字")
)  # fmt: skip


@rule(
    "PL102",
    "scores-above-execution",
    kind="plausibility",
    severity=Severity.INFO,
    target=Form,
    message=N_("预算执行率为 {actual}，各项指标得分率为 {rate}，高出较多"),
    advice=N_("核对各项得分；如属实，说明资金执行较慢而任务完成较好的原因"),
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit where the indicators leave the execution rate behind."""
    table = table_of(form)
    line = next(fund_lines(form), None)
    if table is None or is_hundred_scale(table) or line is None:
        yield _NO_EXECUTION
        return
    parts = [p for p in scored_parts(table) if p.is_owed and not p.is_bonus]
    pairs = [(p.points, p.weight) for p in parts]
    known = [(s, w) for s, w in pairs if s is not None and w is not None]
    full = sum((w for _, w in known), Decimal(0))
    if len(known) < len(pairs) or not full or not line.rates:
        yield _INCOMPLETE
        return
    earned = sum((s for s, _ in known), Decimal(0)) / full
    spent = min(line.rates[0], Decimal(1))  # a wrong score of it is SC401's
    if spent >= _LITTLE or earned < _NEARLY_ALL:
        return
    yield Hit(
        line.score.place,
        label=line.score.label,
        actual=_percent(spent),
        key=line.score.key,
        values={"rate": _percent(earned)},
    )


def _percent(rate: Decimal) -> str:
    return plain(half_up(rate * 100, 2)) + "%"
