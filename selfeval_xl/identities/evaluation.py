"""How each identity of a form ends, with its proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import partial

from selfeval_xl.findings import Outcome
from selfeval_xl.identities.equations import Equation, residual_slack
from selfeval_xl.identities.figures import Figures
from selfeval_xl.identities.network import Checked
from selfeval_xl.identities.proof import proof
from selfeval_xl.model.form import Field, Form
from selfeval_xl.values import Interval

DIGITS = 60
"""Sums and products of 15-digit numbers up to the largest figure stay exact."""


def owed(form: Form, read: Sequence[Equation], figures: Figures) -> frozenset[str]:
    """Keys that cannot be blank: the form's own, and totals of parts that are given.

    Such a total left blank is not 0 in what is reckoned from it.
    """
    return form.required | {
        equation.left
        for equation in read
        if equation.left is not None
        and equation.identity.kind == "sum"
        and equation.is_equality
        and equation.left in figures.fields
        and figures.fields[equation.left].is_blank
        and any(k in figures.by_key and figures.by_key[k].value for k in equation.keys)
    }


def evaluate(
    read: Sequence[Equation], figures: Figures, required: frozenset[str]
) -> tuple[list[Equation], list[Checked]]:
    """Equations with the blanks they take as 0, and how each ended, in order."""
    equations, checked = [], []
    for equation in read:
        identity = equation.identity
        fields = tuple(
            figures.fields[key] for key in equation.keys if key in figures.fields
        )
        if len(fields) < len(equation.keys):
            outcome = Checked(identity, Outcome.NOT_APPLICABLE, fields)
        else:
            zeros = _blanks_as_zero(equation, figures, required)
            if zeros:
                equation = replace(equation, zeros=zeros)
            outcome = _checked(equation, fields, figures, required)
        equations.append(equation)
        checked.append(outcome)
    return equations, checked


def is_empty(field: Field) -> bool:
    """True for a cell left blank or filled with 无, "/", "—"."""
    return field.number is None and field.value.kind == "blank"


def _blanks_as_zero(
    equation: Equation, figures: Figures, required: frozenset[str]
) -> frozenset[str]:
    """Addends that are blank beside at least one that is a number."""
    shape = equation.shape
    if not (equation.identity.blank_is_zero and shape.is_linear):
        return frozenset()
    side = shape.right_tokens if equation.is_equality else shape.left_tokens
    addends = [equation.keys[token] for token in side if isinstance(token, int)]
    if not any(key in figures.by_key for key in addends):
        return frozenset()
    return frozenset(
        key
        for key in addends
        if key != equation.left
        and is_empty(figures.fields[key])
        and not _is_owed(figures.fields[key], required)
    )


def _is_owed(field: Field, required: frozenset[str]) -> bool:
    return field.is_blank and field.key in required


def _checked(
    equation: Equation,
    fields: tuple[Field, ...],
    figures: Figures,
    required: frozenset[str],
) -> Checked:
    missing = [
        key
        for key in equation.keys
        if key not in figures.by_key and key not in equation.zeros
    ]
    identity = equation.identity
    if missing:
        is_unused = all(is_empty(one) and not _is_owed(one, required) for one in fields)
        if is_unused or (
            missing == [equation.left] and _has_zero_base(equation, figures)
        ):
            return Checked(identity, Outcome.NOT_APPLICABLE, fields)
        expected = _expected(equation, figures) if missing == [equation.left] else None
        working = None if expected is None else partial(_working, equation, figures)
        return Checked(identity, Outcome.INSUFFICIENT_DATA, fields, "", working)
    if _has_zero_base(equation, figures):
        return Checked(identity, Outcome.NOT_APPLICABLE, fields)
    slack = _slack(equation, figures)
    return Checked(
        identity,
        Outcome.FAILED if slack is None else Outcome.PASSED,
        fields,
        "beyond" if slack is None else slack,
        partial(_working, equation, figures),
    )


def _working(equation: Equation, figures: Figures) -> tuple[str, Decimal | None]:
    """The proof, and what the left side should show."""
    with localcontext(prec=DIGITS):
        return proof(equation, figures), _expected(equation, figures)


def _slack(equation: Equation, figures: Figures) -> str | None:
    if not equation.shape.is_linear:
        return equation.holds(figures.by_key)
    return residual_slack(equation, *residual(equation, figures), figures.by_key)


def residual(equation: Equation, figures: Figures) -> tuple[Decimal, Interval]:
    """Left side less right side of a linear equation: stored, and as written."""
    value = low = high = equation.constant
    for key, slope in equation.terms:
        figure = equation.figure(key, figures.by_key)
        value += slope * figure.value
        near, far = figure.interval.low, figure.interval.high
        low += slope * (near if slope > 0 else far)
        high += slope * (far if slope > 0 else near)
    return value, Interval(low, high)


def _has_zero_base(equation: Equation, figures: Figures) -> bool:
    """True for a ratio whose denominator is zero; its other keys have figures."""
    if equation.shape.is_linear or equation.left is None:
        return False
    if any(key not in figures.by_key for key in equation.keys if key != equation.left):
        return False
    return equation.value(equation.left, figures.by_key) is None


def _expected(equation: Equation, figures: Figures) -> Decimal | None:
    if equation.left is None or not equation.is_equality:
        return None
    value = equation.value(equation.left, figures.by_key)
    if value is None:
        return None
    return figures.outward(figures.fields[equation.left], value)
