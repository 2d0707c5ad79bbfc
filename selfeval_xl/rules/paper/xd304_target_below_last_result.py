"""XD304 target-below-last-result: a target is lower than last year's target and result.

What it checks
    The 年度指标值 of every indicator that last year's 自评表 has too, in one unit. Told
    is a target that was lowered although last year's result was better than it; for
    targets of the kind ≤, one that was raised. A target kept as it was is XD305's.

Why it matters
    A target below what was reached already asks for nothing.

Source
    Check G-04 in docs/checks.md.

Example
    noted  服务对象满意度 ≥90%, last year target ≥95% and result 97%
    quiet  ≥96%; or last year's result 88%

Fix
    none: information; the year's tasks may be others.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Indicator
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.paper.indicator_pairs import (
    NO_TARGETS,
    has_targets,
    indicator_pairs,
)
from selfeval_xl.rules.paper.last_year import (
    NO_COUNTERPART,
    last_year_of,
    pairs,
    where,
)
from selfeval_xl.rules.registry import rule
from selfeval_xl.values.units import plain_unit

_AT_MOST = frozenset({"<=", "<"})
_NUMBERS = frozenset({"number", "percent", "range"})


@rule(
    "XD304",
    "target-below-last-result",
    kind="plausibility",
    severity=Severity.INFO,
    target=Submission,
    message=N_(
        "“{label}”的年度指标值为 {actual}，比上年放宽：上年指标值 {target}，"
        "实际完成 {result}（{other}）"
    ),
    advice=N_("核对指标值是否定得偏松；任务量确有变化的，可以不理会"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per target that asks for less than last year's result."""
    previous = last_year_of(submission)
    if isinstance(previous, Checked):
        yield previous
        return
    if not any(has_targets(form) for form in submission.forms):
        yield NO_TARGETS
        return
    passed = 0
    for form, other in pairs(submission, previous):
        for now, then in indicator_pairs(form, other):
            verdict = _is_looser(now, then)
            passed += verdict is False
            if verdict and now.target and then.target and then.actual:
                yield Hit(
                    now.target.place,
                    label=now.name.shown.strip(),
                    actual=now.target.shown,
                    key=now.target.key,
                    values={
                        "target": then.target.shown,
                        "result": then.actual.shown,
                        "other": where(then.actual.place),
                    },
                    related=(then.target.place, then.actual.place),
                )
    yield Checked(Outcome.PASSED, passed) if passed else NO_COUNTERPART


def _is_looser(now: Indicator, then: Indicator) -> bool | None:
    """True for a target below last year's and its result; None: no such figures."""
    target, old = _read(now.target), _read(then.target)
    result = _read(then.actual)
    if target is None or old is None or result is None:
        return None
    units = {one[1] for one in (target, old, result) if one[1]}
    if len(units) > 1 or (target[2] in _AT_MOST) != (old[2] in _AT_MOST):
        return None
    if target[2] in _AT_MOST:
        return old[0] < target[0] and result[0] < target[0]
    return target[0] < old[0] and target[0] < result[0]


def _read(field: Field | None) -> tuple[Decimal, str | None, str | None] | None:
    """Number, unit and sign of a cell that holds one number; None for others."""
    if field is None or field.value.kind not in _NUMBERS:
        return None
    number = field.value.value
    if not isinstance(number, Decimal):
        return None
    is_share = field.value.kind == "percent" or "%" in field.shown
    unit = "%" if is_share else plain_unit(field.value.unit)
    return number, unit, field.value.op
