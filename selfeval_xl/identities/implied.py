"""What the identities make of a cell that holds no number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from selfeval_xl.identities.equations import Equation
from selfeval_xl.identities.evaluation import is_empty
from selfeval_xl.identities.figures import ZERO, Figure, Figures
from selfeval_xl.identities.network import Arithmetic
from selfeval_xl.model.form import Field
from selfeval_xl.values import Interval


def expected_value(arithmetic: Arithmetic, field: Field) -> Decimal | None:
    """The one value that the identities allow in a blank, text or error cell.

    In the field's unit, rounded to its decimals; None where there is no such.
    """
    return arithmetic.implied.get(field.key)


def implied_values(
    figures: Figures, equations: list[Equation], required: frozenset[str]
) -> dict[str, Decimal]:
    """Key -> value for every field without a number whose value can be told."""
    by_key: dict[str, list[Equation]] = {}
    for equation in equations:
        for key in equation.keys:
            if key in figures.fields and key not in figures.by_key:
                by_key.setdefault(key, []).append(equation)
    found = {}
    for key, standing_in in by_key.items():
        value = _implied(key, standing_in, figures, required)
        if value is not None:
            found[key] = figures.outward(figures.fields[key], value)
    return found


def _implied(
    key: str, equations: list[Equation], figures: Figures, required: frozenset[str]
) -> Decimal | None:
    """The value on which all identities agree, sums before ratios.

    Where they do not agree, those with a formula cell are left aside: it may have
    taken the blank as 0.
    """
    claims = list(_claims(key, equations, figures, required))
    for chosen in (claims, [one for one in claims if not one[2]]):
        for value, _, _ in chosen:
            if all(span.contains(value) for _, span, _ in chosen):
                return value
    return None


def _claims(
    key: str, equations: list[Equation], figures: Figures, required: frozenset[str]
) -> Iterator[tuple[Decimal, Interval, bool]]:
    """Value, range, and is a formula part of it; exact ones first."""
    field = figures.fields[key]
    half = Decimal(5).scaleb(-figures.places(field) - 1)

    def rank(equation: Equation) -> tuple[bool, bool]:
        return (not equation.shape.is_linear, equation.left != key)

    for equation in sorted(equations, key=rank):
        look = _known(key, equation, figures, required)
        if look is None:
            continue
        value = equation.value(key, look)
        if value is None:
            continue
        spans = equation.ranges(key, look)
        if len(spans) == 1:
            span = Interval(spans[0].low - half, spans[0].high + half)
            yield value, span, _has_formula(equation, key, figures)


def _known(
    key: str, equation: Equation, figures: Figures, required: frozenset[str]
) -> dict[str, Figure] | None:
    """Figures of the identity's other keys, None where one is not known."""
    is_sum = equation.shape.is_linear and equation.identity.blank_is_zero
    own = figures.fields[key]
    # Of two blank addends neither can be told, unless one of them is owed.
    may_skip = is_sum and (not is_empty(own) or key in required or key == equation.left)
    found, any_number = {}, False
    for other in equation.keys:
        if other == key:
            continue
        field = figures.fields.get(other)
        if field is None:
            return None
        if other in figures.by_key:
            found[other] = figures.by_key[other]
            any_number = True
        elif (
            may_skip
            and is_empty(field)
            and other != equation.left
            and not (field.is_blank and other in required)
        ):
            found[other] = ZERO
        else:
            return None
    return found if any_number else None


def _has_formula(equation: Equation, key: str, figures: Figures) -> bool:
    cells = (figures.fields[other].cell for other in equation.keys if other != key)
    return any(cell is not None and cell.formula is not None for cell in cells)
