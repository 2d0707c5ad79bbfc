"""SC406 deduction-score-mismatch: 得分 is not 分值 less 扣分.

What it checks
    Every row of a form with a column 扣分 that is used: weight less deduction must
    be the score, within 0.01, whichever sign the deduction is written with; a blank
    deduction is none. The total of that column must be the sum of its rows.

Why it matters
    The three stand side by side; if they do not go together, nobody knows how many
    points the unit meant to lose.

Source
    评分表 with columns 分值, 扣分 and 得分. Check C-28 in docs/checks.md.

Example
    wrong  分值 5  扣分 1  得分 5
    right  分值 5  扣分 1  得分 4

Fix
    none: either figure may be what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form, Indicator
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import undecided
from selfeval_xl.scoring.notation import addition, in_notation, label_of, shown_points
from selfeval_xl.scoring.parts import TOLERANCE, distinct, is_bonus, is_waived, table_of

_NO_COLUMN = Checked(Outcome.NOT_APPLICABLE, 1, N_("表中没有填写扣分栏"))
_ZERO = Decimal(0)
_MOST_RELATED = 8


@rule(
    "SC406",
    "deduction-score-mismatch",
    kind="score_value",
    severity=Severity.ERROR,
    target=Form,
    message="“{name}”分值 {weight}，扣分 {deducted}，得分应为 {expected}，填为 {actual}",
    advice="更正得分或扣分，使“分值 - 扣分 = 得分”",
    variants={
        "blank": (
            "“{name}”分值 {weight}，得分 {score}，扣分一栏未填写，应为 {expected}",
            "填写扣分 {expected}，或更正得分",
        ),
        "total": (
            "扣分合计填为 {actual}，各项扣分相加为 {expected}",
            "把扣分合计改为 {expected}，或更正有误的扣分",
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per score, or total, that the deductions do not make."""
    table = table_of(form)
    rows = [
        one
        for one in (table.indicators if table is not None else ())
        if one.deducted is not None and not is_bonus(one)
    ]
    cells = [one.deducted for one in rows if one.deducted is not None]
    if table is None or all(cell.number is None for cell in cells):
        yield _NO_COLUMN
        return
    for row in rows:
        yield _judge(row)
    total = table.total_deducted
    if total is not None and total.number is not None:
        yield _total(total, distinct(cells))


def _judge(row: Indicator) -> Hit | Checked:
    score, weight, deducted = row.score, row.weight, row.deducted
    assert deducted is not None
    is_known = score and weight and None not in (score.number, weight.number)
    is_words = deducted.number is None and deducted.value.kind != "blank"
    if not (is_known and score and weight) or is_words or is_waived(score):
        return undecided("blank_scores")
    assert score.number is not None and weight.number is not None
    if not 0 <= score.number <= weight.number:
        return undecided("out_of_range")  # SC101's
    lost = abs(deducted.number or _ZERO)
    right = max(weight.number - lost, _ZERO)
    if abs(score.number - right) <= TOLERANCE:
        return Checked(Outcome.PASSED)
    is_blank = deducted.is_blank
    anchor = deducted if is_blank else score
    expected = weight.number - score.number if is_blank else right
    return Hit(
        anchor.place,
        label=anchor.label,
        actual=shown_points(anchor),
        expected=in_notation(expected, score),
        key=anchor.key,
        values={
            "name": label_of(row),
            "weight": shown_points(weight),
            "score": shown_points(score),
            "deducted": shown_points(deducted),
        },
        variant="blank" if is_blank else "",
        related=tuple(
            one.place for one in (weight, deducted, score) if one is not anchor
        ),
    )


def _total(total: Field, cells: list[Field]) -> Hit | Checked:
    known = [cell for cell in cells if cell.number]
    added = sum((abs(cell.number or _ZERO) for cell in known), _ZERO)
    if abs(abs(total.number or _ZERO) - added) <= TOLERANCE:
        return Checked(Outcome.PASSED)
    return Hit(
        total.place,
        label=total.label,
        actual=shown_points(total),
        expected=in_notation(added, total),
        proof=addition(known, added) if known else None,
        key=total.key,
        variant="total",
        related=tuple(cell.place for cell in known)[:_MOST_RELATED],
    )
