"""SC101 score-above-weight: 得分 lies outside 0 … 分值.

What it checks
    Every score of an indicator table that has a weight of its own. The score
    must not be below zero or above the weight; 加分项 and 扣分项 are left out,
    and where each score is out of 100, it is held to 100.

Why it matters
    A row above its 分值 lifts the total, and with it perhaps the grade, by
    points that the form does not give.

Source
    项目支出绩效自评表 and 部门整体支出绩效评价评分表: columns 分值 and 得分.

Example
    wrong  预算编制规范性  分值 5  自评得分 6
    right  预算编制规范性  分值 5  自评得分 5

Fix
    none: how many points a row deserves is a judgement.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable, undecided
from selfeval_xl.scoring.notation import plain, shown_points
from selfeval_xl.scoring.parts import FULL, is_hundred_scale, scored_parts, table_of


@rule(
    "SC101",
    "score-above-weight",
    kind="score_range",
    severity=Severity.ERROR,
    target=Form,
    message="“{label}”得分为 {actual}，超过分值 {weight}",
    advice="在 0 到 {weight} 之间重新评分；若分值填写有误，更正分值",
    variants={
        "negative": (
            "“{label}”得分为 {actual}，低于 0 分",
            "在 0 到 {weight} 之间重新评分",
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per score that its row cannot give."""
    table = table_of(form)
    if table is None or not table.has_score:
        yield not_applicable("no_table" if table is None else "no_scores")
        return
    passed = missing = 0
    is_hundred = is_hundred_scale(table)
    for part in scored_parts(table):
        if part.is_bonus or part.is_waived:
            continue
        most = FULL if is_hundred else part.weight
        if part.points is None or most is None or most <= 0:
            missing += 1  # blanks are SC302's, weights SC305's
            continue
        if 0 <= part.points <= most:
            passed += 1
            continue
        weight = plain(most)
        if part.weight_field is not None and not is_hundred:
            weight = shown_points(part.weight_field)
        yield Hit(
            part.score.place,
            label=part.name,
            actual=part.score.shown,
            key=part.score.key,
            values={"weight": weight},
            variant="negative" if part.points < 0 else "",
            related=(part.weight_field.place,) if part.weight_field else (),
        )
    if passed:
        yield Checked(Outcome.PASSED, passed)
    if missing:
        yield undecided("blank_scores", missing)
