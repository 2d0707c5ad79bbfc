"""TX202 heading-number-out-of-order: the numbers of headings or items are not in order.

What it checks
    Numbers of headings and list items, each style by itself under its heading: none
    left out, none twice, none out of order. Numbers that stand inside a paragraph
    count; a list may begin again at one.

Why it matters
    A number left out shows a section that was deleted or never written, one that is
    there twice a paragraph pasted in.

Source
    Check F-06 in docs/checks.md.

Example
    wrong  一、基本情况 … （三）绩效目标 （四）支出情况
    right  一、基本情况 … （一）部门职能 … （四）支出情况

Fix
    none: the numbers of a text are put in by whoever writes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.numbering import read_mark
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT
from selfeval_xl.rules.report.outline_numbers import out_of_order

_SHOWN = 20


@rule(
    "TX202",
    "heading-number-out-of-order",
    kind="numbering",
    severity=Severity.WARNING,
    target=Text,
    message=N_("序号“{actual}”之前缺少“{due}”"),
    advice=N_("补上缺少的部分，或更正序号"),
    variants={
        "starts_late": (
            N_("“{label}”下从“{actual}”开始，缺少“{due}”"),
            N_("补上“{due}”的标题，或更正下面的序号"),
        ),
        "repeated": (
            N_("序号“{actual}”重复，应为“{due}”"),
            N_("改为“{due}”，并更正其后的序号"),
        ),
        "back": (
            N_("序号“{actual}”在“{after}”之后，次序颠倒"),
            N_("改为“{due}”，或调整各部分的次序"),
        ),
    },
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per place where the numbers break off."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    for slip in out_of_order(report):
        one = report.paragraphs[slip.index]
        item = read_mark(slip.index, one.text)
        start = item.end if item else 0
        end = min(len(one.text), start + _SHOWN)
        yield Hit(
            one.place(report.file, 0, end),
            label=one.quote(start, end),
            actual=slip.mark,
            expected=slip.due,
            key=f"{slip.kind} {slip.due}",
            values={"due": slip.due, "after": slip.after},
            variant="" if slip.kind == "skipped" else slip.kind,
        )
