"""TX218 unbalanced-brackets: a bracket or quotation mark lacks its other half.

What it checks
    Brackets, book marks and quotation marks of a paragraph, each kind by itself; a
    pair may close in the next paragraph. 1) before a list item is no bracket.
    Instructions of the form left in are TX206's.

Why it matters
    What was opened and never closed shows a sentence cut off.

Source
    Check F-16 in docs/checks.md.

Example
    wrong  基本支出和项目支出（含结转资金，全部纳入评价。
    right  基本支出和项目支出（含结转资金）全部纳入评价。

Fix
    none: where the sentence ends is the writer's to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.brackets import unpaired_marks
from selfeval_xl.rules.report.of_report import NO_REPORT
from selfeval_xl.rules.report.template_residue import instructions

_AROUND = 10


@rule(
    "TX218",
    "unbalanced-brackets",
    kind="wording",
    severity=Severity.INFO,
    target=Text,
    message=N_("“{actual}”处的“{mark}”没有配对"),
    advice=N_("补上或删去一个，使其成对"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per mark without its other half."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    paragraphs = list(report.body)
    for index, one in enumerate(paragraphs):
        following = paragraphs[index + 1].text if index + 1 < len(paragraphs) else ""
        before = paragraphs[index - 1].text if index else ""
        residue = list(instructions(report, one))
        for at, _ in unpaired_marks(one.text, before, following):
            if any(start <= at < end for start, end in residue):
                continue
            start, end = max(0, at - _AROUND), min(len(one.text), at + _AROUND)
            yield Hit(
                one.place(report.file, start, end),
                label=one.quote(start, end),
                actual=one.quote(start, end),
                key=one.quote(start, end),
                values={"mark": one.quote(at, at + 1)},
            )
