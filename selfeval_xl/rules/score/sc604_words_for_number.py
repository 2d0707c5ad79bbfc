"""SC604 words-for-number: a quantity was asked for, and the result is words.

What it checks
    Results of indicators whose target is a figure: 完成, 达成预期指标, 无. What words say
    of 0 (未发生) and of 100 % (全部合格) is taken as the figure, and a sentence that
    holds a figure is no quantity.

Why it matters
    Without the figure nobody can tell whether the target was met, and the score has
    nothing to rest on.

Source
    Check D-02 in docs/checks.md.

Example
    wrong  年度指标值 ≤30万元  实际完成值 完成
    right  年度指标值 ≤30万元  实际完成值 28.6万元

Fix
    none: only the unit knows the figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.target_reasons import NO_COLUMNS
from selfeval_xl.scoring.targets import target_rows

_NO_QUANTITY = Checked(Outcome.NOT_APPLICABLE, 1, N_("没有定量指标"))


@rule(
    "SC604",
    "words-for-number",
    kind="target_value",
    severity=Severity.ERROR,
    target=Form,
    message=N_("“{label}”是定量指标（{target}），实际完成值填为“{actual}”，应填数字"),
    advice=N_("填写实际完成的数值和单位，与指标值的写法一致"),
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per result in words where the target is a figure."""
    rows = target_rows(form)
    if not rows:
        yield NO_COLUMNS
        return
    asked = [row for row in rows if row.target.is_number or row.target.parts]
    if not asked:
        yield _NO_QUANTITY
        return
    passed = 0
    for row in asked:
        if row.verdict.why != "words_for_number":
            passed += row.verdict.why not in ("no_result", "not_applicable")
            continue
        yield Hit(
            row.actual_field.place,
            label=row.name,
            actual=row.actual_field.shown.strip(),
            key=row.actual_field.key,
            values={"target": row.target_text},
            related=(row.target_field.place,),
        )
    if passed:
        yield Checked(Outcome.PASSED, passed)
