"""TX203 outline-section-missing: a section that the outline asks for is missing.

What it checks
    Reports that follow a known outline: its required sections, by heading or by the
    words that stand for them, and where two of the four budget headings are there,
    all four. Sections whose number is missing are TX202's.

Why it matters
    Each part of the 评分表 is explained in the report; what is not written about
    cannot be reviewed.

Source
    Check F-07 in docs/checks.md.

Example
    wrong  1.预算编制情况 2.预算执行情况 3.预算使用效益
    right  1.预算编制情况 2.预算执行情况 3.预算监督情况 4.预算使用效益

Fix
    none: only the unit can write the section.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.content import is_empty, missing_sections
from selfeval_xl.rules.report.of_report import EMPTY, NO_OUTLINE, NO_REPORT


@rule(
    "TX203",
    "outline-section-missing",
    kind="missing_content",
    severity=Severity.WARNING,
    target=Text,
    message=N_("报告缺少“{actual}”部分"),
    advice=N_("按提纲补写“{actual}”；没有内容的，写明“无”"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per place where sections are left out."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    if report.outline is None:
        yield NO_OUTLINE
        return
    if is_empty(report):
        yield EMPTY
        return
    places: dict[int, list[str]] = {}
    for section in missing_sections(report):
        parent = report.heading(section.parent) if section.parent else None
        index = parent.index if parent else (report.title or 0)
        places.setdefault(index, []).append(section.name)
    for index, names in sorted(places.items()):
        one = report.paragraphs[index]
        yield Hit(
            one.place(report.file),
            label=one.quote(),
            actual=_joined(names),
            key=" ".join(names),
        )


def _joined(names: list[str]) -> str:
    return "”、“".join(names)
