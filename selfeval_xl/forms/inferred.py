"""Sums that no vocabulary states, taken from a form's own structure and figures.

A sum is only assumed where the figures themselves bear it out in another column:
a form nobody described gives no ground to doubt a single column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from selfeval_xl.findings import Severity
from selfeval_xl.forms.labels import read_label
from selfeval_xl.identities.network import Identity
from selfeval_xl.model.form import Field, Matrix, MatrixColumn, MatrixRow
from selfeval_xl.values import Interval

Figures = Mapping[str, Field]

_TOTAL = re.compile(r"^(合计|总计|小计|总额|金额合计)$")
_SOURCE = "表内结构：本行为其下各行之和，其他列的数字均符合"


def strangers(matrix: Matrix, keys: Sequence[str]) -> list[str]:
    """Rows of no known meaning that stand among the terms of a sum.

    They lie between the sum and its last term, or are children of the sum's row.
    """
    index = {row.key: i for i, row in enumerate(matrix.rows)}
    places = [index[key] for key in keys if key in index]
    if not places:
        return []
    left = index[keys[0]]
    terms = set(places)
    found = []
    for i, row in enumerate(matrix.rows):
        if i in terms or not row.key.startswith("~"):
            continue
        parent = row.parent
        is_child = parent == left or (
            min(places) < i < max(places) and parent not in terms - {left}
        )
        if is_child and not row.is_of_which:
            found.append(row.key)
    return found


def choose_by_figures(
    matrix: Matrix,
    formula: str,
    unknown: Sequence[str],
    columns: Sequence[MatrixColumn],
) -> str | None:
    """The sum with or without the unknown rows, as most columns have it.

    None where neither holds in any column.
    """
    figures = matrix.by_key()
    with_all = " + ".join([formula, *unknown])
    votes = {
        one: sum(_holds(figures, one, column) for column in columns)
        for one in (formula, with_all)
    }
    best = max(votes, key=lambda one: votes[one])
    return best if votes[best] else None


def inferred_sums(
    matrix: Matrix, known: set[str], columns: Sequence[MatrixColumn]
) -> Iterator[Identity]:
    """Sums of rows the vocabulary has no identity for, borne out by the figures."""
    figures = matrix.by_key()
    for total, parts in _candidates(matrix):
        if total.key in known or len(parts) < 2:
            continue
        formula = f"{total.key} = " + " + ".join(part.key for part in parts)
        held = [_holds(figures, formula, column) for column in columns]
        filled = [_filled(figures, formula, column) for column in columns]
        if sum(held) == 0 or 2 * sum(held) < sum(filled) or sum(filled) < 2:
            continue
        for column in columns:
            keys = [f"{key}.{column.key}" for key in (p.key for p in parts)]
            yield Identity(
                f"inferred.{total.key}.{column.key}",
                f"{total.key}.{column.key} = " + " + ".join(keys),
                "sum",
                Severity.WARNING,
                _SOURCE,
            )


def _candidates(matrix: Matrix) -> Iterator[tuple[MatrixRow, list[MatrixRow]]]:
    rows = matrix.rows
    for i, row in enumerate(rows):
        children = [r for r in rows if r.parent == i]
        if children and not any(r.is_of_which for r in children):
            yield row, children
    start = 0
    for i, row in enumerate(rows):
        if not _TOTAL.match(read_label(row.label).name):
            continue
        above = [r for r in rows[start:i] if r.depth == 0]
        below = [r for r in rows[i + 1 :] if r.depth == row.depth]
        yield row, above if above else below
        start = i + 1


def _terms(formula: str) -> tuple[str, list[tuple[int, str]]]:
    left, right = formula.split(" = ")
    sign, terms = 1, []
    for token in right.split():
        if token in "+-":
            sign = 1 if token == "+" else -1
        else:
            terms.append((sign, token))
    return left, terms


def _filled(figures: Figures, formula: str, column: MatrixColumn) -> bool:
    """True where the total and at least two of its parts hold figures."""
    left, terms = _terms(formula)
    total = figures.get(f"{left}.{column.key}")
    parts = [figures.get(f"{key}.{column.key}") for _, key in terms]
    return bool(total and total.number) and sum(bool(p and p.number) for p in parts) > 1


def _holds(figures: Figures, formula: str, column: MatrixColumn) -> bool:
    """True where the column fills the sum and its figures agree by their rounding."""
    if not _filled(figures, formula, column):
        return False
    left, terms = _terms(formula)
    total = figures.get(f"{left}.{column.key}")
    low = high = Decimal(0)
    for sign, key in terms:
        one = figures.get(f"{key}.{column.key}")
        if one is None or one.interval is None:
            continue
        ends = (sign * one.interval.low, sign * one.interval.high)
        low, high = low + min(ends), high + max(ends)
    assert total is not None and total.interval is not None
    return Interval(low, high).overlaps(total.interval)
