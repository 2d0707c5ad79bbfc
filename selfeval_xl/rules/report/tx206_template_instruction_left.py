"""TX206 template-instruction-left: an instruction of the template is left in.

What it checks
    Sentences and brackets by which the blank form tells whoever fills it in what to
    write. They are data of the form's family.

Why it matters
    They show that the section was not written: what they ask for is not there.

Source
    Check F-04 in docs/checks.md.

Example
    wrong  （根据本单位实际情况填写）
    right  what the unit did

Fix
    none: only the unit can write what is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.reports import read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.text import Text
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.report.of_report import NO_REPORT
from selfeval_xl.rules.report.template_residue import instructions


@rule(
    "TX206",
    "template-instruction-left",
    kind="template",
    severity=Severity.ERROR,
    target=Text,
    message=N_("留有模板的填写说明“{actual}”，没有换成本单位的内容"),
    advice=N_("删去说明，写上它要求的内容"),
)
def check(text: Text) -> Iterator[Hit | Checked]:
    """Yield one hit per instruction."""
    report = read_report(text)
    if report is None:
        yield NO_REPORT
        return
    for one in report.paragraphs:
        for start, end in instructions(report, one):
            said = one.quote(start, end)
            yield Hit(
                one.place(report.file, start, end), label=said, actual=said, key=said
            )
