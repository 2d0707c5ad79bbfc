"""The identities a located form must satisfy, written out over its field keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from selfeval_xl.findings import Severity
from selfeval_xl.forms.inferred import (
    choose_by_figures,
    followers,
    inferred_sums,
    strangers,
)
from selfeval_xl.forms.mining import sums_by_figures
from selfeval_xl.forms.spanning import across_blocks, over_tasks
from selfeval_xl.forms.spec import FormSpec, SpecSet
from selfeval_xl.forms.vocabulary import IdentityTerm, vocabulary
from selfeval_xl.identities.network import Identity
from selfeval_xl.model.form import Form, Matrix, MatrixColumn, Quantity

_TOKEN = re.compile(r"\[[^\]]+\]|~\S+|[^\s()]+|[()]")
_OPERATORS = frozenset({"=", "<=", "+", "-", "*", "/", "(", ")", "abs"})
_CHANGES = frozenset({"d0", "d1", "da"})
_REMEMBERED = 4096  # every copy of a form calls for the same identities


def identities_of(form: Form, specs: SpecSet) -> tuple[Identity, ...]:
    """Every identity the form's rows and columns call for, once each."""
    spec = specs.find(form.spec)
    own = spec.identities if spec is not None else ()
    terms = (*vocabulary().identities, *own)
    made: dict[str, Identity] = {}
    for matrix in form.matrices:
        for one in _of_matrix(matrix, terms):
            made.setdefault(one.formula, one)
    for one in across_blocks(form, terms, filled_in):
        made.setdefault(one.formula, one)
    if form.tasks is not None:
        for one in over_tasks(form.tasks, terms, filled_in):
            made.setdefault(one.formula, one)
    return tuple(made.values())


def own_identities(form: Form, spec: FormSpec) -> tuple[Identity, ...]:
    """What the spec itself states within each block, also where all forms have it."""
    return tuple(
        one for matrix in form.matrices for one in _of_matrix(matrix, spec.identities)
    )


def _of_matrix(matrix: Matrix, terms: Sequence[IdentityTerm]) -> Iterator[Identity]:
    rows = frozenset(row.key for row in matrix.rows)
    columns = frozenset(column.key for column in matrix.columns)
    summed: set[str] = set()
    amounts = value_columns(matrix, Quantity.AMOUNT)
    groups = sums_by_figures(matrix, amounts)
    for term in terms:
        if term.over == "rows":
            if not set(term.unless) & columns:
                yield from _over_rows(matrix, term, columns)
        elif term.over != "tasks" and not set(term.unless) & rows:
            made = list(_over_columns(matrix, term, rows, groups))
            if made:
                summed.add(made[0].formula.split(" ", 1)[0].rsplit(".", 1)[0])
            yield from made
    yield from inferred_sums(matrix, summed, amounts, groups)
    counts = value_columns(matrix, Quantity.COUNT)
    if counts:
        by_counts = sums_by_figures(matrix, counts)
        yield from inferred_sums(matrix, summed, counts, by_counts)


def value_columns(matrix: Matrix, quantity: Quantity) -> tuple[MatrixColumn, ...]:
    """Columns a sum over rows holds in; changes follow from what they compare."""
    return tuple(
        column
        for column in matrix.columns
        if column.quantity is quantity
        and "?" not in column.key
        and column.key not in _CHANGES
    )


def _over_columns(
    matrix: Matrix,
    term: IdentityTerm,
    rows: frozenset[str],
    groups: Mapping[int, Sequence[int]],
) -> Iterator[Identity]:
    """A sum over rows, for each column; unknown rows among its terms are weighed."""
    template = filled_in(term.formula, rows)
    if template is None:
        return
    quantity = Quantity.AMOUNT if term.over == "amounts" else Quantity.COUNT
    columns = value_columns(matrix, quantity)
    if term.only:
        columns = tuple(c for c in columns if c.key in term.only)
    if "<=" not in template:
        unknown = strangers(matrix, _keys(template))
        readings = [template]
        if unknown:
            readings.append(" + ".join([template, *unknown]))
        readings += _as_grouped(matrix, template, groups)
        below = followers(matrix, _keys(template))
        for count in range(1, len(below) + 1):
            readings.append(" + ".join([template, *below[:count]]))
        chosen = choose_by_figures(
            matrix,
            readings,
            columns,
            is_doubtful=bool(unknown or (below and term.children)),
        )
        if chosen is None:
            return
        template = chosen
    for column in columns:
        yield _identity(
            f"{term.id}.{column.key}",
            _suffixed(template, f".{column.key}"),
            term.kind,
            term.severity,
            term.source,
        )


def _as_grouped(
    matrix: Matrix, template: str, groups: Mapping[int, Sequence[int]]
) -> list[str]:
    """The sum over the rows that the figures show to be its parts, if any."""
    left = template.split(" ", 1)[0]
    for i, parts in groups.items():
        if matrix.rows[i].key == left:
            return [f"{left} = " + " + ".join(matrix.rows[p].key for p in parts)]
    return []


def _over_rows(
    matrix: Matrix, term: IdentityTerm, columns: frozenset[str]
) -> Iterator[Identity]:
    template = filled_in(term.formula, columns)
    if template is None:
        return
    for row in matrix.rows:
        yield _identity(
            f"{term.id}.{row.key}",
            _prefixed(template, f"{row.key}."),
            term.kind,
            term.severity,
            term.source,
        )


@lru_cache(_REMEMBERED)
def _identity(
    name: str, formula: str, kind: str, severity: Severity, source: str
) -> Identity:
    return Identity(name, formula, kind, severity, source)


def _keys(formula: str) -> list[str]:
    return [t for t in formula.split() if t not in _OPERATORS]


@lru_cache(_REMEMBERED)
def _suffixed(formula: str, suffix: str) -> str:
    return " ".join(t if t in _OPERATORS else f"{t}{suffix}" for t in formula.split())


@lru_cache(_REMEMBERED)
def _prefixed(formula: str, prefix: str) -> str:
    return " ".join(t if t in _OPERATORS else f"{prefix}{t}" for t in formula.split())


@lru_cache(_REMEMBERED)
def filled_in(formula: str, present: frozenset[str]) -> str | None:
    """The formula with [optional] terms kept only where present, spaces between.

    None where a term that must be there is missing, or nothing is left to add.
    """
    out: list[str] = []
    for token in _TOKEN.findall(formula):
        key = token.strip("[]")
        if token in _OPERATORS or key in present:
            out.append(key)
        elif not token.startswith("["):
            return None
        elif out[-1] in ("+", "-"):
            out.pop()
    text = " ".join(out).replace("= + ", "= ")
    return None if text.endswith("=") else text
