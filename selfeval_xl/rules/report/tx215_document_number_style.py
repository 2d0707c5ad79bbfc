"""TX215 document-number-style: the year in a document number is not in 〔〕.

What it checks
    The year in the number of an official document stands in 〔〕, not in [], () or 【】.

Why it matters
    So the standard for official documents has it; two styles in one text look careless.

Source
    Check E-14 in docs/checks.md; GB/T 9704.

Example
    wrong  某财[2024]5号
    right  某财〔2024〕5号

Fix
    none: the corrected number is given; the text is the unit's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT

_NUMBER = re.compile(
    r"([\u4e00-\u9fff]{2,10}?)[\[［【({](20\d\d)[\]］】)}]第?(\d{1,4})号"
)


@rule(
    "TX215",
    "document-number-style",
    kind="wording",
    severity=Severity.INFO,
    target=Text,
    message=N_("文号“{actual}”的年份应用六角括号"),
    advice=N_("写作“{expected}”"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per document number."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    for one in report.body:
        for found in _NUMBER.finditer(one.text):
            said = one.quote(*found.span())
            yield Hit(
                one.place(report.file, *found.span()),
                label=said,
                actual=said,
                expected=f"{found[1]}〔{found[2]}〕{int(found[3])}号",
                key=said,
            )
