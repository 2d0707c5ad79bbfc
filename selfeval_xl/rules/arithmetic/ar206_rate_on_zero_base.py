"""AR206 rate-on-zero-base: a rate stands where its base is zero.

What it checks
    增减率, 执行率 and 控制率 cells with a percentage other than zero whose base (年初预算数,
    上年决算数, 全年预算数, 编制数) is 0.

Why it matters
    A change from nothing has no rate; 100% or 0% there is an invention that ends up
    in totals and reports.

Source
    Check B-07 in docs/checks.md.

Example
    wrong  上年决算数 0.00  决算数 3.50  增减率 100.00%
    right  上年决算数 0.00  决算数 3.50  增减率 —

Fix
    none: write “—” or leave it blank.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.forms.rows import rows_of
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule


@rule(
    "AR206",
    "rate-on-zero-base",
    kind="zero_base",
    severity=Severity.ERROR,
    target=Form,
    message="{label}填“{actual}”，但比较基数（{base}）为 0，不能计算百分比",
    advice="把 {cell} 改为“—”或留空，增减情况用文字说明",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per rate whose base is zero."""
    for row in rows_of(form):
        for rate_key, base_key in _BASES.items():
            rate, base = row.get(rate_key), row.get(base_key)
            if rate is None or base is None or base.number is None:
                continue
            if base.number != 0 or not rate.number or rate.cell is None:
                continue
            if rate.cell.formula is not None and rate.cell.is_error:
                continue  # an error value is reported as such
            yield Hit(
                rate.place,
                rate.label,
                rate.shown,
                "—",
                None,
                rate.key,
                {"base": base.label, "cell": rate.place.a1 or ""},
                related=(base.place,),
            )


_BASES = {
    "rate": "adj",
    "g0": "y0b",
    "g1": "prev",
    "ga": "adj",
    "ctrl": "quota",
}
"""Rate column -> the column it is divided by."""
