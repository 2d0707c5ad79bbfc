"""CE301 error-value: a cell of the form shows an error such as #DIV/0!.

What it checks
    Every figure of the form. The right value is named where the rest of the table
    settles it.

Why it matters
    The error stands in place of a figure, and every formula that reads it fails too.

Source
    Check F-20 in docs/checks.md.

Example
    wrong  执行率 #DIV/0!
    right  执行率 95.10%

Fix
    unsafe: writes the computed value into a derived cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import (
    Checked,
    Edit,
    Fix,
    Hit,
    Outcome,
    Safety,
    Severity,
)
from selfeval_xl.i18n import N_
from selfeval_xl.identities import Arithmetic, expected_value
from selfeval_xl.model.form import Field
from selfeval_xl.rules.fields import as_column_writes, figure_fields, hit_at, to_store
from selfeval_xl.rules.registry import rule

_CAUSES = {
    "#DIV/0!": N_("公式的除数为 0 或空白"),
    "#REF!": N_("公式引用的单元格已被删除"),
    "#NAME?": N_("公式中有不认识的函数或名称"),
    "#VALUE!": N_("公式引用了文本"),
    "#N/A": N_("公式没有查到对应的数据"),
    "#NUM!": N_("公式的结果超出范围"),
    "#NULL!": N_("公式引用的区域没有交集"),
}


@rule(
    "CE301",
    "error-value",
    kind="error_value",
    severity=Severity.ERROR,
    target=Arithmetic,
    message="{label}显示“{actual}”（{cause}），没有数字",
    advice="更正 {cell} 的公式，或直接填写数字",
    variants={
        "expected": (
            "{label}显示“{actual}”（{cause}），按表中其他数字应为 {expected}",
            "更正 {cell} 的公式，使结果为 {expected}",
        ),
    },
)
def check(arithmetic: Arithmetic) -> Iterator[Hit | Checked]:
    """Yield one hit per figure that is an error value."""
    right = seen = 0
    for field in figure_fields(arithmetic.form):
        seen += field.cell is not None
        if is_error(field):
            yield _hit(arithmetic, field)
        else:
            right += field.cell is not None
    if right:
        yield Checked(Outcome.PASSED, right)
    elif not seen:
        yield Checked(Outcome.NOT_APPLICABLE, 1, "没有数字")


def is_error(field: Field) -> bool:
    """True for an error value, and for its name where it was pasted as a text."""
    if field.cell is None:
        return False
    is_pasted = field.cell.formula is None and "error_value" in field.value.notes
    return field.cell.is_error or is_pasted


def _hit(arithmetic: Arithmetic, field: Field) -> Hit:
    number = expected_value(arithmetic, field)
    expected, fix = None, None
    if number is not None:
        expected = as_column_writes(arithmetic.form, field, number)
        if field.is_derived:
            value = to_store(arithmetic.form, field, number)
            edit = Edit(field.place, field.shown, expected, value)
            fix = Fix((edit,), Safety.UNSAFE)
    cause = _CAUSES.get(field.shown, N_("公式算不出结果"))
    variant = "" if expected is None else "expected"
    return hit_at(field, variant, expected=expected, values={"cause": cause}, fix=fix)
