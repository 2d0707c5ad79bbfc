"""Totals that their own parts contradict: no score is held against them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.forms.vocabulary import IdentityTerm, vocabulary
from selfeval_xl.identities.figures import Figures

_SUMS = ("amounts", "counts")


def is_contradicted(row: str, column: str, figures: Figures) -> bool:
    """True where the row's figure in a column is not the sum of its parts there.

    The fault is another finding; whether the total or a part is wrong, the rate
    made of it is no ground to call a score wrong.
    """
    total = figures.by_key.get(f"{row}.{column}")
    if total is None:
        return False
    for term in _sums_of(row):
        if any(f"{one}.{column}" in figures.by_key for one in term.unless):
            continue
        keys = _parts(term, column, figures)
        parts = [figures.by_key[key] for key in keys if key in figures.by_key]
        if not parts or len(parts) < len(_needed(term)):
            continue
        gap = abs(total.value - sum((one.value for one in parts), Decimal(0)))
        if gap > total.half + sum((one.half for one in parts), total.half):
            return True
    return False


def _sums_of(row: str) -> Iterator[IdentityTerm]:
    for term in vocabulary().identities:
        if term.kind == "sum" and term.over in _SUMS:
            if term.formula.startswith(f"{row} = ") and not term.children:
                yield term


def _needed(term: IdentityTerm) -> list[str]:
    """The parts a form must have for the sum to hold."""
    return [one for one in _terms(term) if not one.startswith("[")]


def _parts(term: IdentityTerm, column: str, figures: Figures) -> list[str]:
    """The cells of the sum, () where one it needs is not in the form."""
    keys = [f"{one.strip('[]')}.{column}" for one in _terms(term)]
    needed = [f"{one}.{column}" for one in _needed(term)]
    if any(key not in figures.by_key for key in needed):
        return []
    return keys


def _terms(term: IdentityTerm) -> list[str]:
    return [one for one in term.formula.split(" = ")[1].split() if one != "+"]
