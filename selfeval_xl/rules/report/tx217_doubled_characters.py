"""TX217 doubled-characters: a character, word or mark stands twice.

What it checks
    的的, 了了 and other small words, common words of these reports and marks that stand
    twice in a row, but not where a longer word explains it (的确, 了解).

Why it matters
    A slip of the keyboard; many of them make a report look unread.

Source
    Check F-16 in docs/checks.md.

Example
    wrong  联系企业的的桥梁
    right  联系企业的桥梁

Fix
    none: the corrected words are given; the text is the unit's.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT

_AROUND = 6


@rule(
    "TX217",
    "doubled-characters",
    kind="wording",
    severity=Severity.INFO,
    target=Text,
    message=N_("“{actual}”中有重复的文字或标点“{mark}”"),
    advice=N_("删去多余的"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per slip."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    for one in report.body:
        for found in report.words.doubled.finditer(one.text):
            start, end = found.start(), found.end()
            around = one.quote(
                max(0, start - _AROUND), min(len(one.text), end + _AROUND)
            )
            yield Hit(
                one.place(report.file, max(0, start - _AROUND), end + _AROUND),
                label=around,
                actual=around,
                expected=found[0][: len(found[0]) // 2],
                key=around,
                values={"mark": found[0]},
            )
