"""Indicators of two papers that are the same, and what their cells say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Outcome
from selfeval_xl.forms.labels import read_label, squeeze
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form, Indicator

Path = tuple[str, ...]
NO_TARGETS = Checked(Outcome.NOT_APPLICABLE, 1, N_("表中没有年度指标值"))


def indicator_pairs(form: Form, other: Form) -> Iterator[tuple[Indicator, Indicator]]:
    """Indicators of one name in both forms; where a name repeats, of one path.

    Two that cannot be told apart even so are left out.
    """
    mine, yours = _named(form), _named(other)
    for path, indicator in mine.items():
        found = yours.get(path)
        if found is None:
            own = [one for one in mine if one[-1] == path[-1]]
            alike = [one for one in yours if one[-1] == path[-1]]
            found = yours[alike[0]] if len(own) == len(alike) == 1 else None
        if found is not None:
            yield indicator, found


def names(form: Form) -> dict[str, Field]:
    """Name -> cell of every indicator that has one."""
    table = form.indicators
    found: dict[str, Field] = {}
    for one in table.indicators if table else ():
        if name := path_of(one)[-1]:
            found.setdefault(name, one.name)
    return found


def has_targets(form: Form) -> bool:
    """True where any indicator has a target."""
    table = form.indicators
    return table is not None and any(words(one.target) for one in table.indicators)


def path_of(indicator: Indicator) -> Path:
    """The names from the first level down, without numbering and spaces."""
    levels = [read_label(level).name for level in indicator.levels]
    name = read_label(indicator.name.shown).name
    return (*(levels[:-1] if levels and levels[-1] == name else levels), name)


def words(field: Field | None) -> str:
    """What a cell says, without spaces; "" where there is no cell."""
    return squeeze(field.shown) if field is not None else ""


def _named(form: Form) -> dict[Path, Indicator]:
    table = form.indicators
    indicators = table.indicators if table else ()
    counts = Counter(path_of(one) for one in indicators)
    return {
        path: one
        for one in indicators
        if (path := path_of(one))[-1] and counts[path] == 1
    }
