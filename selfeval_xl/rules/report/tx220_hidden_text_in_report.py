"""TX220 hidden-text-in-report: the report holds hidden text.

What it checks
    Text that the document holds and does not show, in a file recognised as a report.

Why it matters
    It is printed and published by some programs and not by others; often it is what was
    to be deleted.

Source
    Check F-19 in docs/checks.md.

Example
    wrong  a sentence formatted as 隐藏文字
    right  the sentence deleted, or shown

Fix
    none: whether it belongs into the report is the writer's to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.place import Place
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT

_SHOWN = 40
# What a word processor hides itself around a form pasted from a web page.
_OWN = re.compile("(?:窗体[顶底]端|(?:Top|Bottom) of Form| )+")


@rule(
    "TX220",
    "hidden-text-in-report",
    kind="hidden",
    severity=Severity.WARNING,
    target=Text,
    message=N_("含有隐藏文字“{actual}”"),
    advice=N_("不需要的删去；需要的取消隐藏（字体设置中去掉“隐藏文字”）"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per hidden piece."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    for one in text.hidden:
        words = " ".join(one.text.split())[:_SHOWN]
        if _OWN.fullmatch(words):
            continue
        place = Place(report.file, paragraph=one.number, quote=words)
        yield Hit(place, label=words, actual=words, key=words)
