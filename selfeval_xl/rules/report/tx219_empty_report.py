"""TX219 empty-report: the report has no text.

What it checks
    A report that has its title or its name, and hardly anything below it.

Why it matters
    There is nothing to review; perhaps the blank form was handed in.

Source
    Check F-03 in docs/checks.md.

Example
    wrong  a file 自评报告 with the title and the cover only
    right  the report as written

Fix
    none: only the unit can hand in the report.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.content import is_empty
from selfeval_xl.rules.report.of_report import NO_REPORT


@rule(
    "TX219",
    "empty-report",
    kind="missing_content",
    severity=Severity.ERROR,
    target=Text,
    message=N_("报告只有标题或封面，没有正文"),
    advice=N_("换成写好的自评报告"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit for a report without a text."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    if is_empty(report):
        yield Hit(report.anchor.place(report.file), key="empty")
