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

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.target_reasons import NO_COLUMNS
from selfeval_xl.scoring.targets import TargetRow, target_rows

_FEW = 3
_MOST_RELATED = 8
_SIGN = re.compile(
    "[≥≤<>=＝≧≦]|不[低少高多大小]|不超|至少|以[上下内]|大于|小于|等于|控制在"
)
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
        "many": (
            N_(
                "“{label}”等 {count} 项指标值没有写明≥、≤或=，如“{actual}”，无法判断是否达标"
            ),
            N_("按设定的目标写明≥、≤或=；表样不要求写的，可以不改"),
        ),
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
    numbers = [row for row in rows if row.target.is_number]
    doubtful = [row for row in numbers if row.verdict.why in _DOUBTS]
    unsigned = [row for row in doubtful if row.verdict.why == "no_sign"]
    if len(unsigned) >= _FEW and _is_habit(numbers):
        doubtful = [row for row in doubtful if row not in unsigned]
        yield _once(unsigned)
    for row in doubtful:
        yield _hit(row)
    passed = sum(row.verdict.why not in _DOUBTS for row in numbers)
    if passed:
        yield Checked(Outcome.PASSED, passed)


def _is_habit(rows: Sequence[TargetRow]) -> bool:
    """True where most targets of the form carry no sign."""
    signed = sum(_SIGN.search(row.target_field.shown) is not None for row in rows)
    return 2 * signed < len(rows)


def _once(rows: Sequence[TargetRow]) -> Hit:
    hit = _hit(rows[0])
    return replace(
        hit,
        variant="many",
        values={**hit.values, "count": len(rows)},
        related=tuple(row.target_field.place for row in rows[1:_MOST_RELATED]),
        severity=Severity.INFO,
    )


def _hit(row: TargetRow) -> Hit:
    return Hit(
        row.target_field.place,
        label=row.name,
        actual=row.target_field.shown.strip(),
        key=row.target_field.key,
        values={"result": row.actual_field.shown.strip()},
        variant=_DOUBTS[row.verdict.why],
        related=(row.actual_field.place,),
    )
