"""Papers of one folder that were handed in anew: which of them are judged."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from selfeval_xl.bulking.outcome import Superseded
from selfeval_xl.bulking.resubmissions import latest, marks_of
from selfeval_xl.model.form import Form
from selfeval_xl.model.paper import Paper
from selfeval_xl.values.unit_name import clean_unit_name

BOOKS = frozenset(".xls .xlsx .xlsm .xlsb .et .ods".split())
"""Endings of workbooks."""

_ALIKE = {
    **dict.fromkeys(BOOKS, "book"),
    **dict.fromkeys((".doc", ".docx", ".wps", ".odt", ".rtf", ".txt"), "document"),
}


@dataclass(frozen=True, slots=True)
class Sheaf:
    """The papers that hold, in their order, and those that do not."""

    papers: tuple[Paper, ...]
    superseded: tuple[Superseded, ...]


def without_superseded(papers: Sequence[Paper]) -> Sheaf:
    """Leave out each paper that a later hand-in of the same paper replaces."""
    kept, replaced = latest(papers, lambda paper: marks_of(_stem(paper)), _identity)
    return Sheaf(
        tuple(kept),
        tuple(Superseded(old.path, new.path, rule) for old, new, rule in replaced),
    )


def _stem(paper: Paper) -> str:
    return PurePosixPath(paper.name).stem


def _identity(paper: Paper) -> Hashable | None:
    """What two hand-ins of one paper share besides their names; None for no paper."""
    suffix = PurePosixPath(paper.name).suffix.lower()
    kind = _ALIKE.get(suffix, suffix)
    if paper.forms:
        return (kind, *sorted(map(_form, paper.forms)))
    if paper.text is not None and marks_of(_stem(paper)).stem:
        return (kind, "text")
    return None


def _form(form: Form) -> tuple[str, ...]:
    project = form.header.get("project_name")
    return (
        form.spec,
        form.kind,
        clean_unit_name(form.unit_name or ""),
        str(form.year or ""),
        "".join(project.shown.split()) if project is not None else "",
    )
