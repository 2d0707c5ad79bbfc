"""FM102 missing-label: a row, column or indicator of the spec is missing.

What it checks
    Each form against its spec: the rows, columns and indicators the spec asks for
    must be there, under the official name or a known alias.

Why it matters
    A row or an indicator taken out leaves a part of the evaluation undone, and the
    form can no longer be added up with those of other units.

Source
    Check F-02 in docs/checks.md; the form's spec names the labels.

Example
    wrong  a 数据表 without the row 项目支出
    right  the row kept, with 0.00 where there was no spending

Fix
    none: rows and columns are never added to a unit's form.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.model.place import Place
from selfeval_xl.rules.registry import rule


@rule(
    "FM102",
    "missing-label",
    kind="form_changed",
    severity=Severity.WARNING,
    target=Form,
    message=N_("表中缺少{names}，与表样不一致"),
    advice=N_("对照下发的表样补上；没有发生的填 0，不删行；名称改过的改回原名称"),
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per form, naming every label it lacks."""
    if form.spec == "generic":
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("没有对应的表样"))
    elif _is_another_form(form):
        yield Checked(
            Outcome.INSUFFICIENT_DATA, 1, N_("表名相符，但没有一行与表样相同")
        )
    elif form.missing_labels:
        names = "、".join(f"“{label}”" for label in form.missing_labels)
        area = form.area
        yield Hit(
            Place(form.file, form.sheet, area.top, area.left),
            label=form.missing_labels[0],
            key="labels",
            values={"names": names},
        )


def _is_another_form(form: Form) -> bool:
    """True where only the title fits: not one row is known."""
    rows = [row.key for matrix in form.matrices for row in matrix.rows]
    return bool(rows) and all(key.startswith("~") for key in rows)
