"""TX216 paragraph-repeated: a paragraph is repeated.

What it checks
    Paragraphs, without their number, that stand word for word in an earlier paragraph,
    from twenty characters on. That there was nothing may be said twice. Cells of
    tables and margins are left out.

Why it matters
    What was planned and what was reached are not the same; a paragraph pasted twice
    leaves one of the two unsaid.

Source
    Check F-09, D-09 in docs/checks.md.

Example
    wrong  the same sentences under 绩效目标 and under 预算使用效益
    right  the target under one, the result under the other

Fix
    none: only the unit can write what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.numbering import read_mark
from selfeval_xl.forms.plain import Plain
from selfeval_xl.forms.reports import is_prose, read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT

_NOTHING = re.compile(
    r"(?:(?:我|本)(?:单位|部门|.))?(?:20\d\d年度?)?(?:无|没有|未发生|未安排|不涉及)"
)
_SENTENCE = re.compile("[,。;!?]")
_SHORTEST, _SHOWN = 20, 24


@rule(
    "TX216",
    "paragraph-repeated",
    kind="duplicate",
    severity=Severity.WARNING,
    target=Text,
    message=N_("与第 {paragraph} 段“{earlier}”重复"),
    advice=N_("两处应各写各的内容；粘贴重复的，删去一处"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per paragraph that was there before."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    earlier: list[tuple[Plain, str]] = []
    for index, one in enumerate(report.paragraphs):
        if not is_prose(one.paragraph):
            continue
        item = read_mark(index, one.text)
        words = one.text[item.end if item else 0 :]
        if len(words) < _SHORTEST or not _SENTENCE.search(words):
            continue  # a title or a unit's name may well come twice
        if _NOTHING.match(words):
            continue
        first = next((old for old, said in earlier if words in said), None)
        if first is not None:
            yield Hit(
                one.place(report.file),
                label=one.quote(),
                actual=one.quote(0, _SHOWN),
                key=words[:60],
                values={"paragraph": first.number, "earlier": first.quote(0, _SHOWN)},
                related=(first.place(report.file),),
            )
        earlier.append((one, words))
