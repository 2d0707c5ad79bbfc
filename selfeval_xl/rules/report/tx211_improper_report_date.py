"""TX211 improper-report-date: 填报日期 is blank, incomplete, impossible or written in two
ways.

What it checks
    The 填报日期 on the cover and the date below the seal. It must be a date that
    exists, after the end of the evaluation year; month and day are written alike,
    with a leading zero or without one.

Why it matters
    The year is evaluated after it has ended; a date before that shows a report copied
    from another year.

Source
    Check E-05 in docs/checks.md.

Example
    wrong  填报日期：2025年9月09日
    right  填报日期：2025年9月9日

Fix
    none: only the unit knows the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.cover import Said
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.place import Place
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT
from selfeval_xl.rules.report.years import evaluation_year
from selfeval_xl.values.dates import read_date

_MONTH = re.compile(r"(20\d\d)年(\d{1,2})月份?")
_PARTS = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]")


@rule(
    "TX211",
    "improper-report-date",
    kind="date",
    severity=Severity.ERROR,
    target=Text,
    message=N_("填报日期为 {actual}，早于评价年度（{year} 年）结束"),
    advice=N_("改为实际填报的日期；日期无误的，核对评价年度"),
    variants={
        "unreadable": (
            N_("填报日期为“{actual}”，不是完整、存在的日期"),
            N_("按“2025年3月10日”的样式写明年、月、日"),
        ),
        "blank": (N_("填报日期没有填写"), N_("填写实际填报的日期")),
        "uneven": (
            N_("填报日期“{actual}”的月、日写法不一"),
            N_("写作“{expected}”"),
        ),
    },
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per date."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    dates = report.cover.of("date")
    if not dates:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("报告没有填报日期"))
        return
    year = evaluation_year(report)
    for one in dates:
        paragraph = report.paragraphs[one.index]
        yield from _hits(one, paragraph.place(report.file), year)


def _hits(said: Said, place: Place, year: int | None) -> Iterator[Hit]:
    shown = said.value

    def hit(
        variant: str, severity: Severity, expected: str | None = None, **values: object
    ) -> Hit:
        return Hit(
            place,
            label=said.label,
            actual=shown,
            expected=expected,
            key=f"date {said.label}",
            values=values,
            variant=variant,
            severity=severity,
        )

    read = read_date(shown)
    if not shown.strip("_") or (read and read.note == "empty_date"):
        yield hit("blank", Severity.WARNING)
        return
    found = read.date if read else None
    if month := _MONTH.fullmatch(shown):
        found = date(int(month[1]), min(max(int(month[2]), 1), 12), 28)
    if found is None:
        yield hit("unreadable", Severity.WARNING)
    elif year is not None and found < date(year, 12, 28):
        yield hit("", Severity.ERROR, year=year)
    elif (parts := _PARTS.fullmatch(shown)) and _is_uneven(parts[2], parts[3]):
        expected = f"{int(parts[1])}年{int(parts[2])}月{int(parts[3])}日"
        yield hit("uneven", Severity.INFO, expected)


def _is_uneven(month: str, day: str) -> bool:
    """True where one has a leading zero and the other does without."""
    marks = {part[0] == "0" for part in (month, day) if int(part) < 10}
    return len(marks) == 2
