"""FM204 issued-weight-changed: a 分值 is not the issued form's.

What it checks
    The 分值 of each indicator against the issued form's, where that is known; also of
    renamed ones.

Why it matters
    A 分值 moved from one indicator to another leaves the total at 100 and changes the
    score.

Source
    Check C-20 in docs/checks.md; the issued form is a spec given with --forms-dir, or a
    packaged one whose part is sourced.

Example
    wrong  居民满意度 30分, issued with 25分
    right  居民满意度 25分

Fix
    none: where the bureau has issued other 分值 for a unit, the spec has to say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.form.changed import changed
from selfeval_xl.rules.registry import rule


@rule(
    "FM204",
    "issued-weight-changed",
    kind="form_changed",
    severity=Severity.WARNING,
    target=Form,
    message=N_("“{label}”的分值为{actual}，下发的表样是 {expected}"),
    advice=N_("把分值改回 {expected}，并重新核对得分；财政部门同意调整的，附上说明"),
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per changed 分值, at its cell."""
    yield from changed(form, "weight", ("weights",))
