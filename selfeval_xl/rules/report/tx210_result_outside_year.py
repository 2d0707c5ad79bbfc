"""TX210 result-outside-year: an award or result lies outside the evaluation year.

What it checks
    Awards and recognitions of a period that ends before the evaluation year, or lies
    two years and more before it, in a sentence that does not name that year.

Why it matters
    Results of other years do not show what this year's money was spent for.

Source
    Check E-03, E-04 in docs/checks.md.

Example
    wrong  2024年度报告：被评为2021—2022年度先进单位
    right  2024年度报告：2024年5月被评为2022—2023年度先进单位

Fix
    none: only the unit knows when the award was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT
from selfeval_xl.rules.report.years import evaluation_year

_PERIOD = re.compile(
    r"(?P<first>20\d\d)年?(?:度)?(?:[-—–－~～至到]{1,2}(?P<last>20\d\d))?年度"
)


@rule(
    "TX210",
    "result-outside-year",
    kind="year",
    severity=Severity.WARNING,
    target=Text,
    message=N_("“{actual}”不在评价年度（{year} 年）内，也没有写明取得的时间"),
    advice=N_("写明取得的时间；不是评价年度的成果，请删去"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per award of another period."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    year = evaluation_year(report)
    if year is None:
        yield Checked(Outcome.INSUFFICIENT_DATA, 1, N_("报告没有写明评价年度"))
        return
    for one in report.body:
        for start, end in one.sentences():
            sentence = one.text[start:end]
            if f"{year}年" in sentence or not report.words.results.search(sentence):
                continue
            for found in _PERIOD.finditer(sentence):
                last = int(found["last"] or found["first"])
                if last >= year or (found["last"] is None and last >= year - 1):
                    continue
                at = start + found.start()
                said = one.quote(at, start + found.end())
                yield Hit(
                    one.place(report.file, at, start + found.end()),
                    label=one.quote(start, end),
                    actual=said,
                    key=said,
                    values={"year": year},
                )
