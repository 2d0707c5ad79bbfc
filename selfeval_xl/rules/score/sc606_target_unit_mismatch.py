"""SC606 target-unit-mismatch: target and result are counted in different units.

What it checks
    Units written with 年度指标值 and 实际完成值, or in a column of their own. 元, 万元 and
    亿元, 米 and 公里 are brought together; 个 and 万元, 人 and 次, % and 个 are different
    things. An amount a hundred times off without a unit is taken for another unit. A
    bare figure for a target in percent is reported for information.

Why it matters
    Figures in different units cannot be compared, and the score rests on nothing.

Source
    Check D-03 in docs/checks.md.

Example
    wrong  年度指标值 ≥50人  实际完成值 52次
    right  年度指标值 ≥50人  实际完成值 52人

Fix
    none: the figure or the unit may be what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.target_reasons import NO_COLUMNS
from selfeval_xl.scoring.targets import TargetRow, target_rows
from selfeval_xl.scoring.targets.measures import is_share

_MISMATCHES = {"unlike_units": "", "other_scale": "scale"}
_NOTHING_TO_COMPARE = frozenset({"no_result", "not_applicable", "words_for_number"})


@rule(
    "SC606",
    "target-unit-mismatch",
    kind="unit",
    severity=Severity.WARNING,
    target=Form,
    message=N_("“{label}”指标值为“{target}”，实际完成值为“{actual}”，计量单位不同"),
    advice=N_("把实际完成值改为与指标值相同的单位"),
    variants={
        "scale": (
            N_(
                "“{label}”指标值为“{target}”，实际完成值为“{actual}”，没有写明单位，数额相差百倍以上"
            ),
            N_("核对金额单位，实际完成值与指标值用同一单位并写明"),
        ),
        "percent": (
            N_("“{label}”指标值为“{target}”，实际完成值“{actual}”没有写百分号"),
            N_("写成带百分号的数，与指标值一致"),
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per result in another unit than its target."""
    rows = target_rows(form)
    if not rows:
        yield NO_COLUMNS
        return
    passed = 0
    for row in rows:
        if not row.target.is_number or row.verdict.why in _NOTHING_TO_COMPARE:
            continue
        variant = _MISMATCHES.get(row.verdict.why)
        if variant is not None:
            yield _hit(row, variant)
        elif _lacks_percent(row):
            yield _hit(row, "percent", Severity.INFO)
        else:
            passed += 1
    if passed:
        yield Checked(Outcome.PASSED, passed)


def _lacks_percent(row: TargetRow) -> bool:
    figures = row.result.figures
    if len(figures) != 1 or figures[0].of is not None or row.context.unit:
        return False
    if row.verdict.why:
        return False
    return is_share(row.target.unit) and figures[0].unit is None


def _hit(row: TargetRow, variant: str, severity: Severity | None = None) -> Hit:
    return Hit(
        row.actual_field.place,
        label=row.name,
        actual=row.actual_field.shown.strip(),
        key=row.actual_field.key,
        values={"target": row.target_text},
        variant=variant,
        related=(row.target_field.place,),
        severity=severity,
    )
