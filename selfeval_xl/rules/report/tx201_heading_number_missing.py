"""TX201 heading-number-missing: a heading has no number.

What it checks
    Headings of the outline that stand without a number where their neighbours at the
    same level have one. Reports whose headings have no numbers at all are left alone.

Why it matters
    The reviewer follows the numbers of the outline; a section without one is taken
    for part of the section before it.

Source
    Check F-06 in docs/checks.md.

Example
    wrong  （一）自评结果 … 绩效指标分析 … （三）存在问题
    right  （一）自评结果 … （二）绩效指标分析 … （三）存在问题

Fix
    none: the numbers of a text are put in by whoever writes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT
from selfeval_xl.rules.report.outline_numbers import without_number


@rule(
    "TX201",
    "heading-number-missing",
    kind="numbering",
    severity=Severity.WARNING,
    target=Text,
    message=N_("标题“{actual}”前缺少序号“{mark}”"),
    advice=N_("在标题前补上“{mark}”"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per heading without its number."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    for lost in without_number(report):
        one = report.paragraphs[lost.index]
        title = one.quote(lost.start, lost.end)
        yield Hit(
            one.place(report.file, lost.start, lost.end),
            label=title,
            actual=title,
            expected=lost.mark + title,
            key=title,
            values={"mark": lost.mark},
        )
