"""TX212 report-unit-mismatch: the report names two units as its own.

What it checks
    The units named on the cover, beside the seal, in the title, in 现将某单位…自评报告如下
    and below the text. The name most others agree with holds, then the one the text
    mentions more often. Short and full names are taken for one unit; a unit and the
    one it belongs to may both be named.

Why it matters
    Another unit's name is the surest sign of a report copied from elsewhere.

Source
    Check E-07 in docs/checks.md.

Example
    wrong  评价单位：某区某局 … 部门单位（公章）：某区某会
    right  both 某区某会

Fix
    none: which name holds is the unit's to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT
from selfeval_xl.rules.report.own_unit import is_under, own_unit
from selfeval_xl.values.unit_name import Likeness, unit_likeness

_DIFFERENT = Likeness.DIFFERENT


@rule(
    "TX212",
    "report-unit-mismatch",
    kind="unit_name",
    severity=Severity.ERROR,
    target=Text,
    message=N_("此处的单位为“{actual}”，{other}为“{expected}”"),
    advice=N_("核对后统一单位名称；误用了其他单位的报告的，换成本单位的"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per place that names another unit."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    names = report.cover.of("unit")
    if not names:
        yield Checked(Outcome.INSUFFICIENT_DATA, 1, N_("报告没有写明单位名称"))
        return
    own = own_unit(report)
    for one in names:
        if own is None or unit_likeness(one.value, own.value) is not _DIFFERENT:
            continue
        if is_under(one.value, own.value):
            continue
        place = report.paragraphs[one.index].place(report.file)
        yield Hit(
            place,
            label=one.label,
            actual=one.value,
            expected=own.value,
            key=f"unit_name {one.label}",
            values={"other": f"“{own.label}”"},
            related=(report.paragraphs[own.index].place(report.file),),
        )
