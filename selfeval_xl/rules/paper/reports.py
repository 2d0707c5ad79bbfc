"""The written reports of a submission and whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selfeval_xl.forms.reports import Report, read_report
from selfeval_xl.model.paper import Paper, Submission
from selfeval_xl.model.place import Place
from selfeval_xl.rules.report import self_score
from selfeval_xl.rules.report.own_unit import own_unit
from selfeval_xl.rules.report.years import evaluation_year

_OF_THE_UNIT = re.compile(r"整体支出|整体绩效|综合评价|自评")
_OF_A_PART = re.compile(
    r"指标|项目|上年|去年|同比|其中|权重|满分|标准|扣|占|编制|执行|监督|效益|产出|决策|过程"
)


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


def stated_total(handed: Handed) -> tuple[Place, str] | None:
    """The total score the report states first, with its place.

    A score that is not called a total counts in a sentence about the whole unit.
    """
    for one, score, start, end in self_score.totals(handed.report):
        return one.place(handed.file, start, end), score
    for one in handed.report.body:
        for start, end in one.sentences():
            sentence = one.text[start:end]
            scores = self_score.scores_in(sentence)
            if len(scores) != 1 or _OF_A_PART.search(sentence):
                continue
            if _OF_THE_UNIT.search(sentence):
                at = start + sentence.index(scores[0])
                place = one.place(handed.file, at, at + len(scores[0]))
                return place, scores[0]
    return None
