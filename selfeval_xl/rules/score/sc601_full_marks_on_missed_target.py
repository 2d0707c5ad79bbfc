"""SC601 full-marks-on-missed-target: the result misses the target, the score is full.

What it checks
    Each indicator with 年度指标值 and 实际完成值 as figures or days. Both are brought
    to one unit; costs are better when lower; a target without ≥ or ≤ is read the way
    what it measures is meant. A result that misses its target must lose points.
    A row whose own 评分标准 gives points for the result is SC402's.
    Rows that cannot be compared are counted in the coverage with the reason.

Why it matters
    Full marks for a target that was missed are the first thing a reviewer strikes
    out, and the total with them.

Source
    Checks C-11 and D-13 in docs/checks.md.

Example
    wrong  年度指标值 ≥50个  实际完成值 42个  分值 10  得分 10
    right  年度指标值 ≥50个  实际完成值 42个  分值 10  得分 8.4

Fix
    none: target, result or score may be what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.target_reasons import NO_COLUMNS, not_judged
from selfeval_xl.scoring.notation import in_notation, plain, shown_points
from selfeval_xl.scoring.targets import Status, TargetRow, target_rows
from selfeval_xl.scoring.targets.measures import is_money
from selfeval_xl.scoring.targets.own_standard import is_judged_by_standard
from selfeval_xl.scoring.targets.proportion import proportional
from selfeval_xl.values.rounding import half_up

_PLACES = 2
_TEN_THOUSAND = Decimal(10_000)


@rule(
    "SC601",
    "full-marks-on-missed-target",
    kind="target_value",
    severity=Severity.ERROR,
    target=Form,
    message=N_(
        "“{label}”指标值为“{target}”，实际完成“{result}”，未达到指标值，得分却是满分 {actual}"
    ),
    advice=N_("核对实际完成值；确未完成的，按完成情况扣分并说明原因"),
    variants={
        "share": (
            N_(
                "“{label}”指标值为“{target}”，实际完成“{result}”，未达到指标值，得分却是满分 "
                "{actual}"
            ),
            N_(
                "核对实际完成值；确未完成的，扣分并说明原因（按完成比例为 {expected} 分）"
            ),
        ),
        "over": (
            N_(
                "“{label}”指标值为“{target}”，实际完成“{result}”，超过了限额，得分却是满分 {actual}"
            ),
            N_("核对实际完成值；确已超过的，扣分并说明原因"),
        ),
        "unit": (
            N_(
                "“{label}”指标值为“{target}”，实际完成“{result}”，相差约一万倍，"
                "疑似元与万元混用，得分是满分 {actual}"
            ),
            N_("核对实际完成值的金额单位；确已超过限额的，扣分并说明原因"),
        ),
        "late": (
            N_(
                "“{label}”要求“{target}”，实际完成时间为“{result}”，晚于要求，得分却是满分 "
                "{actual}"
            ),
            N_("核对完成时间；确已逾期的，扣分并说明原因"),
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per full score whose target was missed."""
    rows = target_rows(form)
    if not rows:
        yield NO_COLUMNS
        return
    judged = [row for row in rows if row.target.kind in ("number", "date", "several")]
    passed = 0
    for row in judged:
        if row.verdict.status is Status.UNKNOWN:
            continue
        is_full = row.verdict.status is Status.MISSED and row.has_full_marks
        if is_full and not is_judged_by_standard(row):
            yield _hit(row)
        else:
            passed += 1
    if passed:
        yield Checked(Outcome.PASSED, passed)
    yield from not_judged(rows)


def _is_in_yuan(row: TargetRow) -> bool:
    """True for money some ten thousand times its target: 元 written as 万元."""
    ratio = row.verdict.ratio
    if ratio is None or not is_money(row.target.unit):
        return False
    return _TEN_THOUSAND / 2 <= ratio <= _TEN_THOUSAND * 2


def _hit(row: TargetRow) -> Hit:
    assert row.part is not None
    score = row.part.score
    right = proportional(row)
    expected = proof = None
    if right is not None and row.verdict.ratio is not None:
        expected = in_notation(half_up(right, _PLACES), score)
        share = plain(half_up(row.verdict.ratio * 100, _PLACES))
        proof = f"{plain(row.most or right)} × {share}% = {expected}"
    variant = "late" if row.target.kind == "date" else "share" if expected else ""
    if not variant and row.verdict.is_over:
        variant = "unit" if _is_in_yuan(row) else "over"
    return Hit(
        score.place,
        label=row.name,
        actual=shown_points(score),
        expected=expected,
        proof=proof,
        key=score.key,
        values={
            "target": row.target_text,
            "result": row.actual_field.shown.strip(),
        },
        variant=variant,
        related=(row.actual_field.place, row.target_field.place),
    )
