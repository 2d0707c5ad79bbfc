"""Which spec a located form is, what it lacks, and what must not be blank."""

from __future__ import annotations

import fnmatch
from collections.abc import Mapping

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


def choose_spec(form: Form, specs: SpecSet) -> FormSpec | None:
    """The spec that fits best by title and content, None where none does.

    Among those that fit enough, the one whose words the form has most of; the
    evaluation year decides between editions.
    """
    kinds = _KINDS.get(form.kind, frozenset())
    fits = [
        (fit, spec)
        for spec in specs.specs
        if spec.kind in kinds and (fit := _fit(form, spec, specs.index)) >= _ENOUGH
    ]
    if len(fits) < 2:
        return fits[0][1] if fits else None
    words = specs.index.known(words_of_form(form))

    def rank(pair: tuple[float, FormSpec]) -> tuple[bool, float]:
        fit, spec = pair
        likeness = specs.index.likeness(spec.id, words)
        return spec.is_valid_in(form.year), fit + likeness

    return max(fits, key=rank)[1]


def _fit(form: Form, spec: FormSpec, index: SpecIndex) -> float:
    """0 to 1.5: title and sheet name up to 0.5, shared rows or indicators up to 1."""
    names = [squeeze(form.sheet)]
    if form.title is not None:
        names.insert(0, squeeze(form.title.shown))
    by_title = any(pattern.search(name) for pattern in spec.titles for name in names)
    return _BY_TITLE * by_title + _shared(form, spec, index)


def _shared(form: Form, spec: FormSpec, index: SpecIndex) -> float:
    known = index.indicators[spec.id]
    if known and form.indicators is not None:
        own = {plain(i.name.shown) for i in form.indicators.indicators}
        return len(known & own) / max(len(own), 1)
    rows = {row.key for matrix in form.matrices for row in matrix.rows}
    must = {key for one in spec.must for key in one.split("|")}
    if not rows or (must and not must & rows):
        return 0.0
    return len(index.rows[spec.id] & rows) / len(rows)


def missing_labels(form: Form, spec: FormSpec) -> tuple[str, ...]:
    """Official labels that the spec says must be there and the sheet lacks.

    None where a filled row has a label of no known meaning: it may be the one; nor
    where the sheet has no block of money at all.
    """
    if not any(matrix.block == "money" for matrix in form.matrices):
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


def required_keys(form: Form, spec: FormSpec | None) -> frozenset[str]:
    """Keys of amounts that a filled form cannot leave blank.

    The core rows of a filled column, where the row is filled elsewhere: a unit
    without such spending leaves the whole row blank, which is no slip. A spec may
    name more.
    """
    required: set[str] = set()
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
            if spec and any(fnmatch.fnmatch(one.key, p) for p in spec.required):
                required.add(one.key)
    return frozenset(required)


def _is_filled(one: Field) -> bool:
    return one.quantity in (Quantity.AMOUNT, Quantity.COUNT) and one.number is not None
