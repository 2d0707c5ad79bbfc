"""TX213 government-level-mismatch: the level of government on the cover is not the
unit's.

What it checks
    省级, 市级, 区级, 县级 before 部门 or 单位 on the cover and in the title, against the
    region in the unit's name.

Why it matters
    The form of another level of government was used; its outline and standards differ.

Source
    Check E-08 in docs/checks.md.

Example
    wrong  市级预算部门单位（公章）：某市某区某会
    right  区级预算部门单位（公章）：某市某区某会

Fix
    none: the unit has to look whether it used the right form.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT
from selfeval_xl.rules.report.own_unit import LABELLED_LEVEL, level_of, own_unit, suits

_COVER, _LONGEST_LINE = 40, 60


@rule(
    "TX213",
    "government-level-mismatch",
    kind="unit_name",
    severity=Severity.WARNING,
    target=Text,
    message=N_("写的是“{actual}”，而单位“{unit}”属于{level}级"),
    advice=N_("改为“{expected}”，并核对是否用错了表样"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per level that is not the unit's."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    own = own_unit(report)
    level = level_of(own.value) if own else None
    if own is None or level is None:
        yield Checked(Outcome.INSUFFICIENT_DATA, 1, N_("从单位名称看不出级次"))
        return
    last = next((run.items[0].index for run in report.runs), len(report.paragraphs))
    for one in report.paragraphs[: min(last, _COVER)]:
        if len(one.text) > _LONGEST_LINE:
            continue
        for found in LABELLED_LEVEL.finditer(one.text):
            if not suits(level, found[1]):
                yield Hit(
                    one.place(report.file),
                    label=one.quote(),
                    actual=found[0],
                    expected=level + found[0][1:],
                    key="level",
                    values={"unit": own.value, "level": level},
                )
