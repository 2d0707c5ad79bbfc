"""SC605 result-blank: a target is set and no result is filled in.

What it checks
    Every indicator whose 年度指标值 is filled in and whose 分值 is not zero. A form
    without one result is reported once. 无, / and 不适用 are answers.

Why it matters
    A score without a result has nothing to rest on.

Source
    Check D-01 in docs/checks.md.

Example
    wrong  年度指标值 ≥50个  实际完成值 (blank)  得分 10
    right  年度指标值 ≥50个  实际完成值 52个     得分 10

Fix
    none: only the unit knows the result.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.target_reasons import NO_COLUMNS
from selfeval_xl.scoring.targets import TargetRow, target_rows

_NO_TARGETS = Checked(Outcome.NOT_APPLICABLE, 1, N_("没有填写指标值"))


@rule(
    "SC605",
    "result-blank",
    kind="blank",
    severity=Severity.ERROR,
    target=Form,
    message=N_("“{label}”指标值为“{target}”，未填写实际完成值"),
    advice=N_("填写实际完成值；确不适用的，填“/”并说明"),
    variants={
        "all": (
            N_("全表 {count} 项指标均未填写实际完成值"),
            N_("逐项填写实际完成值"),
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per blank result, or one where all are blank."""
    rows = target_rows(form)
    if not rows:
        yield NO_COLUMNS
        return
    owed = [row for row in rows if _is_owed(row)]
    blank = [row for row in owed if _is_blank(row)]
    if not owed:
        yield _NO_TARGETS
    elif len(blank) == len(owed) and len(owed) > 1:
        yield _all(blank)
    else:
        for row in blank:
            yield Hit(
                row.actual_field.place,
                label=row.name,
                key=row.actual_field.key,
                values={"target": row.target_text},
                related=(row.target_field.place,),
            )
        if len(owed) > len(blank):
            yield Checked(Outcome.PASSED, len(owed) - len(blank))


def _is_owed(row: TargetRow) -> bool:
    weight = row.indicator.weight
    is_idle = weight is not None and weight.number == 0
    return row.target.kind != "blank" and not is_idle


def _is_blank(row: TargetRow) -> bool:
    cell = row.actual_field.cell
    is_waiting = cell is not None and cell.formula is not None
    return row.actual_field.is_blank and not is_waiting


def _all(rows: list[TargetRow]) -> Hit:
    first = rows[0].actual_field
    return Hit(
        first.place,
        label=first.label,
        key=first.key,
        values={"count": len(rows)},
        variant="all",
        related=tuple(row.actual_field.place for row in rows[1:])[:8],
    )
