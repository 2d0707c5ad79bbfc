"""XD103 total-score-mismatch: the papers state two total scores.

What it checks
    The total score of every 评分表 and overall form of a submission that are of the
    same unit and year, and the total its 自评报告 states. They must be equal to the last
    digit.

Why it matters
    The score is published; two totals cannot both be the unit's result.

Source
    Check C-06 in docs/checks.md.

Example
    wrong  评分表 合计 93.5, report 自评总得分95分
    right  both 93.5

Fix
    none: which total holds depends on the scores behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.rules.paper.reports import Handed, reports_of, stated_total
from selfeval_xl.rules.paper.tables import is_project, is_same_hand_in, where
from selfeval_xl.rules.registry import rule
from selfeval_xl.values.unit_name import Likeness, unit_likeness

_KINDS = frozenset({"score", "overall"})


@rule(
    "XD103",
    "total-score-mismatch",
    kind="score_total",
    severity=Severity.ERROR,
    target=Submission,
    message=N_("自评总分为 {actual}，而 {other} 为 {expected}"),
    advice=N_("核对各项得分后，把各处的自评总分改为一致"),
    variants={
        "report": (
            N_("报告写明自评得分 {actual} 分，而 {other} 的总分为 {expected}"),
            N_("核对各项得分后，把报告和评分表的总分改为一致"),
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per total that differs from the first one."""
    totals = [
        (form, total)
        for form in submission.forms
        if (total := _total(form)) is not None
    ]
    stated = list(_stated(submission))
    if len(totals) + len(stated) < 2 or not totals:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("只有一处自评总分"))
        return
    first_form, first = totals[0]
    for form, total in totals[1:]:
        if _is_same_hand_in(first_form, form) and total.number != first.number:
            yield Hit(
                total.place,
                label=total.label,
                actual=total.shown,
                expected=first.shown,
                key=total.key,
                values={"other": where(first.place, total.place)},
                related=(first.place,),
            )
    for handed, place, score in stated:
        if not is_same_hand_in(first_form, handed.unit, handed.year):
            continue
        if all(Decimal(score) != total.number for _, total in totals):
            yield Hit(
                place,
                label=first.label,
                actual=score,
                expected=first.shown,
                key="stated total",
                values={"other": where(first.place, place)},
                variant="report",
                related=(first.place,),
            )


def _stated(submission: Submission) -> Iterator[tuple[Handed, Place, str]]:
    """The total of each report; that it names two is another rule's to say."""
    for handed in reports_of(submission):
        found = stated_total(handed)
        if found is not None:
            yield handed, *found


def _total(form: Form) -> Field | None:
    """The form's own total; a project's score is no unit's result."""
    if form.kind not in _KINDS or form.indicators is None or is_project(form):
        return None
    total = form.indicators.total_score
    return total if total is not None and total.number is not None else None


def _is_same_hand_in(one: Form, other: Form) -> bool:
    if one.year and other.year and one.year != other.year:
        return False
    if one.unit_name and other.unit_name:
        likeness = unit_likeness(one.unit_name, other.unit_name)
        return likeness is not Likeness.DIFFERENT
    return True
