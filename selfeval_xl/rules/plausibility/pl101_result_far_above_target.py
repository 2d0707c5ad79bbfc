"""PL101 result-far-above-target: the result goes far beyond its target.

What it checks
    Quantities of which more is better, other than shares and changes, whose result is
    above 120 % of the target (a setting: over_achievement), with no reason in the
    row. Beyond 150 % with full marks it is a warning.

Why it matters
    A target set too low makes the score worthless; bureaux ask why, and may take
    points off.

Source
    Check D-15 in docs/checks.md; 120 % in most places, 130 % in some.

Example
    odd    年度指标值 ≥50个  实际完成值 90个  偏差原因 (blank)
    usual  年度指标值 ≥50个  实际完成值 90个  偏差原因 年中追加任务 40 个

Fix
    none: the result may be right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.target_reasons import NO_COLUMNS
from selfeval_xl.scoring.notation import plain
from selfeval_xl.scoring.targets import Status, TargetRow, target_rows
from selfeval_xl.scoring.targets.measures import is_share
from selfeval_xl.values.rounding import half_up

DEFAULT_LIMIT = Decimal("1.2")
_FAR = Decimal("1.5")
_EACH = re.compile(
    "每(?:个)?(?:季度?|月|周|星期|天|日|半年|学期|旬|人|户|村|家|所|场|期|次)"
)
_MET = frozenset({Status.MET, Status.EXCEEDED})


@rule(
    "PL101",
    "result-far-above-target",
    kind="plausibility",
    severity=Severity.INFO,
    target=Form,
    message=N_("“{label}”指标值为“{target}”，实际完成“{actual}”，为指标值的 {ratio}"),
    advice=N_("核对指标值是否定得过低，并在偏差原因中说明超额完成的原因"),
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per result that leaves its target far behind."""
    rows = target_rows(form)
    if not rows or form.indicators is None:
        yield NO_COLUMNS
        return
    limit = form.indicators.over_achievement or DEFAULT_LIMIT
    met = [row for row in rows if row.target.is_number and row.verdict.status in _MET]
    far = [row for row in met if _is_far(row, limit)]
    if len(met) > len(far):
        yield Checked(Outcome.PASSED, len(met) - len(far))
    for row in far:
        yield _hit(row)


def _is_far(row: TargetRow, limit: Decimal) -> bool:
    target, ratio, high = row.target, row.verdict.ratio, row.verdict.high
    if _EACH.search(target.text):
        return False  # 每季度1次 is four times a year
    if target.op not in (">=", ">", "=") or target.change or is_share(target.unit):
        return False
    if ratio is None or high is None or target.bound is None or row.context.is_cost:
        return False
    # One piece more than the few asked for is no excess.
    return ratio > limit and high - target.bound > 1 and not row.has_reason


def _hit(row: TargetRow) -> Hit:
    ratio = row.verdict.ratio or Decimal(1)
    is_far = ratio > _FAR and row.has_full_marks
    return Hit(
        row.actual_field.place,
        label=row.name,
        actual=row.actual_field.shown.strip(),
        key=row.actual_field.key,
        values={
            "target": row.target_text,
            "ratio": plain(half_up(ratio * 100, 1).normalize()) + "%",
        },
        related=(row.target_field.place,),
        severity=Severity.WARNING if is_far else None,
    )
