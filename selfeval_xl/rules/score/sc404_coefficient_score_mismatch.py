"""SC404 coefficient-score-mismatch: 得分 is not 分值 × 得分系数.

What it checks
    Every row of a form with a column 得分系数: weight × coefficient must be the
    score, within 0.01 and within the rounding the coefficient is written with.

Why it matters
    The three stand side by side; a reader multiplies them at sight.

Source
    部门整体绩效自评表 of 重庆: 得分系数, 指标权重, 指标得分. Check C-27 in docs/checks.md.

Example
    wrong  权重 10  得分系数 80%  得分 10
    right  权重 10  得分系数 80%  得分 8

Fix
    unsafe: writes the product. The coefficient may be what is wrong, so a person
    has to agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form, Indicator
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import undecided
from selfeval_xl.scoring.notation import (
    in_notation,
    label_of,
    plain,
    rewrite,
    shown_points,
)
from selfeval_xl.scoring.parts import TOLERANCE, table_of
from selfeval_xl.values.rounding import half_unit, half_up

_NO_COLUMN = N_("表中没有得分系数栏")
_PLACES = 2
_HUNDRED = Decimal(100)


@rule(
    "SC404",
    "coefficient-score-mismatch",
    kind="score_value",
    severity=Severity.ERROR,
    target=Form,
    message="“{name}”得分为 {actual}，按“分值 × 得分系数”应为 {expected}（{proof}）",
    advice="把得分改为 {expected}，或更正得分系数",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per score that its weight and coefficient do not make."""
    table = table_of(form)
    rows = () if table is None else table.indicators
    rows = tuple(one for one in rows if one.coefficient is not None)
    if not rows:
        yield Checked(Outcome.NOT_APPLICABLE, 1, _NO_COLUMN)
    for row in rows:
        yield _judge(row)


def _judge(row: Indicator) -> Hit | Checked:
    score, weight, coefficient = row.score, row.weight, row.coefficient
    assert coefficient is not None
    share = _share(coefficient)
    if (
        score is None
        or score.number is None
        or weight is None
        or weight.number is None
        or share is None
    ):
        return undecided("blank_scores")
    if not 0 <= score.number <= weight.number:
        return undecided("out_of_range")  # SC101's
    slack = weight.number * _rounding(coefficient) + TOLERANCE
    product = min(weight.number * share, weight.number)  # 120 % earns no more
    right = half_up(product, _PLACES)
    if abs(score.number - product) <= slack:
        return Checked(Outcome.PASSED)
    shown = plain(share * _HUNDRED) + "%"
    return Hit(
        score.place,
        label=score.label,
        actual=shown_points(score),
        expected=in_notation(right, score),
        proof=f"{shown_points(weight)} × {shown} = {plain(right)}",
        key=score.key,
        values={"name": label_of(row)},
        related=(weight.place, coefficient.place),
        fix=rewrite(score, right),
    )


def _share(field: Field) -> Decimal | None:
    """The coefficient as a share of 1, also where 80 stands for 80 %."""
    number = field.number
    if number is None:
        return None
    is_percent = field.value.kind == "percent" or field.percent_style is not None
    return number if is_percent or abs(number) <= 1 else number / _HUNDRED


def _rounding(field: Field) -> Decimal:
    """Half a unit of the coefficient's last place, as a share of 1.

    A whole percentage is taken as it stands: 80 % is no rounded 80.4 %.
    """
    if field.decimals == 0:
        return Decimal(0)
    half = half_unit(field.decimals)
    return half if field.percent_style == "ratio" else half / _HUNDRED
