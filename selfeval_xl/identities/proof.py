"""Write an identity with the figures put in, as the cells show them."""

from __future__ import annotations

import re
from decimal import Decimal

from selfeval_xl.identities.equations import Equation
from selfeval_xl.identities.expression import Token
from selfeval_xl.identities.figures import Figures
from selfeval_xl.model.form import Field
from selfeval_xl.values.rounding import half_up

_PLAIN = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?")
_SIGNS = {"*": "×", "/": "÷"}
# Longer sums are cut in the middle.
_MOST_TERMS = 12


def proof(equation: Equation, figures: Figures) -> str:
    """The right side with its figures, and what it comes to.

    "76.56 + 2.62 = 79.18"; a bound reads "8.00 + 3.00 = 11.00 > 10.00".
    """
    shape = equation.shape
    right = _written(shape.right_tokens, equation, figures)
    if equation.is_equality and equation.left is not None:
        result = equation.value(equation.left, figures.by_key)
        if result is None:
            return ""
        if len(shape.right_tokens) == 1:
            left = figure_text(equation.left, equation, figures)
            return f"{left} {'=' if left == right else '≠'} {right}"
        return f"{right} = {shown_as(figures.fields[equation.left], result, figures)}"
    left = _written(shape.left_tokens, equation, figures)
    sums = [
        _total(tokens, equation, figures)
        for tokens in (shape.left_tokens, shape.right_tokens)
    ]
    holds = sums[0] <= sums[1] if shape.relation == "<=" else sums[0] == sums[1]
    signs = {"<=": ("≤", ">"), "=": ("=", "≠")}[shape.relation]
    texts = []
    for text, tokens, total in zip(
        (left, right), (shape.left_tokens, shape.right_tokens), sums, strict=True
    ):
        keys = [equation.keys[one] for one in tokens if isinstance(one, int)]
        field = figures.fields[keys[0]] if keys else None
        if len(tokens) > 1 and field is not None:
            text = f"{text} = {shown_as(field, total, figures)}"
        texts.append(text)
    return f"{texts[0]} {signs[0 if holds else 1]} {texts[1]}"


def solved_proof(equation: Equation, key: str, figures: Figures) -> str:
    """The others of a sum, and what they leave for one addend.

    "79.18 - 2.62 = 76.56"; "" where the identity is no sum or has another factor.
    """
    slopes = equation.slopes if equation.shape.is_linear else {}
    if equation.left is None or key == equation.left or key not in slopes:
        return ""
    sign = -slopes[key]  # as on the right side
    if any(abs(slope) != 1 for slope in slopes.values()) or equation.constant:
        return ""
    value = equation.value(key, figures.by_key)
    if value is None:
        return ""
    others = [one for one in equation.keys if one not in (key, equation.left)]
    first, rest = (equation.left, others)
    if sign < 0:  # a subtrahend: the other addends less the left side
        first = next((one for one in others if slopes[one] < 0), equation.left)
        rest = [equation.left, *(one for one in others if one != first)]
    parts = [figure_text(first, equation, figures)]
    for one in rest[:_MOST_TERMS]:
        is_added = slopes[one] * slopes[key] < 0
        parts += ["+" if is_added else "-", figure_text(one, equation, figures)]
    if len(rest) > _MOST_TERMS:
        parts.append("- …")
    return f"{' '.join(parts)} = {shown_as(figures.fields[key], value, figures)}"


def ratio_proof(equation: Equation, key: str, right: Decimal, figures: Figures) -> str:
    """What a rate makes of its numerator or its base, given the value found.

    "226.89 × 95.10% ≈ 215.77"; "" where the identity is no plain rate or growth.
    """
    side, left = equation.shape.right, equation.left
    if equation.shape.is_linear or side.is_abs or left in (None, key):
        return ""
    terms = {tuple(equation.keys[at] for at in p): f for p, f in side.numerator.items()}
    below = [tuple(equation.keys[at] for at in p) for p in side.denominator]
    above = next((p for p in terms if len(p) == 1 and p not in below), None)
    if len(below) != 1 or len(below[0]) != 1 or above is None or left is None:
        return ""
    if terms not in ({above: 1}, {above: 1, below[0]: -1}):
        return ""
    rate = figure_text(left, equation, figures)
    rate = rate if len(terms) == 1 else f"(1 + {rate})"
    other, sign = (below[0][0], "×") if key == above[0] else (above[0], "÷")
    value = shown_as(figures.fields[key], right, figures)
    return f"{figure_text(other, equation, figures)} {sign} {rate} ≈ {value}"


def figure_text(key: str, equation: Equation, figures: Figures) -> str:
    """One figure as its cell shows it, a negative one in parentheses."""
    field = figures.fields[key]
    if key not in figures.by_key:
        return "0" if key in equation.zeros else field.label
    text = field.shown.strip().removeprefix("+")
    if not _PLAIN.fullmatch(text):
        value = figures.by_key[key].value
        text = shown_as(field, value, figures, places=figures.by_key[key].places)
    elif figures.style(field) == "number":
        text += "%"
    if figures.shift(field):
        text += field.unit or ""
    return f"({text})" if text.startswith("-") else text


def shown_as(
    field: Field, value: Decimal, figures: Figures, *, places: int | None = None
) -> str:
    """A value of the form's unit in the field's notation, rounded half up."""
    is_percent = figures.style(field) in ("percent", "number")
    if places is None:
        number = figures.outward(field, value)
    else:
        number = half_up(value, places)
    mark = "," if "," in field.shown else ""
    number = number.scaleb(2) if is_percent else number
    return f"{number + 0:{mark}f}" + ("%" if is_percent else "")


def _written(tokens: tuple[Token, ...], equation: Equation, figures: Figures) -> str:
    if len(tokens) == 5 and tokens[1::2] == ("/", "-") and tokens[4] == "1":
        tokens = ("(", tokens[0], "-", tokens[2], ")", "/", tokens[2])
    if len(tokens) > 2 * _MOST_TERMS and "(" not in tokens:
        tokens = (*tokens[:_MOST_TERMS], "…", *tokens[-2:])
    text = ""
    for token in tokens:
        if isinstance(token, int):
            token = figure_text(equation.keys[token], equation, figures)
        token = _SIGNS.get(token, token)
        is_tight = not text or text.endswith("(") or token == ")"
        is_called = token == "(" and text.endswith("abs")
        text += token if is_tight or is_called else f" {token}"
    return text


def _total(tokens: tuple[Token, ...], equation: Equation, figures: Figures) -> Decimal:
    """One side of a linear formula by its stored figures."""
    shape = equation.shape
    is_left = tokens is shape.left_tokens
    side = shape.left_side if is_left else shape.right
    below = side.denominator[()]
    values = [
        (
            factor * equation.figure(equation.keys[powers[0]], figures.by_key).value
            if powers
            else factor
        )
        for powers, factor in side.numerator.items()
    ]
    return sum(values, Decimal(0)) / below
