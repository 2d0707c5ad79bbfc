"""FM105 improper-filling-date: 填报日期 is blank, incomplete or impossible.

What it checks
    Each 填报日期. It must be a date that exists, after the end of the evaluation year
    and not after the day of the check. Year and month without a day are accepted.
    A date left open on an otherwise unsigned line is only noted. Of a written report's
    dates only that they are not after the day of the check.

Why it matters
    The year is evaluated after it has ended; a date before that, or one still to
    come, shows a form copied from another year or a slip.

Source
    Check E-05 and §3.7 in docs/checks.md; 评价基准日 is 12月31日.

Example
    wrong  2024年度 … 填报日期：2024年3月10日
    right  2024年度 … 填报日期：2025年3月10日

Fix
    none: only the unit knows the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.paper.reports import Handed, reports_of
from selfeval_xl.rules.registry import rule
from selfeval_xl.values.dates import read_date

_MONTH = re.compile(r"(\d{4})\D+(\d{1,2})\D*$")
_SIGNERS = ("preparer", "contact", "phone", "head", "finance_head", "reviewer")


@rule(
    "FM105",
    "improper-filling-date",
    kind="date",
    severity=Severity.ERROR,
    target=Submission,
    message=N_("填报日期为 {actual}，早于评价年度（{year} 年）结束"),
    advice=N_("改为实际填报的日期；日期无误的，核对评价年度"),
    variants={
        "future": (
            N_("填报日期为 {actual}，晚于检查之日（{today}）"),
            N_("改为实际填报的日期"),
        ),
        "unreadable": (
            N_("填报日期为“{actual}”，不是完整、存在的日期"),
            N_("按“2025年3月10日”的样式写明年、月、日"),
        ),
        "blank": (N_("填报日期没有填写"), N_("填写实际填报的日期")),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per filling date that is blank, no date, or out of place."""
    found = False
    for form in submission.forms:
        for side in (form.header, form.closing):
            field = side.get("filled_on")
            if field is not None:
                found = True
                yield from _of_field(field, form, submission)
    if submission.today is not None:
        for handed in reports_of(submission):
            yield from _of_report(handed, submission.today)
    if not found:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("表中没有填报日期"))


def _of_report(handed: Handed, today: date) -> Iterator[Hit]:
    """A report's own filling dates that are still to come."""
    report = handed.report
    for said in report.cover.of("date"):
        read = read_date(said.value)
        if read is None or read.date is None or read.note or read.date <= today:
            continue
        yield Hit(
            report.paragraphs[said.index].place(report.file),
            label=said.label,
            actual=said.value,
            key=f"date {said.label}",
            values={"today": today.isoformat()},
            variant="future",
        )


def _of_field(field: Field, form: Form, submission: Submission) -> Iterator[Hit]:
    if field.value.kind == "blank":
        lines = (*form.header.items(), *form.closing.items())
        is_signed = any(k in _SIGNERS and not f.is_blank for k, f in lines)
        severity = Severity.WARNING if is_signed else Severity.INFO
        yield _hit(field, "", "blank", severity)
        return
    said = _said(field)
    span = _span(field)
    if span is None:
        yield _hit(field, said, "unreadable", Severity.WARNING)
        return
    first, last = span
    year = form.year or submission.year
    if year is not None and last < date(year, 12, 31):
        yield _hit(field, said, "", Severity.ERROR, year=year)
    elif submission.today is not None and first > submission.today:
        today = submission.today.isoformat()
        yield _hit(field, said, "future", Severity.ERROR, today=today)


def _span(field: Field) -> tuple[date, date] | None:
    """The first and last day the field may mean; None where it is no date."""
    value = field.value.value
    if isinstance(value, date):
        return value, value
    found = _MONTH.search(_said(field))
    if found is None or "incomplete_date" not in field.value.notes:
        return None
    year, month = int(found[1]), int(found[2])
    if not 1 <= month <= 12:
        return None
    return date(year, month, 1), date(year, month, 28)


def _said(field: Field) -> str:
    """The date as written, without the label it shares a cell with."""
    value = field.value.value
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return str(field.shown if value is None else value)


def _hit(
    field: Field, actual: str, variant: str, severity: Severity, **values: object
) -> Hit:
    return Hit(
        field.place,
        label=field.label,
        actual=actual,
        key=field.key,
        values=values,
        variant=variant,
        severity=severity,
    )
