"""Set aside live formulas that cannot count a text or a blank among their inputs."""

from __future__ import annotations

from collections.abc import Sequence

from selfeval_xl.identities.equations import STORED, Equation
from selfeval_xl.identities.figures import Figures
from selfeval_xl.model.form import Field


def set_aside_unsummed(
    figures: Figures, equations: Sequence[Equation], required: frozenset[str]
) -> None:
    """Drop the figures of formula cells whose inputs are not all counted.

    A SUM leaves a number stored as text, and a blank that is owed, out of account:
    that cell is the finding, and neither the sum nor what follows from it can be
    judged until it is mended.
    """
    uncounted = {k for k, one in figures.fields.items() if _is_uncounted(one, required)}
    if not uncounted:
        return
    live = [one for one in equations if _is_live(one, figures)]
    lost = {
        one.left
        for one in live
        if one.left is not None
        and not uncounted.isdisjoint(one.keys)
        and not _holds(one, figures)
    }
    size = -1
    while lost and size != len(lost):
        size = len(lost)
        lost |= {one.left for one in live if one.left and lost & set(one.keys)}
    for key in lost:
        figures.by_key.pop(str(key), None)


def _is_live(equation: Equation, figures: Figures) -> bool:
    field = figures.fields.get(equation.left) if equation.left else None
    return bool(field and field.cell and field.cell.formula is not None)


def _is_uncounted(field: Field, required: frozenset[str]) -> bool:
    if field.cell is None:
        return field.key in required
    return field.cell.is_string and field.value.kind != "blank"


def _holds(equation: Equation, figures: Figures) -> bool:
    """True where the formula did count the text, as "+" does with digits."""
    left = figures.by_key.get(equation.left or "")
    zeros = equation.zeros - figures.fields.keys()
    if left is None or not figures.by_key.keys() | zeros >= equation.key_set:
        return False
    value = equation.value(equation.left or "", figures.by_key)
    return value is not None and abs(value - left.value) <= STORED
