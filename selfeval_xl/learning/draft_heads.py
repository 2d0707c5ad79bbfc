"""What a form asks for above its tables and in words: header lines and goals."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.spec import BlockSpec, Entry
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.form import Field, Form

_LINES = ("project_name", "department", "implementing_unit")
_GOALS = {"planned": "goal.expected", "done": "goal.actual"}


def head_blocks(form: Form, view: SheetView) -> Iterator[tuple[int, BlockSpec]]:
    """The blocks, each with the row it begins in."""
    lines = {key: one for key in _LINES if (one := form.header.get(key)) is not None}
    rows = [one.place.row or 0 for one in lines.values()]
    if lines:
        entries = tuple(
            Entry(key, squeeze(one.label), indent=int(rows.count(row) == 1))
            for (key, one), row in zip(lines.items(), rows, strict=True)
        )
        yield min(rows), BlockSpec("lines", "lines", rows=entries)
    if set(form.goals) >= set(_GOALS):
        goals = {key: form.goals[name] for name, key in _GOALS.items()}
        columns = tuple(Entry(key, _head(one, view)) for key, one in goals.items())
        first = form.goals["planned"]
        stub = squeeze(first.label)
        yield first.place.row or 0, BlockSpec(
            "goal", "goal", stub=stub, columns=columns
        )


def _head(one: Field, view: SheetView) -> str:
    """What stands over a goal, else its label."""
    row, column = one.place.row or 1, one.place.column or 1
    above = squeeze(view.text(row - 1, column)) if row > 1 else ""
    return above or squeeze(one.label)
