"""SC603 deduction-on-met-target: the target is met, yet points are missing.

What it checks
    Quantities and days whose result meets the target and whose score is below the
    分值, in a form that has no column for the reason. With such a column a reason
    explains it, and a missing reason is SC301's.

Why it matters
    The unit may be stricter than it must; but often the result or the score was
    taken from another row.

Source
    Check C-12 in docs/checks.md.

Example
    odd    指标值 ≥50个  完成值 52个  分值 10  得分 8
    usual  指标值 ≥50个  完成值 52个  分值 10  得分 10

Fix
    none: for information.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.target_reasons import NO_COLUMNS
from selfeval_xl.scoring.notation import plain, shown_points
from selfeval_xl.scoring.targets import Status, TargetRow, target_rows

_MET = frozenset({Status.MET, Status.EXCEEDED})
_HAS_REASONS = Checked(Outcome.NOT_APPLICABLE, 1, N_("扣分原因另有专栏填写"))


@rule(
    "SC603",
    "deduction-on-met-target",
    kind="target_value",
    severity=Severity.INFO,
    target=Form,
    message=N_("“{label}”已达到指标值“{target}”，得分 {actual}，低于分值 {weight}"),
    advice=N_("核对完成值和得分；确应扣分的，说明原因"),
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per met target that lost points unexplained."""
    rows = target_rows(form)
    if not rows:
        yield NO_COLUMNS
        return
    if form.indicators is not None and form.indicators.has_deviation_note:
        yield _HAS_REASONS
        return
    passed = 0
    for row in rows:
        if row.target.kind not in ("number", "date", "several") or not row.is_scored:
            continue
        if row.verdict.status in _MET and not row.has_full_marks:
            yield _hit(row)
        else:
            passed += row.verdict.status is not Status.UNKNOWN
    if passed:
        yield Checked(Outcome.PASSED, passed)


def _hit(row: TargetRow) -> Hit:
    assert row.part is not None
    return Hit(
        row.part.score.place,
        label=row.name,
        actual=shown_points(row.part.score),
        key=row.part.score.key,
        values={
            "target": row.target_text,
            "weight": plain(row.most) if row.most is not None else "",
        },
        related=(row.actual_field.place, row.target_field.place),
    )
