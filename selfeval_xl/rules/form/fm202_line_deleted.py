"""FM202 line-deleted: a row, column or indicator of the issued form was deleted.

What it checks
    Rows, columns and indicators of the issued form that are neither there nor renamed.
    Rows that the form leaves open to add, and those FM102 names, are not reported.

Why it matters
    A deleted row leaves a part of the form undone; the bureau cannot tell it from one
    that was forgotten.

Source
    Check F-02 in docs/checks.md; the issued form is a spec given with --forms-dir, or a
    packaged one whose part is sourced.

Example
    wrong  a form without the issued row 培训费
    right  the row kept, with 0.00 where nothing was spent

Fix
    none: rows and columns are never added to a unit's form.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.form.changed import changed
from selfeval_xl.rules.registry import rule


@rule(
    "FM202",
    "line-deleted",
    kind="form_changed",
    severity=Severity.WARNING,
    target=Form,
    message=N_("缺少下发的表样中的“{issued}”行，应在此行附近"),
    advice=N_("补上“{issued}”行；没有发生的填 0，不删行"),
    variants={
        "column": (
            N_("缺少下发的表样中的“{issued}”列，应在此列附近"),
            N_("补上“{issued}”列"),
        ),
        "indicator": (
            N_("缺少下发的表样中的指标“{issued}”，应在此行附近"),
            N_("补上这项指标；不涉及的按评分标准说明，不删指标"),
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per line that is gone, at its nearest neighbour."""
    yield from changed(form, "deleted", ("rows", "columns", "indicators"))
