"""SC608 level-score-mismatch: a result in words and its score say different things.

What it checks
    Indicators whose target is words. 部分达成年度指标 earns less than 80 % of the 分值,
    未达成年度指标 less than 60 %, 达成年度指标 at least 80 %. Other words that admit a
    shortfall (基本完成, 未开展) do not go with full marks. A row with a 评分标准 of its
    own is held only to the last.

Why it matters
    The three levels are the only scale a qualitative indicator has.

Source
    Checks C-15 and C-16 in docs/checks.md; some places cut the middle level at 50 %,
    so only what both scales rule out is an error.

Example
    wrong  实际完成值 部分达成年度指标并具有一定效果  分值 10  得分 9
    right  实际完成值 部分达成年度指标并具有一定效果  分值 10  得分 7

Fix
    none: the level or the score may be what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.target_reasons import NO_COLUMNS
from selfeval_xl.scoring.notation import plain, shown_points
from selfeval_xl.scoring.targets import TargetRow, target_rows
from selfeval_xl.scoring.targets.own_standard import has_own_standard
from selfeval_xl.scoring.targets.words import (
    FAILED,
    PARTLY,
    REACHED,
    is_denied,
    level_of,
    official_level,
)

_BELOW = {PARTLY: Decimal("0.8"), FAILED: Decimal("0.6")}
_LEAST = Decimal("0.8")
_NO_WORDS = Checked(Outcome.NOT_APPLICABLE, 1, N_("没有定性指标"))


@rule(
    "SC608",
    "level-score-mismatch",
    kind="score_value",
    severity=Severity.ERROR,
    target=Form,
    message=N_("“{label}”完成情况为“{result}”，得分应低于 {limit}，填为 {actual}"),
    advice=N_("核对完成情况和得分，使两者一致"),
    variants={
        "low": (
            N_("“{label}”完成情况为“{result}”，得分一般不低于 {limit}，填为 {actual}"),
            N_("核对完成情况和得分，使两者一致"),
        ),
        "full": (
            N_("“{label}”完成情况为“{result}”，得分却是满分 {actual}"),
            N_("核对完成情况；确未全部完成的，扣分并说明原因"),
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per score that its level does not give."""
    rows = target_rows(form)
    if not rows:
        yield NO_COLUMNS
        return
    told = [row for row in rows if row.target.kind == "words" and row.is_scored]
    if not told:
        yield _NO_WORDS
        return
    passed = 0
    for row in told:
        hit = _judge(row)
        passed += hit is None
        if hit is not None:
            yield hit
    if passed:
        yield Checked(Outcome.PASSED, passed)


def _judge(row: TargetRow) -> Hit | None:
    assert row.part is not None and row.part.points is not None
    assert row.most is not None
    points, text = row.part.points, row.result.text
    if row.result.kind != "words":
        return None
    level = "" if has_own_standard(row) else official_level(text)
    if level in _BELOW and points >= row.most * _BELOW[level]:
        return _hit(row, "", row.most * _BELOW[level])
    if level == REACHED and points < row.most * _LEAST:
        return _hit(row, "low", row.most * _LEAST)
    is_short = level_of(text) in _BELOW or is_denied(row.target.text, text)
    if is_short and row.has_full_marks:
        return _hit(row, "full", row.most)
    return None


def _hit(row: TargetRow, variant: str, limit: Decimal) -> Hit:
    assert row.part is not None
    score = row.part.score
    return Hit(
        score.place,
        label=row.name,
        actual=shown_points(score),
        key=score.key,
        values={
            "result": row.actual_field.shown.strip(),
            "limit": plain(limit.normalize()) if limit % 1 else plain(limit // 1),
        },
        variant=variant,
        related=(row.actual_field.place,),
        severity=Severity.WARNING if variant else None,
    )
