"""XD102 unit-name-mismatch: the papers name two units.

What it checks
    The unit's name in the header and closing lines of all forms of a submission,
    and in brackets in the file names, and the unit its 自评报告 is about. A name that is
    merely shorter (区工商联) is only noted, as is a file name; in a report it is passed
    over, as is a unit that belongs to the other.

Why it matters
    Another unit's name is the surest sign of a form copied from elsewhere.

Source
    Check E-07 in docs/checks.md.

Example
    wrong  数据表 of 某区某会, 评分表 of 某区某局
    right  both of 某区某会

Fix
    none: which name holds is the unit's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.rules.copies import is_counterpart
from selfeval_xl.rules.paper.reports import reports_of
from selfeval_xl.rules.paper.tables import where
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.own_unit import is_under, own_unit
from selfeval_xl.values.unit_name import Likeness, clean_unit_name, unit_likeness

_IN_BRACKETS = re.compile(
    r"[(（]([\u4e00-\u9fff]{2,20}(?:[局委办部院所站队校会镇乡联]|中心|街道|学校|政府))[)）]"
)
_BLANK = re.compile(r"[×xXＸ*]{2,}|[_＿]{2,}")  # left open in a name: FM108's


@rule(
    "XD102",
    "unit-name-mismatch",
    kind="unit_name",
    severity=Severity.ERROR,
    target=Submission,
    message=N_("单位名称为“{actual}”，而 {other} 为“{expected}”"),
    advice=N_("核对后统一单位名称；误用了其他单位的表的，换成本单位的"),
    variants={
        "shortened": (
            N_("单位名称为“{actual}”，而 {other} 为“{expected}”，写法不同"),
            N_("各表统一使用单位全称"),
        ),
        "report": (
            N_("报告的单位为“{actual}”，而 {other} 为“{expected}”"),
            N_("核对后统一单位名称；交错了其他单位的报告的，换成本单位的"),
        ),
        "file": (
            N_("文件名中的单位为“{actual}”，表内为“{expected}”"),
            N_("核对文件是否放错，或改正文件名"),
        ),
    },
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per place that names another unit than most do."""
    named = [
        (form, field, clean_unit_name(field.value.value))
        for form in submission.forms
        for side in (form.header, form.closing)
        if (field := side.get("unit_name")) is not None
        and isinstance(field.value.value, str)
        and clean_unit_name(field.value.value)
        and not _BLANK.search(field.value.value)
    ]
    if not named:
        yield Checked(Outcome.INSUFFICIENT_DATA, 1, N_("表中没有写明单位名称"))
        return
    usual = _usual([name for _, _, name in named])
    first = next(field.place for _, field, name in named if name == usual)
    for form, field, name in named:
        likeness = unit_likeness(name, usual)
        if likeness is Likeness.SAME:
            continue
        if likeness is Likeness.DIFFERENT and _is_another_units_form(
            form, usual, submission
        ):
            continue
        yield _hit(field, name, usual, first, likeness)
    yield from _file_names(submission, [name for _, _, name in named])
    yield from _reports(submission, usual, first)


def _reports(submission: Submission, usual: str, first: Place) -> Iterator[Hit]:
    """One hit per report of another unit, where it names that unit."""
    for handed in reports_of(submission):
        said = own_unit(handed.report)
        if said is None or is_under(said.value, usual):
            continue
        if unit_likeness(said.value, usual) is not Likeness.DIFFERENT:
            continue
        paragraph = handed.report.paragraphs[said.index]
        place = paragraph.place(handed.file, said.start, said.end)
        yield Hit(
            place,
            label=said.label,
            actual=said.value,
            expected=usual,
            key="report unit",
            values={"other": where(first, place)},
            variant="report",
            related=(first,),
        )


def _usual(names: list[str]) -> str:
    """The name most others agree with, the longest of those, then the first."""

    def weight(name: str) -> tuple[int, int]:
        alike = [unit_likeness(name, other) for other in names]
        return (sum(one is not Likeness.DIFFERENT for one in alike), len(name))

    return max(names, key=weight)


def _is_another_units_form(form: Form, usual: str, submission: Submission) -> bool:
    """True where the other unit has a form of this kind too: both are at home."""
    return any(
        other.unit_name
        and unit_likeness(other.unit_name, usual) is not Likeness.DIFFERENT
        and is_counterpart(form, other)
        for other in submission.forms
    )


def _hit(field: Field, name: str, usual: str, first: Place, likeness: Likeness) -> Hit:
    is_short = likeness is Likeness.SHORTENED
    return Hit(
        field.place,
        label=field.label,
        actual=name,
        expected=usual,
        key="unit_name",
        values={"other": where(first, field.place)},
        variant="shortened" if is_short else "",
        severity=Severity.INFO if is_short else None,
        related=(first,),
    )


def _file_names(submission: Submission, names: list[str]) -> Iterator[Hit]:
    for paper in submission.papers:
        found = _IN_BRACKETS.search(paper.name) if paper.forms else None
        if found and all(
            unit_likeness(found[1], name) is Likeness.DIFFERENT for name in names
        ):
            yield Hit(
                paper.place,
                actual=found[1],
                expected=names[0],
                key="file_name",
                variant="file",
                severity=Severity.INFO,
            )
