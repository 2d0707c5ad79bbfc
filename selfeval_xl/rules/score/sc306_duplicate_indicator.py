"""SC306 duplicate-indicator: one 二级指标 has the same indicator twice.

What it checks
    Names of indicators under the same group, spaces and width aside. A name in
    a merged cell that covers several rows is one name.

Why it matters
    The same result is scored twice, usually a row copied and not changed.

Source
    *Inferred*: indicators of one group are to measure different things.

Example
    wrong  数量指标: 培训人次, 培训人次
    right  数量指标: 培训人次, 培训场次

Fix
    none: which row is left over is the unit's to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.labels import read_label, squeeze
from selfeval_xl.model.form import Field, Form, Indicator
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable
from selfeval_xl.scoring.notation import label_of
from selfeval_xl.scoring.parts import is_waived, table_of


@rule(
    "SC306",
    "duplicate-indicator",
    kind="duplicate",
    severity=Severity.WARNING,
    target=Form,
    message="“{label}”在同一上级指标下重复出现，与 {first} 相同",
    advice="删去重复的指标，或改为实际考核的内容",
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per indicator that repeats an earlier one of its group."""
    table = table_of(form)
    if table is None:
        yield not_applicable("no_table")
        return
    first: dict[tuple[str, ...], Field] = {}
    passed = 0
    for one in table.indicators:
        if not _is_named(one):
            continue
        known = first.setdefault(_path(one), one.name)
        if known.place == one.name.place:
            passed += 1
            continue
        yield Hit(
            one.name.place,
            label=label_of(one),
            actual=one.name.shown,
            key=one.name.key,
            values={"first": known.place.a1 or ""},
            related=(known.place,),
        )
    if passed:
        yield Checked(Outcome.PASSED, passed)


def _is_named(one: Indicator) -> bool:
    name = squeeze(one.name.shown)
    return any(char.isalpha() for char in name) and not is_waived(one.name)


def _path(one: Indicator) -> tuple[str, ...]:
    name = read_label(one.name.shown).name
    levels = tuple(squeeze(level) for level in one.levels)
    return (*(levels[:-1] if levels and levels[-1] == name else levels), name)
