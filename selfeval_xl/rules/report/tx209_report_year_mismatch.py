"""TX209 report-year-mismatch: the report names two evaluation years.

What it checks
    The year on the cover, in the title, in 现将…年度…自评报告如下 and at 评价基准日, and the
    year of every 截至…年12月31日: all are the year most of them name; 评价年度 on the cover
    decides a tie.

Why it matters
    A year kept from last year's report puts all figures into the wrong year.

Source
    Check E-01, E-02 in docs/checks.md.

Example
    wrong  评价年度：2024年度 … 截至2023年12月31日，实有人数34人
    right  评价年度：2024年度 … 截至2024年12月31日，实有人数34人

Fix
    none: which year holds is the unit's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.cover import Said
from selfeval_xl.forms.reports import Report, read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT
from selfeval_xl.rules.report.years import CLOSING, evaluation_year, opening_years

_CARRIED = re.compile("结转|结余|年初|期初")
_TO_COME = re.compile("计划|力争|预计|规划|拟")
_COMPARED = re.compile(r"上年|去年|同期|相比|比20|较20")


@rule(
    "TX209",
    "report-year-mismatch",
    kind="year",
    severity=Severity.ERROR,
    target=Text,
    message=N_("此处为 {actual} 年，报告的评价年度为 {expected} 年"),
    advice=N_("核对后改正年度"),
    variants={
        "closing": (
            N_("截止日期为“{actual}”，报告的评价年度为 {year} 年"),
            N_("改为评价年度末的日期和数字；确为上年末数字的，写明“上年末”"),
        ),
    },
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per place with another year."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    said = [*report.cover.of("year"), *_opening(report)]
    year = evaluation_year(report)
    if year is None:
        yield Checked(Outcome.INSUFFICIENT_DATA, 1, N_("报告没有写明评价年度"))
        return
    for one in said:
        if one.value != str(year):
            place = report.paragraphs[one.index].place(report.file, one.start, one.end)
            yield Hit(
                place,
                label=one.label,
                actual=one.value,
                expected=str(year),
                key=f"year {one.label}",
            )
    yield from _closing(report, year)


def _opening(report: Report) -> Iterator[Said]:
    yield from opening_years(report)


def _closing(report: Report, year: int) -> Iterator[Hit]:
    """Last days of another year, unless the sentence compares two."""
    for one in report.body:
        for found in CLOSING.finditer(one.text):
            sentence = one.sentence_at(found.start())
            if int(found[1]) == year or _COMPARED.search(sentence):
                continue
            if any(int(one[1]) == year for one in CLOSING.finditer(sentence)):
                continue
            if _is_meant(sentence, found[0], int(found[1]), year):
                continue
            yield Hit(
                one.place(report.file, *found.span()),
                label=found[0],
                actual=one.quote(*found.span()),
                expected=found[0].replace(found[1], str(year)),
                key=f"closing {found[0]}",
                values={"year": year},
                variant="closing",
            )


def _is_meant(sentence: str, closing: str, said: int, year: int) -> bool:
    """True for what the year began with, gone on from, and for what is to come."""
    if said > year:
        return _TO_COME.search(sentence) is not None
    after = sentence.partition(closing)[2]
    return f"{year}年" in after or _CARRIED.search(sentence) is not None
