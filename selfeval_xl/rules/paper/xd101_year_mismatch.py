"""XD101 year-mismatch: the papers name two evaluation years.

What it checks
    The evaluation year in titles and header lines of all forms of a submission,
    in the names of their sheets and in the file names, the years that head the columns
    of a form, and the year its 自评报告 is about. The year most tables name is taken for
    the right one; a tie is broken by the filling date, which falls in the year after.
    Other years inside the report are reported by the report's own rules.

Why it matters
    A title kept from last year's form puts all figures into the wrong year.

Source
    Check E-01 in docs/checks.md.

Example
    wrong  2024年度…数据表 beside 2023年度…评分表
    right  both 2024年度

Fix
    none: which year holds is the unit's to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.header_years import is_of_year_before
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.rules.copies import is_counterpart
from selfeval_xl.rules.paper.reports import reports_of
from selfeval_xl.rules.paper.tables import where
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.years import opening_years

_THIS_YEARS = frozenset({"y0b", "adj", "act"})
_YEAR = re.compile(r"(?<!\d)(20\d\d)(年度?)")


@rule(
    "XD101",
    "year-mismatch",
    kind="year",
    severity=Severity.ERROR,
    target=Submission,
    message=N_("评价年度为 {actual}，其他表为 {expected}（{other}）"),
    advice=N_("核对后统一评价年度"),
    variants={
        "sheet": (
            N_("工作表名称写的是 {actual} 年，表内评价年度为 {expected} 年"),
            N_("核对后改正工作表名称或表内的年度"),
        ),
        "file": (
            N_("文件名写的是 {actual} 年，表内评价年度为 {expected} 年"),
            N_("核对后改正文件名或表内的年度"),
        ),
        "report": (
            N_("报告的评价年度为 {actual}，表的评价年度为 {expected}（{other}）"),
            N_("核对后统一评价年度；交错了其他年度的报告的，换成本年度的"),
        ),
        "tied": (
            N_("评价年度为 {actual}，而 {other} 为 {rival}，不能判断哪个正确"),
            N_("核对后统一评价年度"),
        ),
        "columns": (
            N_("评价年度写的是 {actual}，表中的栏目是 {expected} 年的（{column}）"),
            N_("核对后改正标题的年度或栏目的年度"),
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per cell, sheet name or file name with another year."""
    cells = [
        (form, field, int(field.number))
        for form in submission.forms
        for field in form.years
        if field.number is not None
    ]
    counts = Counter(year for _, _, year in cells)
    if not counts:
        yield Checked(Outcome.INSUFFICIENT_DATA, 1, N_("表中没有写明评价年度"))
        return
    year, is_sure = _usual(counts, submission)
    other = next(field.place for _, field, found in cells if found == year)
    for form, field, found in cells:
        if found != year and not _is_other_years_form(form, year, submission):
            yield _hit(field, found, year, other, is_sure)
    for form in submission.forms:
        yield from _columns(form)
    yield from _names(submission, year)
    if is_sure:
        yield from _reports(submission, year, other)


def _reports(submission: Submission, year: int, other: Place) -> Iterator[Hit]:
    """One hit per report of another year, where it first names that year."""
    for handed in reports_of(submission):
        if handed.year in (None, year):
            continue
        said = [*handed.report.cover.of("year"), *opening_years(handed.report)]
        one = next(one for one in said if one.value == str(handed.year))
        paragraph = handed.report.paragraphs[one.index]
        place = paragraph.place(handed.file, one.start, one.end)
        yield Hit(
            place,
            label=one.label,
            actual=str(handed.year),
            expected=str(year),
            key="report year",
            values={"other": where(other, place)},
            variant="report",
            related=(other,),
        )


def _usual(counts: Counter[int], submission: Submission) -> tuple[int, bool]:
    """The year to hold to, and whether it outweighs the others."""
    most = max(counts.values())
    usual = [year for year in counts if counts[year] == most]
    if len(usual) == 1:
        return usual[0], True
    filled = {
        field.value.value.year - 1
        for form in submission.forms
        for side in (form.header, form.closing)
        if (field := side.get("filled_on")) is not None
        and isinstance(field.value.value, date)
    }
    likely = [year for year in usual if year in filled]
    return (likely[0], True) if len(likely) == 1 else (usual[0], False)


def _is_other_years_form(form: Form, year: int, submission: Submission) -> bool:
    """True for last year's 数据表 beside this year's: each is right for itself."""
    own = {field.number for field in form.years}
    return len(own) == 1 and any(
        other.year == year and is_counterpart(form, other)
        for other in submission.forms
    )


def _hit(field: Field, found: int, year: int, other: Place, is_sure: bool) -> Hit:
    return Hit(
        field.place,
        label=field.label,
        actual=str(found),
        expected=str(year) if is_sure else None,
        key=field.key,
        values={"other": where(other, field.place), "rival": year},
        variant="" if is_sure else "tied",
        related=(other,),
    )


def _columns(form: Form) -> Iterator[Hit]:
    """One hit where the columns are of the year after or before the title's."""
    if form.year is None or not form.years:
        return
    columns = [c for matrix in form.matrices for c in matrix.columns]
    read = [c.label for c in columns if c.key in _THIS_YEARS]
    heads = [head for head in read if str(form.year + 1) in head]
    if not heads and is_of_year_before((c.label for c in columns), form.year):
        heads = [c.label for c in columns if str(form.year - 1) in c.label]
    if not heads:
        return
    year = form.year + (1 if str(form.year + 1) in heads[0] else -1)
    named = form.years[0]
    yield Hit(
        named.place,
        label=named.label,
        actual=str(form.year),
        expected=str(year),
        key="columns",
        values={"column": heads[0]},
        variant="columns",
    )


def _names(submission: Submission, year: int) -> Iterator[Hit]:
    """Sheet and file names; "2025年" alone may be the year of the work."""
    for paper in submission.papers:
        forms = [form for form in paper.forms if form.year in (None, year)]
        if not forms:
            continue
        for sheet in dict.fromkeys(form.sheet for form in forms):
            if found := _named_year(sheet, year):
                yield _name_hit(Place(paper.path, sheet), found, year, "sheet")
        if found := _named_year(paper.name, year):
            yield _name_hit(Place(paper.path), found, year, "file")


def _named_year(name: str, year: int) -> int | None:
    """The other year a name speaks of, None where it also names the right one."""
    found = [(int(number), mark) for number, mark in _YEAR.findall(name)]
    if not found or any(number == year for number, _ in found):
        return None
    number, mark = found[0]
    return None if number == year + 1 and mark == "年" else number


def _name_hit(place: Place, found: int, year: int, variant: str) -> Hit:
    return Hit(
        place,
        actual=str(found),
        expected=str(year),
        key=variant,
        variant=variant,
        severity=Severity.WARNING if variant == "sheet" else Severity.INFO,
    )
