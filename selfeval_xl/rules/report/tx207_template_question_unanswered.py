"""TX207 template-question-unanswered: a question of the template is not answered.

What it checks
    Sentences with 是否 that ask something of the unit itself, without a verb such as
    检查 or 评价 before it and without an answer behind it.

Why it matters
    The form asks whether, the report has to say that or that not.

Source
    Check F-04 in docs/checks.md.

Example
    wrong  报送的材料是否与公开的一致。
    right  报送的材料与公开的一致。

Fix
    none: only the unit knows the answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT
from selfeval_xl.rules.report.template_residue import questions


@rule(
    "TX207",
    "template-question-unanswered",
    kind="template",
    severity=Severity.ERROR,
    target=Text,
    message=N_("“{actual}”是模板的问题，没有回答"),
    advice=N_("按实际情况改为肯定或否定的说法"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per question."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    for one in report.body:
        for start, end in questions(report, one):
            said = one.quote(start, end)
            yield Hit(
                one.place(report.file, start, end), label=said, actual=said, key=said
            )
