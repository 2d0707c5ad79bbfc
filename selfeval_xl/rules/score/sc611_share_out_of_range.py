"""SC611 share-out-of-range: a rate that is a part of a whole is above 100 % or below 0.

What it checks
    Targets and results of 覆盖率, 合格率, 满意度, 及时率 and other shares, where they are
    written in percent. Completion, growth and what may be overfulfilled is left alone.

Why it matters
    Often a completion rate under another name, or a slip of the point.

Source
    Checks B-22 and B-26 in docs/checks.md.

Example
    wrong  验收合格率  年度指标值 ≥95%  实际完成值 120%
    right  验收合格率  年度指标值 ≥95%  实际完成值 100%

Fix
    none: only the unit knows the rate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form
from selfeval_xl.narrative.relations import BOUNDED
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.target_reasons import NO_COLUMNS
from selfeval_xl.scoring.targets import TargetRow, target_rows
from selfeval_xl.scoring.targets.measures import is_share
from selfeval_xl.values.remembered import remembered
from selfeval_xl.values.units import percent_scale

_CHANGE = re.compile("提[升高]|增[长加幅]|下降|降低|减少|变动|变化")
_FIGURES = frozenset({"number", "percent", "range"})
_POINTS = frozenset({"个百分点", "百分点"})  # a change of a share
_NO_SHARES = Checked(Outcome.NOT_APPLICABLE, 1, N_("没有以百分比填写的比率"))


@rule(
    "SC611",
    "share-out-of-range",
    kind="percent_over_100",
    severity=Severity.ERROR,
    target=Form,
    message=N_("“{label}”填为“{actual}”，这一比率不可能超过 100%"),
    advice=N_("核对比率；如是完成率，改用“完成率”作指标名称"),
    variants={
        "negative": (
            N_("“{label}”填为“{actual}”，这一比率不可能是负数"),
            N_("核对比率；是比上年增减的，写明“提高”或“下降”"),
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per share that cannot be one."""
    rows = target_rows(form)
    if not rows:
        yield NO_COLUMNS
        return
    told = 0
    for row in rows:
        if not _is_part_of_whole(row.name):
            continue
        for field in (row.target_field, row.actual_field):
            share = _share(field, row)
            if share is None:
                continue
            if 0 <= share <= 1:
                told += 1
            else:
                yield _hit(row, field, "negative" if share < 0 else "")
    yield Checked(Outcome.PASSED, told) if told else _NO_SHARES


@remembered
def _is_part_of_whole(name: str) -> bool:
    return BOUNDED.search(name) is not None and not _CHANGE.search(name)


def _share(field: Field, row: TargetRow) -> Decimal | None:
    """The cell's figure as a ratio; None where it is not in percent, or none at all."""
    value = field.value
    number = value.value
    if value.kind not in _FIGURES or not isinstance(number, Decimal):
        return None
    if value.unit in _POINTS:
        return None
    if value.unit is not None or value.kind == "percent":
        return number if is_share(value.unit or "%") else None
    scale = percent_scale(row.context.unit)
    return None if scale is None else number * scale


def _hit(row: TargetRow, field: Field, variant: str) -> Hit:
    return Hit(
        field.place,
        label=row.name,
        actual=field.shown.strip(),
        key=field.key,
        variant=variant,
    )
