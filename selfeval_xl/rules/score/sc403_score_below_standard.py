"""SC403 score-below-standard: a score is less than its row's own standard gives.

What it checks
    The rows SC402 checks. Where cases that a person judges may cost points as well
    ("每发现一处扣1分"), a lower score says nothing.

Why it matters
    The unit may be stricter with itself; if not, it gives points away, or a figure
    in the 数据表 is not the one it scored.

Source
    The form's own 评分标准. Check C-12, C-13 and C-14 in docs/checks.md.

Example
    odd    “≥95%得满分”, 执行率 98%, 分值 5, 得分 4
    usual  the same with 得分 5

Fix
    none: the unit may have its reasons.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.standard_words import coverage, standard_hit
from selfeval_xl.scoring.standards.judging import Judged, judge_standards


@rule(
    "SC403",
    "score-below-standard",
    kind="score_value",
    severity=Severity.INFO,
    target=Submission,
    message="“{name}”得分为 {actual}，按本行评分标准可得 {expected}（{proof}{reading}）",
    advice="核对是否另有扣分原因，或计分所依据的数据与表中不同",
    variants={
        "full": (
            "“{name}”扣了分，得分为 {actual}，按本行评分标准可得满分 {expected}"
            "（{proof}{reading}）",
            "核对是否另有扣分原因，或计分所依据的数据与表中不同",
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per score that is lower than its standard gives."""
    judged = judge_standards(submission)
    yield from coverage(judged, "below")
    for one in judged:
        if one.status == "below":
            yield _hit(one)


def _hit(one: Judged) -> Hit:
    allowed = one.allowed
    assert allowed is not None
    return replace(
        standard_hit(one),
        variant="full" if allowed.points == one.part.weight else "",
    )
