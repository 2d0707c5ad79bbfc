"""FM103 duplicate-form: one form is handed in twice.

What it checks
    The forms of one submission. Two forms of the same spec, unit and year whose
    rows or indicators are nearly all the same are the same form handed in twice;
    项目支出绩效自评表 count only where they name the same project.

Why it matters
    Two copies seldom stay equal: nobody can tell which of them holds.

Source
    inferred from check F-18 in docs/checks.md: copies handed in
    and published must be the same.

Example
    wrong  数据表.xlsx and 数据表（最终）.xlsx in the same folder
    right  only the final one

Fix
    none: a person has to say which one holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.copies import anchor_of, called, copies
from selfeval_xl.rules.registry import rule


@rule(
    "FM103",
    "duplicate-form",
    kind="duplicate",
    severity=Severity.WARNING,
    target=Submission,
    message=N_("“{label}”重复：{other} 已有同一单位、同一年度的这张表"),
    advice=N_("核对两份是否一致，只保留报送的一份"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per further copy of a form; the first copy is related."""
    for first, form in copies(submission):
        yield Hit(
            anchor_of(form),
            label=squeeze(form.title.shown) if form.title else form.sheet,
            actual=form.title.shown if form.title else form.sheet,
            key="form",
            values={"other": called(first, form)},
            related=(anchor_of(first),),
        )
    if not submission.forms:
        yield Checked(Outcome.NOT_APPLICABLE)
