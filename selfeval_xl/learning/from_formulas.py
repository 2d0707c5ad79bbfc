"""Identities that a form's own formulas state."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from selfeval_xl.forms.cell_formulas import formula_of
from selfeval_xl.forms.vocabulary import IdentityTerm
from selfeval_xl.identities.expression import read_formula
from selfeval_xl.model.form import Field, Form, Matrix, Quantity

SOURCE = "表中公式"
_NUMBER = re.compile(r"^\d+(\.\d+)?$")
_OPERATORS = frozenset("+-*/()=")
_VALUES = frozenset({Quantity.AMOUNT, Quantity.COUNT, Quantity.AREA})


@dataclass(frozen=True, slots=True)
class Stated:
    """What formulas state, and the cells whose formulas say no identity."""

    terms: tuple[IdentityTerm, ...]
    others: tuple[Field, ...]


def stated_by_formulas(form: Form) -> Stated:
    """Identities over rows and columns, each as most of its formulas put it."""
    keys = {
        (one.place.row, one.place.column): one.key
        for matrix in form.matrices
        for one in matrix
        if one.place.row is not None and one.place.column is not None
    }
    terms: list[IdentityTerm] = []
    others: list[Field] = []
    for matrix in form.matrices:
        across: dict[str, list[str]] = defaultdict(list)
        down: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for (i, j), one in matrix.fields.items():
            if one.cell is None or one.cell.formula is None:
                continue
            said = formula_of(one, keys)
            row, column = matrix.rows[i].key, matrix.columns[j].key
            in_row = said and _reduced(said, f"{row}.", "")
            in_column = said and _reduced(said, "", f".{column}")
            if in_row:
                across[column].append(in_row)
            elif in_column and one.quantity in _VALUES:
                down[row][in_column].append(column)
            else:
                others.append(one)
        terms += _across(across)
        terms += _down(down, matrix)
    return Stated(tuple(_numbered(terms)), tuple(others))


def _reduced(formula: str, prefix: str, suffix: str) -> str | None:
    """The formula over row keys or column keys alone; None where it strays."""
    out = []
    for token in formula.split():
        if token in _OPERATORS:
            out.append(token)
        elif _NUMBER.match(token):
            return None
        elif token.startswith(prefix) and token.endswith(suffix):
            out.append(token.removeprefix(prefix).removesuffix(suffix))
        else:
            return None
    return " ".join(out)


def _across(found: dict[str, list[str]]) -> Iterator[IdentityTerm]:
    for column, formulas in found.items():
        formula, held = Counter(formulas).most_common(1)[0]
        if 2 * held > len(formulas):
            yield IdentityTerm(column, formula, "rows", kind_of(formula), source=SOURCE)


def _down(
    found: dict[str, dict[str, list[str]]], matrix: Matrix
) -> Iterator[IdentityTerm]:
    quantities = {c.key: c.quantity for c in matrix.columns}
    for row, formulas in found.items():
        formula, columns = max(formulas.items(), key=lambda pair: len(pair[1]))
        is_count = all(quantities[c] is Quantity.COUNT for c in columns)
        over = "counts" if is_count else "amounts"
        wanted = Quantity.COUNT if is_count else Quantity.AMOUNT
        same = {key for key, quantity in quantities.items() if quantity is wanted}
        only = () if same <= set(columns) else tuple(columns)
        yield IdentityTerm(
            row, formula, over, kind_of(formula), source=SOURCE, only=only
        )


def kind_of(formula: str) -> str:
    """The finding's kind: growth_rate, ratio, difference, sum or equality."""
    right = formula.split(" = ", 1)[1].split()
    if "/" in right:
        top, base = right[: right.index("/")], right[right.index("/") + 1 :]
        is_growth = "-" in top and base == [top[-2]] if len(top) > 1 else False
        return "growth_rate" if is_growth else "ratio"
    if "*" in right:
        return "equality"
    return "difference" if "-" in right else "sum"


def _numbered(terms: Sequence[IdentityTerm]) -> Iterator[IdentityTerm]:
    """The terms under short ids of their own, unreadable ones left out."""
    for number, term in enumerate(terms, 1):
        try:
            read_formula(term.formula)
        except ValueError:
            continue
        yield replace(term, id=f"formula-{number}")
