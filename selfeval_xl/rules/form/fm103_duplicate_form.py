"""FM103 duplicate-form: 同一张表交了两份。

What it checks
    The forms of one submission. Two forms of the same spec, unit and year whose
    rows or indicators are nearly all the same are the same form handed in twice;
    项目支出绩效自评表 count only where they name the same project.

Why it matters
    Two copies seldom stay equal: nobody can tell which of them holds.

Source
    inferred from check F-18 in docs/checks.md: copies handed in
    and published must be the same.

Example
    wrong  数据表.xlsx and 数据表（最终）.xlsx in the same folder
    right  only the final one

Fix
    None: a person has to say which one holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.rules.registry import rule
from selfeval_xl.values.unit_name import Likeness, unit_likeness

_ALIKE = 0.8
_COPY = re.compile(r"[(（]\d{1,2}[)）]|副本|复件|备份|\bcopy\b", re.IGNORECASE)


@rule(
    "FM103",
    "duplicate-form",
    kind="duplicate",
    severity=Severity.WARNING,
    target=Submission,
    message=N_("“{label}”重复：{other} 已有同一单位、同一年度的这张表"),
    advice=N_("核对两份是否一致，只保留报送的一份"),
)
def check(submission: Submission) -> Iterator[Hit | Checked]:
    """Yield one hit per further copy of a form; the first copy is related."""
    kept: list[Form] = []
    for form in sorted(submission.forms, key=_is_called_a_copy):
        first = next((one for one in kept if _is_copy(one, form)), None)
        if first is None:
            kept.append(form)
            continue
        yield Hit(
            _anchor(form),
            label=squeeze(form.title.shown) if form.title else form.sheet,
            actual=form.title.shown if form.title else form.sheet,
            key="form",
            values={"other": _where(first, form)},
            related=(_anchor(first),),
        )
    if not submission.forms:
        yield Checked(Outcome.NOT_APPLICABLE)


def _is_called_a_copy(form: Form) -> bool:
    return _COPY.search(form.file) is not None


def _is_copy(one: Form, other: Form) -> bool:
    """True for two forms of one spec, unit, year and project with the same rows."""
    if (one.spec, one.kind) != (other.spec, other.kind):
        return False
    if one.year is not None and other.year is not None and one.year != other.year:
        return False
    units = one.unit_name, other.unit_name
    if units[0] and units[1]:
        if unit_likeness(units[0], units[1]) is Likeness.DIFFERENT:
            return False
    if _project(one) != _project(other):
        return False
    mine, yours = _contents(one), _contents(other)
    both = mine | yours
    return bool(both) and len(mine & yours) >= _ALIKE * len(both)


def _project(form: Form) -> str:
    """The project's name; forms of projects without one are never copies."""
    found = form.header.get("project_name")
    if found is not None and found.shown:
        return squeeze(found.shown)
    return f"{form.file}\n{form.sheet}" if form.kind == "project" else ""


def _contents(form: Form) -> set[str]:
    """What the form is about: keys of its figures, names of its indicators."""
    keys = set(form.fields())
    if form.indicators is not None:
        keys |= {squeeze(one.name.shown) for one in form.indicators.indicators}
    return keys


def _anchor(form: Form) -> Place:
    if form.title is not None:
        return form.title.place
    return Place(form.file, form.sheet, form.area.top, form.area.left)


def _where(first: Form, form: Form) -> str:
    return first.sheet if first.file == form.file else f"{first.file} {first.sheet}"
