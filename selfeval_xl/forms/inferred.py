"""Sums that no vocabulary states, taken from a form's own structure and figures.

A sum is only assumed where the figures themselves bear it out in another column:
a form nobody described gives no ground to doubt a single column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from selfeval_xl.findings import Severity
from selfeval_xl.forms.labels import read_label
from selfeval_xl.identities.network import Identity
from selfeval_xl.model.form import Field, Matrix, MatrixColumn, MatrixRow
from selfeval_xl.values import Interval
from selfeval_xl.values.remembered import of_latest

Figures = Mapping[str, Field]

_TOTAL = re.compile(r"^(合计|总计|小计|总额|金额合计)$")
_TOO_MANY, _MOST_FOLLOWERS = 3, 30
_REMEMBERED = 1024
_SOURCE = "表内结构：本行为其下各行之和，其他列的数字均符合"


def strangers(matrix: Matrix, keys: Sequence[str]) -> list[str]:
    """Rows of no known meaning that stand among the terms of a sum.

    They lie between the sum and its last term, or are children of the sum's row,
    and are no parts of a term themselves.
    """
    index = {row.key: i for i, row in enumerate(matrix.rows)}
    places = [index[key] for key in keys if key in index]
    if not places:
        return []
    left = index[keys[0]]
    terms = set(places)
    found = []
    for i, row in enumerate(matrix.rows):
        if i in terms or not row.key.startswith("~") or not read_label(row.label).name:
            continue
        is_between = min(places) < i < max(places)
        parts_of = _ancestors(matrix, i)
        is_child = row.parent == left or (is_between and not parts_of & terms - {left})
        if is_child and not row.is_of_which:
            found.append(row.key)
    return found


def followers(matrix: Matrix, keys: Sequence[str]) -> list[str]:
    """Rows of no known meaning right below the last term of a sum, from the top."""
    index = {row.key: i for i, row in enumerate(matrix.rows)}
    places = [index[key] for key in keys if key in index]
    found: list[str] = []
    for row in matrix.rows[max(places, default=len(index)) + 1 :][:_MOST_FOLLOWERS]:
        if not row.key.startswith("~") or not read_label(row.label).name:
            break
        found.append(row.key)
    return found


def _ancestors(matrix: Matrix, index: int) -> set[int]:
    found: set[int] = set()
    parent = matrix.rows[index].parent
    while parent is not None and parent not in found:
        found.add(parent)
        parent = matrix.rows[parent].parent
    return found


def choose_by_figures(
    matrix: Matrix,
    formulas: Sequence[str],
    columns: Sequence[MatrixColumn],
    *,
    is_doubtful: bool,
) -> str | None:
    """Of several readings of one sum that which most columns have; the first of equals.

    None where none holds in any column, and the reading is in doubt: because rows
    of no known meaning stand among its terms, or because so many columns cannot all
    be wrong.
    """
    figures = _figures(matrix)
    votes = [sum(holds(figures, one, c) for c in columns) for one in formulas]
    best = max(range(len(formulas)), key=lambda at: (votes[at], -at))
    if votes[best]:
        return formulas[best]
    filled = sum(filled_in_column(figures, formulas[0], c) for c in columns)
    return None if is_doubtful or filled >= _TOO_MANY else formulas[0]


def inferred_sums(
    matrix: Matrix,
    known: set[str],
    columns: Sequence[MatrixColumn],
    groups: Mapping[int, Sequence[int]],
) -> Iterator[Identity]:
    """Sums of rows the vocabulary has no identity for, borne out by the figures.

    ``groups`` are those that the figures alone show, as ``sums_by_figures`` has them.
    """
    figures = _figures(matrix)
    stated: set[str] = set()
    for total, parts, least in _candidates(matrix, groups):
        if total.key in known or total.key in stated or len(parts) < 2:
            continue
        formula = f"{total.key} = " + " + ".join(part.key for part in parts)
        held = sum(holds(figures, formula, column) for column in columns)
        filled = sum(filled_in_column(figures, formula, column) for column in columns)
        if held < least or 2 * held < filled or filled < 2:
            continue
        stated.add(total.key)
        for column in columns:
            keys = [f"{part.key}.{column.key}" for part in parts]
            yield Identity(
                f"inferred.{total.key}.{column.key}",
                f"{total.key}.{column.key} = " + " + ".join(keys),
                "sum",
                Severity.WARNING,
                _SOURCE,
            )


def _candidates(
    matrix: Matrix, groups: Mapping[int, Sequence[int]]
) -> Iterator[tuple[MatrixRow, list[MatrixRow], int]]:
    """(sum, parts, columns that must bear it out), the surest first."""
    rows = matrix.rows
    for i, members in groups.items():
        yield rows[i], [rows[m] for m in members], 2
    children: dict[int, list[MatrixRow]] = {}
    for row in rows:
        if row.parent is not None:
            children.setdefault(row.parent, []).append(row)
    for i, parts in children.items():
        yield rows[i], parts, 2 if any(r.is_of_which for r in parts) else 1
    start = 0
    for i, row in enumerate(rows):
        if not _TOTAL.match(read_label(row.label).name):
            continue
        above = [r for r in rows[start:i] if r.depth == 0]
        below = [r for r in rows[i + 1 :] if r.depth == row.depth]
        yield row, above if above else below, 1
        start = i + 1


@lru_cache(_REMEMBERED)
def _terms(formula: str) -> tuple[str, list[tuple[int, str]]]:
    left, right = formula.split(" = ")
    sign, terms = 1, []
    for token in right.split():
        if token in "+-":
            sign = 1 if token == "+" else -1
        else:
            terms.append((sign, token))
    return left, terms


@of_latest
def _figures(matrix: Matrix) -> Figures:
    return matrix.by_key()


def filled_in_column(figures: Figures, formula: str, column: MatrixColumn) -> bool:
    """True where the total and at least two of its parts hold figures."""
    left, terms = _terms(formula)
    total = figures.get(f"{left}.{column.key}")
    parts = [figures.get(f"{key}.{column.key}") for _, key in terms]
    return bool(total and total.number) and sum(bool(p and p.number) for p in parts) > 1


def holds(figures: Figures, formula: str, column: MatrixColumn) -> bool:
    """True where the column fills the sum and its figures agree by their rounding."""
    if not filled_in_column(figures, formula, column):
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
