"""Identities beyond one block: over several blocks of a form, and over its tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from selfeval_xl.forms.labels import read_label
from selfeval_xl.forms.vocabulary import IdentityTerm
from selfeval_xl.identities.network import Identity
from selfeval_xl.model.form import Field, Form, Matrix, Quantity, TaskList

Fill = Callable[[str, frozenset[str]], str | None]
"""Puts the keys that are there into a formula; None where one is missing."""

_OPERATORS = frozenset({"=", "<=", "+", "-", "*", "/", "(", ")", "abs"})


def across_blocks(
    form: Form, terms: Sequence[IdentityTerm], fill: Fill
) -> Iterator[Identity]:
    """Equalities whose rows stand in several blocks, in the columns they share."""
    keys = [frozenset(row.key for row in matrix.rows) for matrix in form.matrices]
    every = frozenset().union(*keys)
    for term in terms:
        template = fill(term.formula, every) if term.across else None
        if template is None or any(fill(term.formula, own) for own in keys):
            continue
        wanted = {token for token in template.split() if token not in _OPERATORS}
        shared = _shared_columns(form.matrices, wanted)
        for column in shared:
            if not term.only or column in term.only:
                yield Identity(
                    f"{term.id}.{column}",
                    _with(template, suffix=f".{column}"),
                    term.kind,
                    term.severity,
                    term.source,
                )


def _shared_columns(matrices: Sequence[Matrix], wanted: set[str]) -> list[str]:
    """Amount columns that every block with a wanted row has, in order."""
    using = [m for m in matrices if wanted & {row.key for row in m.rows}]
    found = [
        [c.key for c in m.columns if c.quantity is Quantity.AMOUNT and "?" not in c.key]
        for m in using
    ]
    return [k for k in found[0] if all(k in other for other in found)] if found else []


def over_tasks(
    tasks: TaskList, terms: Sequence[IdentityTerm], fill: Fill
) -> Iterator[Identity]:
    """What holds within each task, and 合计 as the sum of the tasks."""
    lines = [*tasks.tasks, tasks.total] if tasks.total else list(tasks.tasks)
    for line in lines:
        for term in terms:
            template = (
                fill(term.formula, frozenset(line)) if term.over == "tasks" else None
            )
            if template is None or set(term.unless) & set(line):
                continue
            yield Identity(
                f"{term.id}.{_name(line)}",
                _with(template, keys={name: one.key for name, one in line.items()}),
                term.kind,
                term.severity,
                term.source,
            )
    if tasks.total and not any(_is_of_which(line) for line in tasks.tasks):
        yield from _totals(tasks)


def _totals(tasks: TaskList) -> Iterator[Identity]:
    for name, total in tasks.total.items():
        if total.quantity is not Quantity.AMOUNT:
            continue
        parts = [line[name].key for line in tasks.tasks if name in line]
        if len(set(parts)) > 1:
            yield Identity(
                f"task-total.{name}",
                " ".join([_braced(total.key), "=", " + ".join(map(_braced, parts))]),
                "sum",
                source="A-15；金额合计为各项任务之和",
            )


def _name(line: Mapping[str, Field]) -> str:
    return next(iter(line.values())).key.rpartition(".")[0]


def _is_of_which(line: Mapping[str, Field]) -> bool:
    name = line.get("task_name")
    return name is not None and read_label(name.shown).is_of_which


def _with(
    template: str, *, suffix: str = "", keys: Mapping[str, str] | None = None
) -> str:
    return " ".join(
        (
            token
            if token in _OPERATORS
            else f"{token}{suffix}" if keys is None else _braced(keys[token])
        )
        for token in template.split()
    )


def _braced(key: str) -> str:
    """A key with free words in it, marked as one."""
    return f"{{{key}}}" if set(key) & set(" ()") else key
