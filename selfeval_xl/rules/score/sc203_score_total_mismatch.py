"""SC203 score-total-mismatch: a 小计 or 总分 is not the sum of its 得分.

What it checks
    Every subtotal and the total against the scores they cover, the 预算执行率
    score of 项目资金 included where its points are part of the 100. A total that
    follows a wrong subtotal is named beside it, not reported again. Nothing is
    compared while a score below is blank.

Why it matters
    The total decides the grade and is the figure that is published.

Source
    项目支出绩效自评表 and 部门整体支出绩效评价评分表: line 总分 or 合计. A
    difference up to 0.01 is a note, up to 0.1 a warning (*inferred* from the
    checks finance systems make).

Example
    wrong  5 + 4 + 9.5  合计 20
    right  5 + 4 + 9.5  合计 18.5

Fix
    unsafe: writes the sum into a typed total. A score may be what is wrong, so
    a person has to agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable, undecided
from selfeval_xl.scoring.notation import addition, in_notation, rewrite, shown_points
from selfeval_xl.scoring.parts import table_of
from selfeval_xl.scoring.scores import SumFault, judge_scores

_ROUNDING, _SLIGHT = Decimal("0.01"), Decimal("0.1")


@rule(
    "SC203",
    "score-total-mismatch",
    kind="score_total",
    severity=Severity.ERROR,
    target=Form,
    message="“{label}”的得分填为 {actual}，各项得分相加为 {expected}",
    advice="把“{label}”的得分改为 {expected}，或更正有误的得分",
    variants={
        "left_out": (
            "“{label}”的得分填为 {actual}，各项得分相加为 {expected}，"
            "少计的正好是“{slipped}”的得分",
            "把“{label}”的得分改为 {expected}，核对是否漏加“{slipped}”",
        ),
        "twice": (
            "“{label}”的得分填为 {actual}，各项得分相加为 {expected}，"
            "多计的正好是“{slipped}”的得分",
            "把“{label}”的得分改为 {expected}，核对“{slipped}”是否重复计入",
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per subtotal or total that its scores do not make."""
    table = table_of(form)
    if table is None or not table.has_score:
        yield not_applicable("no_table" if table is None else "no_scores")
        return
    verdict = judge_scores(form, table)
    for fault in verdict.faults:
        yield _hit(fault)
    passed = verdict.checked - len(verdict.faults)
    if passed > 0:
        yield Checked(Outcome.PASSED, passed)
    if verdict.skipped in ("no_total", "weighed_scores"):
        yield not_applicable(verdict.skipped)
    elif verdict.skipped:
        yield undecided(verdict.skipped)


def _hit(fault: SumFault) -> Hit:
    anchor = fault.node.field
    assert anchor is not None
    numbers = [one.number for one in fault.terms if one.number is not None]
    is_whole = sum(numbers, Decimal(0)) == fault.right
    proof = addition(fault.terms, fault.right) if is_whole else None
    related = [*fault.followers, *fault.terms]
    slipped = ""
    if fault.slipped is not None:
        slipped = " ".join(fault.slipped.name.split())
        if fault.slipped.field is not None:
            related.insert(0, fault.slipped.field)
    places = dict.fromkeys(one.place for one in related)
    return Hit(
        anchor.place,
        label=fault.node.name or anchor.label,
        actual=shown_points(anchor),
        expected=in_notation(fault.right, anchor),
        proof=proof,
        key=anchor.key,
        values={"slipped": slipped},
        variant=fault.slip,
        related=tuple(places)[:8],
        fix=rewrite(anchor, fault.right),
        severity=_severity(fault.off),
    )


def _severity(off: Decimal) -> Severity | None:
    if off <= _ROUNDING:
        return Severity.INFO
    return Severity.WARNING if off <= _SLIGHT else None
