"""SC602 score-above-proportion: a missed target earns more than its share of points.

What it checks
    Quantities of a project's or unit's self-evaluation that miss their target and
    lose points, but fewer than the share achieved asks for: 分值 × 完成值 ÷ 指标值,
    where less is wanted 分值 × 指标值 ÷ 完成值, the kinder of the two formulas in use.
    Rows with a 评分标准 of their own and 满意度 are left out, and fewer points than
    the share are the unit's choice. Up to half a point is a warning.

Why it matters
    Points beyond the share achieved cannot be explained to a reviewer.

Source
    Check C-10 in docs/checks.md.

Example
    wrong  指标值 ≥50个  完成值 40个  分值 10  得分 9
    right  指标值 ≥50个  完成值 40个  分值 10  得分 8

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
from selfeval_xl.rules.score.target_reasons import NO_COLUMNS
from selfeval_xl.scoring.notation import in_notation, plain, shown_points
from selfeval_xl.scoring.parts import TOLERANCE
from selfeval_xl.scoring.targets import TargetRow, target_rows
from selfeval_xl.scoring.targets.proportion import most_points
from selfeval_xl.values.rounding import half_up

_PLACES = 2
_SLIGHT = Decimal("0.5")
_KINDS = frozenset({"project", "overall"})
_NO_MISS = Checked(Outcome.NOT_APPLICABLE, 1, N_("没有未达标而部分得分的定量指标"))


@rule(
    "SC602",
    "score-above-proportion",
    kind="score_value",
    severity=Severity.ERROR,
    target=Form,
    message=N_(
        "“{label}”指标值“{target}”，实际完成“{result}”，按完成比例最多得 {expected} 分，填为 {actual}"
    ),
    advice=N_("把得分改为不超过 {expected}，或更正指标值、实际完成值"),
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per score above the share of the target that was reached."""
    rows = target_rows(form)
    if not rows:
        yield NO_COLUMNS
        return
    if form.kind not in _KINDS and form.tasks is None:
        yield _NO_MISS
        return
    passed = 0
    for row in rows:
        most = most_points(row)
        if most is None or not row.is_scored or row.has_full_marks:
            continue
        hit = _hit(row, most)
        passed += hit is None
        if hit is not None:
            yield hit
    yield Checked(Outcome.PASSED, passed) if passed else _NO_MISS


def _hit(row: TargetRow, most: Decimal) -> Hit | None:
    assert row.part is not None and row.part.points is not None
    score = row.part.score
    above = row.part.points - half_up(most, _PLACES)
    is_rounded = row.part.points == half_up(most, min(score.decimals, _PLACES))
    if above <= TOLERANCE or is_rounded:
        return None
    expected = in_notation(half_up(most, _PLACES), score)
    ratio = row.verdict.ratio or Decimal(1)
    sign = "×" if ratio < 1 else "÷"
    share = plain(half_up(ratio * 100, _PLACES))
    return Hit(
        score.place,
        label=row.name,
        actual=shown_points(score),
        expected=expected,
        proof=f"{plain(row.most or most)} {sign} {share}% = {expected}",
        key=score.key,
        values={
            "target": row.target_text,
            "result": row.actual_field.shown.strip(),
        },
        related=(row.actual_field.place, row.target_field.place),
        severity=Severity.WARNING if above <= _SLIGHT else None,
    )
