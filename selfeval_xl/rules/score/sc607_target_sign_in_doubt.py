"""SC607 target-sign-in-doubt: 年度指标值 does not say which way is better.

What it checks
    Figures without ≥, ≤ or = where what is measured does not tell the direction and
    the result differs, so that nobody can say whether it is met; and costs that are
    to be at least so much. A subsidy's rate is paid to others and may have a floor.

Why it matters
    Read one way the target is met, read the other it is missed.

Source
    Check D-04 in docs/checks.md.

Example
    wrong  成本指标  项目总成本  年度指标值 ≥90万元
    right  成本指标  项目总成本  年度指标值 ≤90万元

Fix
    none: what the unit set out to reach is its own to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.target_reasons import NO_COLUMNS
from selfeval_xl.scoring.targets import target_rows

_DOUBTS = {"no_sign": "", "reversed_sign": "reversed"}


@rule(
    "SC607",
    "target-sign-in-doubt",
    kind="target_value",
    severity=Severity.WARNING,
    target=Form,
    message=N_(
        "“{label}”指标值“{actual}”没有写明≥、≤或=，实际完成“{result}”，无法判断是否达标"
    ),
    advice=N_("按设定的目标写明≥、≤或="),
    variants={
        "reversed": (
            N_("“{label}”是成本指标，指标值“{actual}”写成了下限，成本一般应为上限"),
            N_("核对后改为≤，或说明为何不得低于此数"),
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per target that can be read both ways, or the wrong way."""
    rows = target_rows(form)
    if not rows:
        yield NO_COLUMNS
        return
    passed = 0
    for row in rows:
        if not row.target.is_number:
            continue
        variant = _DOUBTS.get(row.verdict.why)
        if variant is None:
            passed += 1
            continue
        yield Hit(
            row.target_field.place,
            label=row.name,
            actual=row.target_field.shown.strip(),
            key=row.target_field.key,
            values={"result": row.actual_field.shown.strip()},
            variant=variant,
            related=(row.actual_field.place,),
        )
    if passed:
        yield Checked(Outcome.PASSED, passed)
