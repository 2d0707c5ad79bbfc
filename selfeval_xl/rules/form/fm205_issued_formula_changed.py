"""FM205 issued-formula-changed: a formula is not the issued form's.

What it checks
    Cells whose formula calculates otherwise than the issued form does across the row or
    down the column: another base, a row left out of a sum. The same sum put another
    way, and rows a unit has added to it, are no change.

Why it matters
    A changed formula can give a right figure today and a wrong one as soon as a cell
    changes.

Source
    Check F-02 in docs/checks.md; the issued form is a spec given with --forms-dir, or a
    packaged one whose part is sourced.

Example
    wrong  执行率 =C5/B5 where the form has =C5/D5
    right  =C5/D5

Fix
    none: the formula is restored by copying it from the issued form.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.form.changed import changed
from selfeval_xl.rules.registry import rule


@rule(
    "FM205",
    "issued-formula-changed",
    kind="form_changed",
    severity=Severity.WARNING,
    target=Form,
    message=N_("此格公式为 {found}，与下发的表样的算法不同（{issued}）"),
    advice=N_("从下发的空白表复制此格公式"),
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per changed formula, at its cell."""
    yield from changed(form, "formula", ("identities",))
