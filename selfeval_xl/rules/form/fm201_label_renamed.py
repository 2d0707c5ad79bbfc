"""FM201 label-renamed: a row, column or indicator has another name than in the issued
form.

What it checks
    Rows, columns and indicators of a form whose issued version is known: one that
    stands where the issued form has another name, alike in words or between the same
    neighbours, is renamed. Numbering, spaces and brackets are no change, nor is
    another order. Another known name of the same (公用经费 for 日常公用经费) is a note,
    and only beside a bureau's own form.

Why it matters
    The bureau adds up forms by their labels: a renamed row is left out of the sum or
    counted for another.

Source
    Check F-02 in docs/checks.md; the issued form is a spec given with --forms-dir, or a
    packaged one whose part is sourced.

Example
    wrong  车辆运行费 in place of the issued 公务用车运行维护费
    right  公务用车运行维护费

Fix
    none: only the unit knows whether it meant the issued row.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.form.changed import changed
from selfeval_xl.rules.registry import rule


@rule(
    "FM201",
    "label-renamed",
    kind="form_changed",
    severity=Severity.WARNING,
    target=Form,
    message=N_("“{found}”在下发的表样中是“{issued}”，名称被改动"),
    advice=N_("改回“{issued}”；确是另外的内容，按表样说明填在规定的栏目"),
    variants={
        "column": (
            N_("这一列“{found}”在下发的表样中是“{issued}”，名称被改动"),
            N_("把列名改回“{issued}”"),
        ),
        "indicator": (
            N_("指标“{found}”在下发的表样中是“{issued}”，名称被改动"),
            N_("改回“{issued}”；需要另设的指标，报财政部门同意后再改"),
        ),
        "reworded": (
            N_("“{found}”在下发的表样中写作“{issued}”"),
            N_("照表样写作“{issued}”，以便汇总时按名称对应"),
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per renamed label, at its cell."""
    yield from changed(form, "renamed", ("rows", "columns", "indicators"))
    for one in form.changes:
        if one.how == "reworded" and one.is_own:
            yield Hit(
                one.place,
                label=one.found,
                actual=one.found,
                expected=one.issued,
                key=f"reworded.{one.what}.{one.issued}",
                values={"issued": one.issued, "found": one.found},
                variant="reworded",
                severity=Severity.INFO,
            )
