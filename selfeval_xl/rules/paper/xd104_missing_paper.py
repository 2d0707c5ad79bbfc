"""XD104 missing-paper: a paper that should be handed in is missing.

What it checks
    A folder with at least two papers of different kinds of one unit and year: 数据表,
    评分表 and 自评报告 should be there. Several 自评表 of one kind are no set to be completed.
    Where ``required_papers`` is set, exactly those, whatever the folder holds. Files
    named one by one are never found incomplete.

Why it matters
    An incomplete hand-in is sent back.

Source
    Check F-01 in docs/checks.md: 自评报告, 数据表, 评分表, 佐证材料.

Example
    wrong  数据表.xlsx and 项目自评表.xlsx alone
    right  数据表.xlsx, 评分表.xlsx, 自评报告.docx

Fix
    none: the paper has to be written.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.paper.reports import reports_of
from selfeval_xl.rules.registry import rule

_NAMES = {
    "data": N_("数据表"),
    "score": N_("评分表"),
    "project": N_("项目支出绩效自评表"),
    "overall": N_("部门整体绩效自评表"),
    "report": N_("自评报告"),
}
_USUAL = ("data", "score", "report")
_DOCUMENTS = frozenset("doc docx docm wps pdf ofd odt rtf txt ole html".split())


@rule(
    "XD104",
    "missing-paper",
    kind="missing_paper",
    severity=Severity.WARNING,
    target=Submission,
    message=N_("没有找到{label}"),
    advice=N_("补上后一并报送；已在别处报送的，可以不理会"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per paper that is missing, anchored on the folder's first file."""
    forms = [form for form in submission.forms if form.kind != "generic"]
    wanted = submission.required_papers
    if not wanted:
        kinds = {form.kind for form in forms}
        if reports_of(submission):
            kinds.add("report")
        if submission.folder is None or len(kinds) < 2:
            yield Checked(Outcome.NOT_APPLICABLE, 1, N_("不是一个单位的整套材料"))
            return
        wanted = _USUAL
    present = {form.kind for form in forms}
    if "overall" in present:  # holds the figures and the scores of both
        present |= {"data", "score"}
    if any(
        p.kind == "report" or (p.format in _DOCUMENTS and not p.forms)
        for p in submission.papers
    ):
        present.add("report")
    anchor = next((p for p in submission.papers if p.forms), submission.papers[0])
    missing = [kind for kind in wanted if kind not in present]
    for kind in missing:
        yield Hit(
            anchor.place,
            label=_NAMES[kind],
            key=kind,
            values={},
            kind="missing_paper",
        )
