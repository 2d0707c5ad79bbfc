"""SC610 required-group-empty: a first-level group has no target and no result.

What it checks
    产出, 效益, 满意度 and 成本 of a project's self-evaluation that stand in the form with
    weights or names, while none of their rows has a target or a result. A group
    marked 无, / or 不适用, and a form with no target at all, are left alone.

Why it matters
    The group's points are given or lost with nothing behind them.

Source
    Check D-08 in docs/checks.md.

Example
    wrong  效益指标 30 分  年度指标值 (blank)  实际完成值 (blank)
    right  效益指标 30 分  年度指标值 ≥10%     实际完成值 12%

Fix
    none: the targets are the unit's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form, Indicator, IndicatorGroup
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.target_reasons import NO_COLUMNS
from selfeval_xl.scoring.parts import table_of

_REQUIRED = re.compile("产出|效益|满意度|成本")
_KINDS = frozenset({"project", "overall"})
_NO_GROUPS = Checked(Outcome.NOT_APPLICABLE, 1, N_("表中没有一级指标或没有填写指标值"))


@rule(
    "SC610",
    "required-group-empty",
    kind="missing_content",
    severity=Severity.WARNING,
    target=Form,
    message=N_("一级指标“{label}”没有填写任何指标值和完成值"),
    advice=N_("补填该类指标；确不适用的，填“/”并说明"),
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per first-level group with nothing in it."""
    table = table_of(form)
    has_both = table is not None and any(
        one.target is not None and one.actual is not None for one in table.indicators
    )
    if table is None or not has_both or form.kind not in _KINDS:
        yield NO_COLUMNS
        return
    groups = [g for g in table.groups if g.level == 1 and _is_required(g)]
    empty = [g for g in groups if _is_empty([table.indicators[i] for i in g.members])]
    if not groups or len(empty) == len(groups):
        yield _NO_GROUPS
        return
    for group in empty:
        label = " ".join(group.name.shown.split())
        yield Hit(group.name.place, label=label, key=group.name.key)
    yield Checked(Outcome.PASSED, len(groups) - len(empty))


def _is_required(group: IndicatorGroup) -> bool:
    return bool(group.members) and bool(_REQUIRED.search(group.name.shown))


def _is_empty(rows: list[Indicator]) -> bool:
    cells: list[Field | None] = []
    for row in rows:
        cells += (row.target, row.actual)
    return all(cell is None or cell.is_blank for cell in cells)
