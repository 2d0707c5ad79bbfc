"""Which forms of a submission are the same form handed in twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.forms.labels import squeeze
from selfeval_xl.model.form import Form
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.values.unit_name import Likeness, unit_likeness

_ALIKE = 0.8
_COPY = re.compile(r"[(（]\d{1,2}[)）]|副本|复件|备份|\bcopy\b", re.IGNORECASE)


def copies(submission: Submission) -> Iterator[tuple[Form, Form]]:
    """Each further copy of a form after the first one; a file called a copy is one."""
    kept: list[Form] = []
    for form in sorted(submission.forms, key=_is_called_a_copy):
        first = next((one for one in kept if _is_copy(one, form)), None)
        if first is None:
            kept.append(form)
        else:
            yield first, form


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


def is_counterpart(one: Form, other: Form) -> bool:
    """True for two forms of one kind about the same things, as two units' may be.

    Persons and money of one 数据表 on sheets of their own are none.
    """
    if one is other or one.kind != other.kind:
        return False
    mine, yours = _contents(one), _contents(other)
    return bool(mine & yours) or not (mine and yours)


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


def anchor_of(form: Form) -> Place:
    """The form's title, or its first cell."""
    if form.title is not None:
        return form.title.place
    return Place(form.file, form.sheet, form.area.top, form.area.left)


def called(first: Form, form: Form) -> str:
    """The first form as seen from the other: its sheet, with its file if another."""
    return first.sheet if first.file == form.file else f"{first.file} {first.sheet}"
