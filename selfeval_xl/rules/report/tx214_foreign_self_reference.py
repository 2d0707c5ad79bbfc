"""TX214 foreign-self-reference: the unit calls itself what it is not.

What it checks
    我局, 我会, 我部 and the like, and 设在局办公室, against the ending of the unit's name.
    我单位, 我部门, 我们 and 我区, 我市 suit any unit.

Why it matters
    A 部 in the report of a 会 was written for another unit; the sentence was copied.

Source
    Check E-09 in docs/checks.md.

Example
    wrong  某区某会的报告：我部成立自评工作小组
    right  某区某会的报告：我会成立自评工作小组

Fix
    none: only the unit knows what the sentence should say.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT
from selfeval_xl.rules.report.own_unit import own_endings, own_unit, self_references


@rule(
    "TX214",
    "foreign-self-reference",
    kind="unit_name",
    severity=Severity.WARNING,
    target=Text,
    message=N_("自称“{actual}”，与单位“{unit}”不符"),
    advice=N_(
        "改为本单位的自称（如“我单位”）；从其他单位的报告抄来的，核对这一段是否属实"
    ),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per paragraph and word."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    own = own_unit(report)
    endings = own_endings(report, own.value) if own else frozenset()
    if own is None or not endings:
        yield Checked(Outcome.INSUFFICIENT_DATA, 1, N_("报告没有写明单位名称"))
        return
    for one in report.body:
        seen: set[str] = set()
        for start, end, said in self_references(report, one):
            if said in endings or one.text[start:end] in seen:
                continue
            seen.add(one.text[start:end])
            yield Hit(
                one.place(report.file, start, end),
                label=one.sentence_at(start),
                actual=one.quote(start, end),
                key=one.sentence_at(start),
                values={"unit": own.value},
            )
