"""SC402 score-above-standard: a score is more than its row's own standard gives.

What it checks
    Every row with a 评分标准 that is read into figures: steps, bands, shares,
    formulas. The figure comes from the 数据表 of the same submission (预算执行率,
    结转结余率, 控制率 …) and from the row's own 实际完成值. Where sources or texts
    leave several readings open, a score right under any of them is right. A standard
    that needs facts no cell holds is counted as not read.

Why it matters
    A reviewer works these rows out anew; points above the standard are taken back.

Source
    The form's own 评分标准; the rates by 财预〔2013〕53号 where it has them. Check C-10,
    C-11, C-13 and C-14 in docs/checks.md. How a part of a step counts differs by
    place and is a setting (*inferred*).

Example
    wrong  “≤100%得满分，每超过1个百分点扣0.5分”, 在职 104, 编制 100, 分值 5, 得分 5
    right  the same with 得分 3

Fix
    unsafe: writes the points where the standard allows one reading. The figures may
    be what is wrong, so a person has to agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.standard_words import coverage, standard_hit
from selfeval_xl.scoring.notation import rewrite
from selfeval_xl.scoring.standards.judging import Judged, judge_standards

_SLIGHT = Decimal("0.1")


@rule(
    "SC402",
    "score-above-standard",
    kind="score_value",
    severity=Severity.ERROR,
    target=Submission,
    message="“{name}”得分为 {actual}，按本行评分标准最多 {expected}（{proof}{reading}）",
    advice="按评分标准“{standard}”重新计分，或更正计分所依据的数据",
    variants={
        "full": (
            "“{name}”得满分 {actual}，按本行评分标准不能得满分，最多 {expected}"
            "（{proof}{reading}）",
            "按评分标准“{standard}”重新计分，或更正计分所依据的数据",
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per score that no reading of its standard gives."""
    judged = judge_standards(submission)
    yield from coverage(judged, "above")
    for one in judged:
        if one.status == "above":
            yield _hit(one)


def _hit(one: Judged) -> Hit:
    score, allowed = one.part.score, one.allowed
    assert allowed is not None and one.part.points is not None
    off = one.part.points - allowed.high
    is_sure = not allowed.reading and not one.standard.is_bound
    return replace(
        standard_hit(one),
        variant="full" if one.is_full else "",
        fix=rewrite(score, allowed.points) if is_sure else None,
        severity=Severity.WARNING if off <= _SLIGHT else None,
    )
