"""XD403 published-paper-missing: a paper handed in is not published.

What it checks
    Every file with a form of a known kind and every 自评报告 handed in against the
    published papers of the unit: one of the same kind has to be there.

Why it matters
    数据表, 评分表 and 自评报告 are to be published as they were handed in.

Source
    Check F-18 in docs/checks.md.

Example
    wrong  评分表 handed in, only 数据表 and 自评报告 published
    right  all three published

Fix
    none: the paper has to be published.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.rules.paper.last_year import scope
from selfeval_xl.rules.paper.published import (
    copies_of,
    form_copies,
    reports_of,
    text_copies,
)
from selfeval_xl.rules.registry import rule

_NAMES = {
    "data": N_("数据表"),
    "score": N_("评分表"),
    "project": N_("项目支出绩效自评表"),
    "overall": N_("部门整体绩效自评表"),
    "report": N_("自评报告"),
}


@rule(
    "XD403",
    "published-paper-missing",
    kind="missing_paper",
    severity=Severity.WARNING,
    target=Submission,
    message=N_("已公开的材料中没有找到这份{name}"),
    advice=N_("按要求公开后再核对；已在别处公开的，用 --published 一并给出"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per file that has no published counterpart."""
    published = copies_of(submission)
    if isinstance(published, Checked):
        yield published
        return
    paired = {id(form) for form, _ in form_copies(submission)}
    paired |= {id(copy.form) for copy in text_copies(submission)}
    found = {_what(form) for form in submission.forms if id(form) in paired}
    has_report = bool(reports_of(published))
    for paper in submission.papers:
        # of several copies of its own a unit publishes one
        missing = [
            form.kind
            for form in paper.forms
            if form.kind in _NAMES and _what(form) not in found
        ]
        if _is_report(paper) and not has_report:
            missing.append("report")
        if missing:
            yield Hit(
                paper.place,
                actual=paper.name,
                key=missing[0],
                values={"name": _NAMES[missing[0]]},
            )


def _what(form: Form) -> tuple[str, str, str]:
    return form.kind, form.spec, scope(form)


def _is_report(paper: Paper) -> bool:
    return paper.text is not None and read_report(paper.text) is not None
