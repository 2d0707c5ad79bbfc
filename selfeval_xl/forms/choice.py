"""Which spec a located form is, what it lacks, and what must not be blank."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping
from dataclasses import dataclass

from selfeval_xl.forms.features import SpecIndex, plain, words_of_form
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.spec import FormSpec, SpecSet
from selfeval_xl.forms.vocabulary import vocabulary
from selfeval_xl.model.form import Field, Form, Quantity

_KINDS: Mapping[str, frozenset[str]] = {
    "data": frozenset({"data", "generic"}),
    "score": frozenset({"score", "overall"}),
    "project": frozenset({"project", "overall"}),
    "generic": frozenset({"data"}),
}
_ENOUGH = 0.5
_BY_TITLE = 0.5
_OWN_FIRST = 0.25
"""How much better a packaged spec must fit than a bureau's own to be taken for it."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What a located form holds, gathered once for all specs."""

    names: tuple[str, ...]
    rows: frozenset[str]
    indicators: frozenset[str] | None
    level1: frozenset[str]
    has_tasks: bool


def choose_spec(form: Form, specs: SpecSet) -> FormSpec | None:
    """The spec that fits best by title and content, None where none does.

    Among those that fit enough, the one whose words the form has most of; the
    evaluation year decides between editions.
    """
    kinds = _KINDS.get(form.kind, frozenset())
    held = _held(form)
    fits = [
        (fit, spec)
        for spec in specs.specs
        if spec.kind in kinds and (fit := _fit(held, spec, specs.index)) >= _ENOUGH
    ]
    if len(fits) < 2:
        return fits[0][1] if fits else None
    words = specs.index.known(words_of_form(form))

    def rank(pair: tuple[float, FormSpec]) -> tuple[bool, float]:
        fit, spec = pair
        likeness = specs.index.likeness(spec.id, words)
        own = _OWN_FIRST if spec.id in specs.own else 0
        return spec.is_valid_in(form.year), fit + likeness + own

    return max(fits, key=rank)[1]


def _names(form: Form) -> tuple[str, ...]:
    """What the form may be called: its title, then its sheet's name."""
    title = () if form.title is None else (squeeze(form.title.shown),)
    return (*title, squeeze(form.sheet))


def _held(form: Form) -> _Held:
    table = form.indicators
    indicators = table.indicators if table is not None else ()
    groups = table.groups if table is not None else ()
    return _Held(
        _names(form),
        frozenset(row.key for matrix in form.matrices for row in matrix.rows),
        frozenset(plain(one.name.shown) for one in indicators) if table else None,
        frozenset(plain(one.name.shown) for one in groups if one.level == 1),
        form.tasks is not None,
    )


def _fit(held: _Held, spec: FormSpec, index: SpecIndex) -> float:
    """0 to 1.5: title and sheet name up to 0.5, shared rows or indicators up to 1."""
    by_title = any(p.search(name) for p in spec.titles for name in held.names)
    return _BY_TITLE * by_title + _shared(held, spec, index)


def _shared(held: _Held, spec: FormSpec, index: SpecIndex) -> float:
    known = index.indicators[spec.id]
    if known and held.indicators is not None:
        return len(known & held.indicators) / max(len(held.indicators), 1)
    if spec.has_own_indicators and not index.rows[spec.id]:
        return _shared_levels(held, spec)
    must = {key for one in spec.must for key in one.split("|")}
    if not held.rows or (must and not must & held.rows):
        return 0.0
    return len(index.rows[spec.id] & held.rows) / len(held.rows)


def _shared_levels(held: _Held, spec: FormSpec) -> float:
    """The share of the form's 一级指标 that are the spec's.

    A spec with a list of tasks is that of no form without one.
    """
    has_tasks = any(block.archetype == "tasks" for block in spec.blocks)
    if has_tasks != held.has_tasks:
        return 0.0
    known = {plain(one.level1) for one in spec.indicators}
    return len(known & held.level1) / max(len(held.level1), 1)


def missing_labels(form: Form, spec: FormSpec) -> tuple[str, ...]:
    """Official labels that the spec says must be there and the sheet lacks.

    None where a filled row has a label of no known meaning: it may be the one; nor
    where the sheet has no block of money at all, or one of balances only: assets may
    stand on a sheet of their own; nor where its title is not the spec's, which a part
    of it on a sheet of its own has.
    """
    names = _names(form)
    if spec.titles and not any(p.search(n) for p in spec.titles for n in names):
        return ()
    if not any(
        matrix.block == "money" and {c.key for c in matrix.columns} - _BALANCES
        for matrix in form.matrices
    ):
        return ()
    rows = {row.key for matrix in form.matrices for row in matrix.rows}
    if any(
        matrix.rows[i].key.startswith("~") and one.number is not None
        for matrix in form.matrices
        for (i, _), one in matrix.fields.items()
    ):
        return ()
    terms = vocabulary().terms
    return tuple(
        terms.get(one.split("|")[0], one)
        for one in spec.must
        if not rows & set(one.split("|"))
    )


_CORE = (
    "exp.fiscal",
    "inc.total",
    "exp.total",
    "exp.basic",
    "exp.basic.person",
    "exp.basic.public",
    "exp.project",
    "fund.total",
)
_BASES = frozenset({"prev", "y0b", "adj", "act"})
_BALANCES = frozenset({"open", "close"})


def required_keys(form: Form, spec: FormSpec | None) -> frozenset[str]:
    """Keys of amounts that a filled form cannot leave blank.

    The core rows of a filled column, where the row is filled elsewhere: a unit
    without such spending leaves the whole row blank, which is no slip. A spec may
    name more.
    """
    required: set[str] = set()
    patterns = spec.required if spec else ()
    for matrix in form.matrices:
        filled_rows: dict[int, int] = {}
        filled_columns: dict[int, int] = {}
        for (i, j), one in matrix.fields.items():
            if _is_filled(one):
                filled_rows[i] = filled_rows.get(i, 0) + 1
                filled_columns[j] = filled_columns.get(j, 0) + 1
        for (i, j), one in matrix.fields.items():
            row, column = matrix.rows[i].key, matrix.columns[j].key
            if row in _CORE and column in _BASES:
                others = filled_columns.get(j, 0) - _is_filled(one)
                if filled_rows.get(i, 0) and others:
                    required.add(one.key)
            if patterns and any(fnmatch.fnmatch(one.key, p) for p in patterns):
                required.add(one.key)
    return frozenset(required)


def _is_filled(one: Field) -> bool:
    return one.quantity in (Quantity.AMOUNT, Quantity.COUNT) and one.number is not None
