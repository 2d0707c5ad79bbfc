"""XD305 targets-repeated: indicators and targets are all last year's.

What it checks
    A 自评表 with at least five indicators whose names and 年度指标值 are all those of
    last year's, where last year's results reached every target that is a number.

Why it matters
    Targets that were all reached and are set again unchanged measure nothing new.

Source
    Check G-04 in docs/checks.md.

Example
    noted  the same ten indicators with the same targets, all reached last year
    quiet  one target raised

Fix
    none: information.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form, Indicator
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.paper.indicator_pairs import (
    NO_TARGETS,
    has_targets,
    indicator_pairs,
    words,
)
from selfeval_xl.rules.paper.last_year import (
    NO_COUNTERPART,
    last_year_of,
    pairs,
    where,
)
from selfeval_xl.rules.registry import rule

_LEAST = 5
_AT_MOST = frozenset({"<=", "<"})


@rule(
    "XD305",
    "targets-repeated",
    kind="plausibility",
    severity=Severity.INFO,
    target=Submission,
    message=N_("{count} 个指标的名称和指标值都与上年相同（{other}），上年均已完成"),
    advice=N_("核对指标值是否按本年任务重新设定；任务没有变化的，可以不理会"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per form whose targets are all last year's, at its first target."""
    previous = last_year_of(submission)
    if isinstance(previous, Checked):
        yield previous
        return
    if not any(has_targets(form) for form in submission.forms):
        yield NO_TARGETS
        return
    compared = 0
    for form, other in pairs(submission, previous):
        if not has_targets(form) or not has_targets(other):
            continue
        compared += 1
        both = list(indicator_pairs(form, other))
        if not _is_repeated(form, other, both):
            continue
        first, old = both[0][0].target, both[0][1].target
        if first is not None and old is not None:
            yield Hit(
                first.place,
                label=first.label,
                actual=first.shown,
                key="targets",
                values={"count": len(both), "other": where(old.place)},
                related=(old.place,),
            )
    if not compared:
        yield NO_COUNTERPART


def _is_repeated(
    form: Form, other: Form, both: list[tuple[Indicator, Indicator]]
) -> bool:
    tables = (form.indicators, other.indicators)
    counts = {len(table.indicators) for table in tables if table is not None}
    if len(both) < _LEAST or counts != {len(both)}:
        return False
    return all(
        words(now.target) and words(now.target) == words(then.target) and _reached(then)
        for now, then in both
    )


def _reached(one: Indicator) -> bool:
    """True where the result meets the target, or says nothing that can be measured."""
    if one.target is None or one.actual is None or not words(one.actual):
        return False
    target, result = one.target.value, one.actual.value
    if not isinstance(target.value, Decimal) or not isinstance(result.value, Decimal):
        return True
    if target.op in _AT_MOST:
        return result.value <= target.value
    return result.value >= target.value
