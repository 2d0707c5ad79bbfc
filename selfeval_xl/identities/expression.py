"""Read formulas over field keys into quotients of polynomials that can be solved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from selfeval_xl.values.remembered import remembered

Terms = Mapping[tuple[int, ...], Decimal]
"""A polynomial: the positions multiplied in each term -> its coefficient."""

Token = str | int
"""An operator, "abs", a number as text, or the position of a key."""

_ONE: Terms = {(): Decimal(1)}
_OPERATORS = frozenset("+-*/=") | {"<="}
_NUMBER = re.compile(r"\d+(\.\d+)?")
_BRACKETS = re.compile(r"[(){]")
_PIECE = re.compile(r"\{[^}]*\}|[^\s{]+")


@dataclass(frozen=True, slots=True)
class Quotient:
    """Numerator over denominator, as a magnitude where ``is_abs``."""

    numerator: Terms
    denominator: Terms
    is_abs: bool = False


class Shape:
    """What a formula says, with positions in place of keys.

    ``relation`` is "=" or "<=". ``left`` is the position of the one key on the
    left side, None where an expression stands there. ``residuals`` are
    polynomials one of which is zero (for "<=": at most zero) where it holds.
    """

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        relations = [at for at, token in enumerate(tokens) if token in ("=", "<=")]
        if len(relations) != 1:
            raise ValueError("a formula has one = or <=")
        at = relations[0]
        self.tokens = tokens
        self.relation = str(tokens[at])
        self.left_tokens, self.right_tokens = tokens[:at], tokens[at + 1 :]
        self.left_side = left = _parse(self.left_tokens)
        self.right = _parse(self.right_tokens)
        first = self.left_tokens[0]
        is_key = len(self.left_tokens) == 1 and isinstance(first, int)
        self.left = first if is_key and isinstance(first, int) else None
        self.is_linear = not self.right.is_abs and all(
            _is_constant(side.denominator) and all(len(t) < 2 for t in side.numerator)
            for side in (left, self.right)
        )
        if not self.is_linear and (self.left is None or self.relation == "<="):
            raise ValueError("a ratio needs one key, then =, on its left side")
        crossed = _times(left.numerator, self.right.denominator)
        against = _times(self.right.numerator, left.denominator)
        self.residuals: tuple[Terms, ...] = (_plus(crossed, against, -1),)
        if self.right.is_abs:
            self.residuals += (_plus(crossed, against, 1),)
        self._solved: dict[int, tuple[tuple[Terms, Terms], ...]] = {}

    def solved(self, position: int) -> tuple[tuple[Terms, Terms], ...]:
        """Pairs (A, B) with A · x + B = 0 for the key at the position.

        Empty where the key stands in a power or a product with itself.
        """
        if position not in self._solved:
            self._solved[position] = tuple(
                pair
                for residual in self.residuals
                if (pair := _split(residual, position)) is not None
            )
        return self._solved[position]


@remembered
def read_formula(formula: str) -> tuple[Shape, tuple[str, ...]]:
    """Give a formula's shape and its keys, in the order they first stand in it.

    Tokens stand apart by spaces; only parentheses and abs( ) touch what they
    enclose. A key with spaces, or one that ends in an unpaired parenthesis, is
    written in braces. abs(x) / y reads as the magnitude of x / y.

    Raises ValueError where the text is no formula of this kind.
    """
    positions: dict[str, int] = {}
    tokens: list[Token] = []
    for is_key, text in _tokens(formula):
        tokens.append(positions.setdefault(text, len(positions)) if is_key else text)
    try:
        return _shape(tuple(tokens)), tuple(positions)
    except (ValueError, IndexError) as error:
        raise ValueError(f"no formula: {formula!r}: {error}") from error


@lru_cache(maxsize=1024)
def _shape(tokens: tuple[Token, ...]) -> Shape:
    return Shape(tokens)


def _tokens(formula: str) -> Iterator[tuple[bool, str]]:
    """Yield (is it a key, text) for each token."""
    if not _BRACKETS.search(formula):  # long sums are read at once
        for piece in formula.split():
            yield not (piece in _OPERATORS or _NUMBER.fullmatch(piece)), piece
        return
    for match in _PIECE.finditer(formula):
        piece, closing = match.group(), 0
        if piece.startswith("{"):
            yield True, piece[1:-1]
            continue
        while piece.startswith(("(", "abs(")):
            if piece.startswith("abs("):
                yield False, "abs"
                piece = piece[3:]
            yield False, "("
            piece = piece[1:]
        # A key's own brackets, as in ~因公出国(境)费, are paired inside it.
        while piece.endswith(")") and piece.count(")") > piece.count("("):
            piece, closing = piece[:-1], closing + 1
        if piece in _OPERATORS or _NUMBER.fullmatch(piece):
            yield False, piece
        elif piece:
            yield True, piece
        yield from [(False, ")")] * closing


def _parse(tokens: tuple[Token, ...]) -> Quotient:
    found, end = _sum(tokens, 0)
    if end != len(tokens):
        raise ValueError(f"unexpected {tokens[end]!r}")
    return found


def _sum(tokens: tuple[Token, ...], at: int) -> tuple[Quotient, int]:
    first, at = _product(tokens, at)
    numerator, denominator = dict(first.numerator), first.denominator
    is_abs = first.is_abs
    while at < len(tokens) and tokens[at] in ("+", "-"):
        sign = 1 if tokens[at] == "+" else -1
        term, at = _product(tokens, at + 1)
        if is_abs or term.is_abs:
            raise ValueError("abs() stands alone or in a quotient")
        if term.denominator == denominator:
            for powers, factor in term.numerator.items():  # in place: sums are long
                numerator[powers] = numerator.get(powers, Decimal(0)) + sign * factor
            continue
        numerator = dict(
            _plus(
                _times(numerator, term.denominator),
                _times(term.numerator, denominator),
                sign,
            )
        )
        denominator = _times(denominator, term.denominator)
    kept = {powers: factor for powers, factor in numerator.items() if factor}
    return Quotient(kept, denominator, is_abs), at


def _product(tokens: tuple[Token, ...], at: int) -> tuple[Quotient, int]:
    found, at = _factor(tokens, at)
    while at < len(tokens) and tokens[at] in ("*", "/"):
        operator = tokens[at]
        other, at = _factor(tokens, at + 1)
        above, below = other.numerator, other.denominator
        if operator == "/":
            above, below = below, above
        found = Quotient(
            _times(found.numerator, above),
            _times(found.denominator, below),
            found.is_abs or other.is_abs,
        )
    return found, at


def _factor(tokens: tuple[Token, ...], at: int) -> tuple[Quotient, int]:
    token = tokens[at]
    if isinstance(token, int):
        return Quotient({(token,): Decimal(1)}, _ONE), at + 1
    if token == "-":
        inner, at = _factor(tokens, at + 1)
        return (
            Quotient(
                _times(inner.numerator, {(): Decimal(-1)}),
                inner.denominator,
                inner.is_abs,
            ),
            at,
        )
    if token in ("(", "abs"):
        is_abs = token == "abs"
        inner, at = _sum(tokens, at + 1 + is_abs)
        if tokens[at] != ")":
            raise ValueError("a parenthesis is not closed")
        is_abs = is_abs or inner.is_abs
        return Quotient(inner.numerator, inner.denominator, is_abs), at + 1
    return Quotient({(): Decimal(token)}, _ONE), at + 1


def _is_constant(terms: Terms) -> bool:
    return all(not powers for powers in terms)


def _plus(one: Terms, other: Terms, sign: int) -> Terms:
    total = dict(one)
    for powers, factor in other.items():
        total[powers] = total.get(powers, Decimal(0)) + sign * factor
    return {powers: factor for powers, factor in total.items() if factor}


def _times(one: Terms, other: Terms) -> Terms:
    if other == _ONE:
        return one
    total: dict[tuple[int, ...], Decimal] = {}
    for mine, factor in one.items():
        for theirs, by in other.items():
            powers = tuple(sorted(mine + theirs))
            total[powers] = total.get(powers, Decimal(0)) + factor * by
    return total


def _split(terms: Terms, position: int) -> tuple[Terms, Terms] | None:
    """Give (A, B) of A · x + B, None where x is squared or not there."""
    slope: dict[tuple[int, ...], Decimal] = {}
    rest: dict[tuple[int, ...], Decimal] = {}
    for powers, factor in terms.items():
        if position not in powers:
            rest[powers] = factor
        elif powers.count(position) > 1:
            return None
        else:
            slope[tuple(one for one in powers if one != position)] = factor
    return (slope, rest) if slope else None
