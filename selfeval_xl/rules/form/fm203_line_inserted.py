"""FM203 line-inserted: a row, column or indicator is not in the issued form.

What it checks
    Rows, columns and indicators that the issued form has not, and that are no issued
    one renamed. Where the form leaves rows open to add, and for indicators a unit sets
    itself (under 产出, 效益, 满意度, or with a target of its own), nothing is said.

Why it matters
    What stands in an added row is in no row that the bureau adds up.

Source
    Check F-02 in docs/checks.md; the issued form is a spec given with --forms-dir, or a
    packaged one whose part is sourced.

Example
    wrong  a row 其他零星支出 that the issued form has not
    right  its amount in the issued row it belongs to

Fix
    none: only the unit knows where the amount belongs.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.form.changed import changed
from selfeval_xl.rules.registry import rule


@rule(
    "FM203",
    "line-inserted",
    kind="form_changed",
    severity=Severity.WARNING,
    target=Form,
    message=N_("“{found}”行在下发的表样中没有，是增加的"),
    advice=N_("把内容并入表样规定的行后删去这一行；确需增加的，先报财政部门同意"),
    variants={
        "column": (
            N_("“{found}”列在下发的表样中没有，是增加的"),
            N_("删去这一列，内容填在表样规定的列或另附说明"),
        ),
        "indicator": (
            N_("指标“{found}”在下发的表样中没有，是增加的"),
            N_("删去这项指标，分值按表样；确需增加的，先报财政部门同意"),
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per line that was added, at its cell."""
    yield from changed(form, "inserted", ("rows", "columns", "indicators"))
