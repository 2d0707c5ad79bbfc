"""What rules share that hold a hand-in against its published copies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from selfeval_xl.findings import Checked, Outcome
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.reports import Report, read_report
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form, Quantity
from selfeval_xl.model.paper import Submission
from selfeval_xl.model.text import Text
from selfeval_xl.rules.paper.indicator_pairs import path_of
from selfeval_xl.rules.paper.last_year import scope
from selfeval_xl.rules.paper.same_figure import (
    Agreement,
    figures_of,
    numbers_agree,
)
from selfeval_xl.values.money import MONEY_UNITS
from selfeval_xl.values.remembered import of_latest

_NOT_ASKED = N_("没有给出已公开的材料（--published）")
_NOT_FOUND = N_("没有找到本单位已公开的材料")
NO_COPY = Checked(Outcome.INSUFFICIENT_DATA, 1, N_("已公开的材料中没有这份材料"))
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LEAST_FIGURES, _LIKELY = 5, Decimal("0.5")
_FEW, _FEW_OF = 2, Decimal("0.1")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell both copies should have; ``line`` is the row or indicator it is of."""

    line: Key
    field: Field
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class TextCopy:
    """A form published without tables; not legible where cells run over lines."""

    form: Form
    text: Text
    is_legible: bool


Entries = Mapping[Key, list[Entry]]


def copies_of(submission: Submission) -> Submission | Checked:
    """The unit's published papers, or why there is nothing to compare with."""
    if "published" not in submission.sought:
        return Checked(Outcome.NOT_APPLICABLE, 1, _NOT_ASKED)
    if submission.published is None:
        return Checked(Outcome.INSUFFICIENT_DATA, 1, _NOT_FOUND)
    return submission.published


@of_latest
def form_copies(submission: Submission) -> tuple[tuple[Form, Form], ...]:
    """Each published form with the one handed in that it agrees with most.

    Forms that have hardly a row in common are no copies, nor are those that differ
    in most figures where there are several of the kind.
    """
    theirs = submission.published.forms if submission.published is not None else ()
    found: list[tuple[Form, Form]] = []
    for copy in theirs:
        alike = [
            (likeness, form)
            for form in submission.forms
            if form.kind == copy.kind
            and (likeness := _likeness(form, copy)) is not None
        ]
        alone = len(alike) == 1 == sum(one.kind == copy.kind for one in theirs)
        if alike:
            likeness, form = max(alike, key=lambda pair: pair[0])
            if likeness.agrees or (alone and form.kind != "generic"):
                found.append((form, copy))
    own_spec = {id(form) for form, copy in found if form.spec == copy.spec}
    return tuple(
        (form, copy)
        for form, copy in found
        if form.spec == copy.spec or id(form) not in own_spec
    )


@of_latest
def text_copies(submission: Submission) -> tuple[TextCopy, ...]:
    """Forms without a published form, with the text that is their copy.

    A text is the copy of the form with most figures in it, and of those whose titles
    stand in it.
    """
    paired = {id(form) for form, _ in form_copies(submission)}
    papers = submission.published.papers if submission.published is not None else ()
    texts = [paper.text for paper in papers if paper.text is not None]
    found = [
        one
        for form in submission.forms
        if id(form) not in paired and (one := _text_copy(form, texts)) is not None
    ]
    most = {
        text.file: max((c for c in found if c.text is text), key=_weight, default=None)
        for text in texts
    }
    return tuple(
        one
        for one in found
        if one is most[one.text.file] or _is_titled(one.form, one.text)
    )


def _weight(copy: TextCopy) -> tuple[bool, int]:
    return copy.is_legible, len(set(telling(copy.form)) & numbers_in(copy.text))


def _text_copy(form: Form, texts: Sequence[Text]) -> TextCopy | None:
    """The text with most of the form's figures, else the one with its title."""
    figures = set(telling(form))
    best, most = None, 0
    for text in texts:
        common = len(figures & numbers_in(text))
        if common > most:
            best, most = text, common
    if best is not None and len(figures) >= _LEAST_FIGURES:
        lacking = len(figures) - most
        if lacking <= _FEW or lacking <= _FEW_OF * len(figures):
            return TextCopy(form, best, True)
        if most >= _LIKELY * len(figures):
            return TextCopy(form, best, False)
    titled = next((text for text in texts if _is_titled(form, text)), None)
    return TextCopy(form, titled, False) if titled is not None else None


def _is_titled(form: Form, text: Text) -> bool:
    title = squeeze(form.title.shown) if form.title is not None else ""
    return bool(title) and title in squeeze("".join(p.text for p in text.paragraphs))


def reports_of(submission: Submission) -> list[Report]:
    """The texts of a hand-in that are self-evaluation reports."""
    texts = [paper.text for paper in submission.papers if paper.text is not None]
    return [report for text in texts if (report := read_report(text)) is not None]


def telling(form: Form) -> dict[Decimal, list[Field]]:
    """Figures of three digits and more, as they are written."""
    found: dict[Decimal, list[Field]] = {}
    for some in entries(form).values():
        for entry in some:
            number = _NUMBER.search(squeeze(entry.field.shown))
            if number and sum(char.isdigit() for char in number[0]) > 2:
                if entry.field.number:
                    found.setdefault(_plain(number[0]), []).append(entry.field)
    return found


def numbers_in(text: Text) -> set[Decimal]:
    """Every number of a text as written; 246.5 and 246.50 are one."""
    return {
        _plain(number)
        for one in text.paragraphs
        for number in _NUMBER.findall(one.text)
    }


def _plain(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def entries(form: Form) -> Entries:
    """Every cell with a figure or a result, by its meaning."""
    found: dict[Key, list[Entry]] = {}
    for line, slot, field, unit in _cells(form):
        found.setdefault((*line, slot), []).append(Entry(line, field, unit))
    return found


def _cells(form: Form) -> Iterator[tuple[Key, str, Field, str | None]]:
    for one in figures_of(form):
        if one.field.quantity not in (Quantity.TEXT, Quantity.DATE):
            yield ("row", one.row), one.column, one.field, one.unit
    yield from _task_cells(form)
    table = form.indicators
    if table is None:
        return
    for leaf in table.indicators:
        line = ("indicator", *path_of(leaf))
        for slot in ("weight", "target", "actual", "score"):
            field = getattr(leaf, slot)
            if field is not None:
                yield line, slot, field, None
    for slot in ("total_weight", "total_score", "grade"):
        field = getattr(table, slot)
        if field is not None:
            yield ("total",), slot, field, None


def _task_cells(form: Form) -> Iterator[tuple[Key, str, Field, str | None]]:
    tasks = form.tasks
    for task in (*tasks.tasks, tasks.total) if tasks is not None else ():
        name = squeeze(task["task_name"].shown) if "task_name" in task else ""
        for slot, field in task.items():
            if field.quantity is Quantity.AMOUNT:
                unit = field.unit or form.money_unit
                yield ("task", name), slot, field, unit if unit in MONEY_UNITS else None


class _Likeness(NamedTuple):
    """How surely a form is a copy; compared from the first field on."""

    same_scope: bool
    same_spec: bool
    alike: int
    agrees: bool


def _likeness(form: Form, copy: Form) -> _Likeness | None:
    """None where the two have less than half of their cells in common."""
    mine, theirs = entries(form), entries(copy)
    common = [key for key in mine if key in theirs]
    if not common or len(common) < _LIKELY * min(len(mine), len(theirs)):
        return None
    alike = sum(
        numbers_agree((a.field, a.unit), (b.field, b.unit), is_money=bool(a.unit))
        is Agreement.SAME
        for key in common
        for a, b in zip(mine[key], theirs[key], strict=False)
    )
    told = sum(mine[key][0].field.number is not None for key in common)
    return _Likeness(
        scope(form) == scope(copy),
        form.spec == copy.spec,
        alike,
        alike >= _LIKELY * told,
    )
