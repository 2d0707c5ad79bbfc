"""XD114 copies-differ: two copies of one form have different figures.

What it checks
    Forms that were handed in twice: each figure, score and total that both copies have
    must be the same in both.

Why it matters
    Nobody can tell which copy holds, and the one taken may be the wrong one.

Source
    Check F-18 in docs/checks.md.

Example
    wrong  数据表.xlsx 支出合计 1246.50; 数据表（最终）.xlsx 支出合计 1264.50
    right  one copy, or two that are equal

Fix
    none: a person has to say which copy holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form, Indicator, Quantity
from selfeval_xl.model.paper import Submission
from selfeval_xl.rules.copies import copies
from selfeval_xl.rules.paper.tables import known_of, where
from selfeval_xl.rules.registry import rule


@rule(
    "XD114",
    "copies-differ",
    kind="duplicate",
    severity=Severity.ERROR,
    target=Submission,
    message=N_("“{label}”为 {actual}，同一张表的另一份（{other}）为 {expected}"),
    advice=N_("核对哪一份正确，只保留报送的一份"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per figure of a copy that is not the first one's."""
    pairs = list(copies(submission))
    if not pairs:
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("没有重复的表"))
    for first, copy in pairs:
        mine, theirs = _figures(first), _figures(copy)
        for key, field in theirs.items():
            other = mine.get(key)
            if other is not None and _differ(other, first, field, copy):
                yield Hit(
                    field.place,
                    label=field.label,
                    actual=field.shown,
                    expected=other.shown,
                    key=field.key,
                    values={"other": where(other.place, field.place)},
                    related=(other.place,),
                )


def _differ(one: Field, first: Form, other: Field, copy: Form) -> bool:
    if one.quantity is Quantity.TEXT:
        mine, yours = one.value, other.value
        is_number = mine.kind == yours.kind and mine.kind in ("number", "percent")
        return is_number and mine.value != yours.value
    a, b = known_of(one, first), known_of(other, copy)
    return a is not None and b is not None and not a.interval.overlaps(b.interval)


def _figures(form: Form) -> Mapping[str, Field]:
    """Every figure of a form by what it is, in the order of the form."""
    found = dict(form.fields())
    table = form.indicators
    if table is not None:
        for one in table.indicators:
            for slot, field in _slots(one):
                found.setdefault(f"{squeeze(one.name.shown)} {slot}", field)
        for slot in ("total_weight", "total_score"):
            total = getattr(table, slot)
            if total is not None:
                found[slot] = total
    return found


def _slots(one: Indicator) -> Iterator[tuple[str, Field]]:
    for slot in ("weight", "target", "actual", "score"):
        field = getattr(one, slot)
        if field is not None:
            yield slot, field
