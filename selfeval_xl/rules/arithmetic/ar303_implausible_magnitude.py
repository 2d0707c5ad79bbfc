"""AR303 implausible-magnitude: an amount is of a size that fits another unit.

What it checks
    Where the form declares 万元: totals above 1,000,000 (ten billion yuan); where it
    declares 元: a total expenditure of at most three digits.

Why it matters
    A whole form typed in the wrong unit adds up perfectly, so no sum can show it.

Source
    Check E-12 in docs/checks.md (design).

Example
    wrong  单位：万元  支出合计 12,345,678.90
    right  单位：元  支出合计 12,345,678.90

Fix
    none: for information.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.rows import rows_of
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule


@rule(
    "AR303",
    "implausible-magnitude",
    kind="plausibility",
    severity=Severity.INFO,
    target=Form,
    message="{label}填“{actual}”，表中单位为{unit}，数额与单位不相称",
    advice="核对全表的金额单位是否填写一致",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit for a total whose size does not fit the declared unit."""
    for row in rows_of(form):
        one = row.get("act")
        if one is None or not one.number or one.unit is None:
            continue
        if one.key.rsplit(".", 1)[0] not in _TOTALS:
            continue
        too_large = one.unit == "万元" and one.number > _MOST_WAN
        too_small = one.unit == "元" and one.number < _LEAST_YUAN
        if too_large or too_small:
            yield Hit(
                one.place, one.label, one.shown, key=one.key, values={"unit": one.unit}
            )


_MOST_WAN = Decimal(1_000_000)
_LEAST_YUAN = Decimal(1000)
_TOTALS = frozenset({"exp.total", "exp.fiscal", "fund.total", "inc.total"})
