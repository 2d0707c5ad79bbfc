"""FM106 money-unit-missing: no unit of money is stated.

What it checks
    Each form with amounts. The unit must stand above the table, in its title or in
    the column heads.

Why it matters
    The same figures in 元 and in 万元 differ by ten thousand; without the unit nothing
    can be compared with the published accounts.

Source
    Check E-11 in docs/checks.md: the unit is declared once and
    kept.

Example
    wrong  a 数据表 without any 单位：万元
    right  单位：万元 above the table on the right

Fix
    none: only the unit knows what its figures are in.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form, Quantity
from selfeval_xl.model.place import Place
from selfeval_xl.rules.registry import rule


@rule(
    "FM106",
    "money-unit-missing",
    kind="unit",
    severity=Severity.WARNING,
    target=Form,
    message=N_("表中有金额，但没有注明金额单位"),
    advice=N_("在表的上方或列标题中注明，如“单位：万元”"),
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per form whose amounts have no unit; only told where unknown."""
    amounts = [
        field
        for matrix in form.matrices
        for field in matrix
        if field.quantity is Quantity.AMOUNT and field.number is not None
    ]
    if not amounts:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("表中没有金额"))
    elif form.money_unit is None and all(field.unit is None for field in amounts):
        area = form.area
        yield Hit(
            Place(form.file, form.sheet, area.top, area.left),
            label="金额单位",
            key="money_unit",
            severity=Severity.INFO if form.spec == "generic" else None,
        )
