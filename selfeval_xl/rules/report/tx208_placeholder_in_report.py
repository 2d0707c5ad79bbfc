"""TX208 placeholder-in-report: a placeholder is left in the report.

What it checks
    ××, XX, ____, {单位}, 待填写 and the like. Masked names and telephone numbers, and
    lines still to be signed or sealed, are none.

Why it matters
    What should have been replaced was not: the report was handed in unfinished.

Source
    Check F-05 in docs/checks.md.

Example
    wrong  20XX年度××局部门整体支出绩效自评报告
    right  2024年度某区某局部门整体支出绩效自评报告

Fix
    none: only the unit knows what belongs there.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT

_AROUND = 12


@rule(
    "TX208",
    "placeholder-in-report",
    kind="template",
    severity=Severity.ERROR,
    target=Text,
    message=N_("“{actual}”中留有待填的“{mark}”"),
    advice=N_("换成本单位的实际内容；没有内容可填的，写“无”"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per sentence with something left to fill in."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    for one in report.paragraphs:
        masked = [m.span() for m in report.words.masked.finditer(one.text)]
        for start, end in one.sentences():
            for found in report.words.placeholders.finditer(one.text, start, end):
                at = found.start()
                if any(first <= at < last for first, last in masked):
                    continue
                yield Hit(
                    one.place(report.file, start, end),
                    label=one.quote(start, end),
                    actual=one.quote(max(start, at - _AROUND), found.end() + _AROUND),
                    key=one.quote(start, end),
                    values={"mark": found[0]},
                )
                break
