"""The written reports of a submission and whose they are."""

from __future__ import annotations

from dataclasses import dataclass

from selfeval_xl.forms.reports import Report, read_report
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.rules.report.own_unit import own_unit
from selfeval_xl.rules.report.years import evaluation_year


@dataclass(frozen=True, slots=True)
class Handed:
    """A report with the unit and year it says it is of, None where it says none."""

    report: Report
    unit: str | None
    year: int | None

    @property
    def file(self) -> str:
        return self.report.file


def report_of(paper: Paper) -> Handed | None:
    """The report a paper is; None for any other paper."""
    if paper.text is None or paper.kind == "unreadable":
        return None
    report = read_report(paper.text)
    if report is None:
        return None
    unit = own_unit(report)
    return Handed(report, unit.value if unit else None, evaluation_year(report))


def reports_of(submission: Submission) -> tuple[Handed, ...]:
    """The reports among the papers, in their order."""
    found = (report_of(paper) for paper in submission.papers)
    return tuple(one for one in found if one is not None)
