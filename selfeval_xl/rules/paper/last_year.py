"""What rules share that hold a hand-in against the unit's hand-in of last year."""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Outcome
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Form
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.place import Place
from selfeval_xl.rules.copies import is_counterpart
from selfeval_xl.rules.paper.same_figure import Figure, figures_of

_NOT_ASKED = N_("没有给出上一年的材料（--previous）")
_NOT_FOUND = N_("没有找到本单位上一年的材料")
NO_COUNTERPART = Checked(
    Outcome.INSUFFICIENT_DATA, 1, N_("上一年的材料中没有同样的表或项目")
)


def last_year_of(submission: Submission) -> Submission | Checked:
    """Last year's papers of the unit, or why nothing can be compared with them."""
    if "previous" not in submission.sought:
        return Checked(Outcome.NOT_APPLICABLE, 1, _NOT_ASKED)
    if submission.previous is None:
        return Checked(Outcome.INSUFFICIENT_DATA, 1, _NOT_FOUND)
    return submission.previous


class LastYear:
    """Last year's figures by their meaning; a project's form only against its own."""

    def __init__(self, submission: Submission) -> None:
        self._figures: dict[tuple[str, str, str], list[Figure]] = {}
        for form in submission.forms:
            for figure in figures_of(form):
                if figure.field.number is not None:
                    key = (scope(form), figure.row, figure.column)
                    self._figures.setdefault(key, []).append(figure)

    def of(self, form: Form, row: str, column: str) -> list[Figure]:
        """Figures of a row and a column in forms like this one, its kind's first."""
        found = self._figures.get((scope(form), row, column), [])
        return sorted(found, key=lambda one: one.form.kind != form.kind)


def scope(form: Form) -> str:
    """What the form is about: "" for the whole unit, else the project's name."""
    if form.kind != "project":
        return ""
    named = form.header.get("project_name")
    value = named.value.value if named is not None else None
    return "".join(str(value).split()) if isinstance(value, str) else "?"


def pairs(submission: Submission, other: Submission) -> Iterator[tuple[Form, Form]]:
    """Forms of one kind and scope that stand alone on either side.

    Of a form on several sheets each sheet counts by itself.
    """
    for form in submission.forms:
        rivals = [one for one in submission.forms if _is_like(one, form)]
        theirs = [one for one in other.forms if _is_like(one, form)]
        if not rivals and len(theirs) == 1 and form.kind != "generic":
            yield form, theirs[0]


def where(place: Place) -> str:
    """A place in another paper: "2023/数据表.xlsx 数据表 F12"."""
    return " ".join(part for part in (place.file, place.sheet, place.a1) if part)


def _is_like(one: Form, other: Form) -> bool:
    return scope(one) == scope(other) and is_counterpart(one, other)
