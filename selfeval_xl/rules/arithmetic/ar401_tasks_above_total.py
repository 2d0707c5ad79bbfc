"""AR401 tasks-above-total: the tasks cost more than the whole unit spent.

What it checks
    Sum of 实际支出 over 重点工作任务 against 支出合计 决算数, and sum of 预算金额 against 全年预算数, in the
    same form and unit, within rounding.

Why it matters
    Tasks are part of the unit's spending; more than the whole means a wrong unit or
    a task counted twice.

Source
    Check A-20 in docs/checks.md.

Example
    wrong  支出合计 100.00  任务支出 80.00、50.00
    right  支出合计 150.00  任务支出 80.00、50.00

Fix
    none: all are facts of the unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.paper import Paper
from selfeval_xl.rules.registry import rule

_LIMITS = {"executed": "act", "initial_budget": "adj"}
"""Task column -> the column of 支出合计 it is part of."""
_TOTAL = "exp.total."


@rule(
    "AR401",
    "tasks-above-total",
    kind="sum",
    severity=Severity.WARNING,
    target=Paper,
    message="重点工作任务的{label}合计 {sum}，超过支出合计 {limit}",
    advice="核对各任务金额的单位和数额，或更正支出合计 {cell}",
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per amount column of the tasks that exceeds the total."""
    listed = [form for form in paper.forms if form.tasks is not None]
    if not listed:
        yield Checked(Outcome.NOT_APPLICABLE)
    for form in listed:
        yield from _of_form(form, _totals(form, paper))


def _totals(form: Form, paper: Paper) -> Mapping[str, Field]:
    """The form's figures; those of its other sheet where the tasks stand apart."""
    own = form.fields()
    if any(key.startswith(_TOTAL) for key in own):
        return own
    alike = [
        one.fields()
        for one in paper.forms
        if (one.spec, one.unit_name, one.year) == (form.spec, form.unit_name, form.year)
    ]
    others = [one for one in alike if any(key.startswith(_TOTAL) for key in one)]
    return others[0] if len(others) == 1 else {}


def _of_form(form: Form, totals: Mapping[str, Field]) -> Iterator[Hit]:
    if form.tasks is None:
        return
    for key, column in _LIMITS.items():
        limit = totals.get(f"{_TOTAL}{column}")
        parts = [task[key] for task in form.tasks.tasks if key in task]
        if limit is None or limit.interval is None or not parts:
            continue
        low, total = _least_sum(parts)
        if low > limit.interval.high and parts[0].unit == limit.unit:
            yield Hit(
                parts[0].place,
                parts[0].label,
                str(total),
                key=f"tasks.{key}",
                values={"sum": total, "limit": limit.shown, "cell": _cell(limit, form)},
                related=(limit.place,),
            )


def _cell(limit: Field, form: Form) -> str:
    sheet = "" if limit.place.sheet == form.sheet else f"{limit.place.sheet} "
    return f"{sheet}{limit.place.a1}"


def _least_sum(parts: list[Field]) -> tuple[Decimal, Decimal]:
    """The least the tasks can sum up to by their rounding, and the written sum."""
    low = total = Decimal(0)
    for one in parts:
        if one.number is not None and one.interval is not None:
            low, total = low + one.interval.low, total + one.number
    return low, total
