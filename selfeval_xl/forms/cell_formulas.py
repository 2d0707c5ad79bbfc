"""A cell's formula said over field keys, and whether two such formulas agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from selfeval_xl.identities.expression import Quotient, Terms, read_formula
from selfeval_xl.model.form import Field
from selfeval_xl.model.formula import tokens
from selfeval_xl.model.grid import Address
from selfeval_xl.model.place import column_number

Tokens = tuple[str, ...]
_SUMS = frozenset({"SUM"})
_FIRST = frozenset({"ROUND", "ROUNDUP", "ROUNDDOWN", "IFERROR", "N", "TRUNC"})
_LARGEST_RANGE = 2000


class _Unreadable(Exception):
    """The formula is of no kind that an identity could be."""


def said_in_keys(formula: str, keys: Mapping[Address, str]) -> Tokens | None:
    """The tokens of a formula with keys for cells; None where it is more than sums,
    differences, products and quotients of known cells.

    Guards against blanks and errors (IF, IFERROR, ROUND) are looked through; cells of
    a summed range that are no fields are left out.
    """
    try:
        reader = _Reader(list(_pieces(formula)), keys)
        found = reader.sum()
        reader.expect_end()
    except (_Unreadable, IndexError):
        return None
    return tuple(found) if any(t in keys.values() for t in found) else None


def _pieces(formula: str) -> Iterator[tuple[str, str]]:
    for kind, text in tokens(formula):
        if kind == "other" and text.isspace():
            continue
        if kind in ("sheet", "structured", "error", "columns", "rows"):
            raise _Unreadable
        yield kind, text.upper() if kind == "function" else text


class _Reader:
    """Reads the pieces of a formula from the left."""

    def __init__(
        self, pieces: Sequence[tuple[str, str]], keys: Mapping[Address, str]
    ) -> None:
        self.pieces, self.keys, self.at = pieces, keys, 0

    def peek(self) -> str:
        return self.pieces[self.at][1] if self.at < len(self.pieces) else ""

    def take(self) -> tuple[str, str]:
        self.at += 1
        return self.pieces[self.at - 1]

    def expect(self, text: str) -> None:
        if self.peek() != text:
            raise _Unreadable
        self.at += 1

    def expect_end(self) -> None:
        if self.at < len(self.pieces):
            raise _Unreadable

    def sum(self) -> list[str]:
        found = self.product()
        while self.peek() in ("+", "-"):
            found += [self.take()[1], *self.product()]
        return found

    def product(self) -> list[str]:
        found = self.factor()
        while self.peek() in ("*", "/"):
            found += [self.take()[1], *self.factor()]
        return found

    def factor(self) -> list[str]:
        kind, text = self.take()
        if text == "+":
            return self.factor()
        if text == "(":
            inner = self.sum()
            self.expect(")")
            return inner if len(inner) == 1 else ["(", *inner, ")"]
        if kind == "function":
            return self.call(text)
        if kind == "cell":
            return [self.key(self.address(text))]
        if kind == "number":
            return [text]
        raise _Unreadable

    def call(self, name: str) -> list[str]:
        self.expect("(")
        if name in _SUMS:
            return self.summed()
        if name == "IF":
            self.argument()
            return self.branches()
        if name not in _FIRST:
            raise _Unreadable
        inner = self.sum()
        while self.peek() == ",":
            self.take()
            self.argument()
        self.expect(")")
        return inner if len(inner) == 1 else ["(", *inner, ")"]

    def summed(self) -> list[str]:
        """The arguments of SUM, ranges cell by cell, as one bracket."""
        found: list[str] = []
        while True:
            start = self.at
            kind, text = self.take()
            if kind == "cell" and self.peek() == ":":
                self.take()
                terms = list(self.in_range(text, self.take()[1]))
            else:
                self.at = start
                terms = [self.sum()]
            for term in terms:
                found += ["+", *term] if found else term
            if self.peek() != ",":
                break
            self.take()
        self.expect(")")
        if not found:
            raise _Unreadable
        return found if len(found) == 1 else ["(", *found, ")"]

    def in_range(self, first: str, last: str) -> Iterator[list[str]]:
        (top, left), (bottom, right) = self.address(first), self.address(last)
        if (bottom - top + 1) * (right - left + 1) > _LARGEST_RANGE:
            raise _Unreadable
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) in self.keys:
                    yield [self.keys[row, column]]

    def branches(self) -> list[str]:
        """The branch of an IF that reckons; the other must be a constant."""
        found = []
        while self.peek() == ",":
            self.take()
            start = self.at
            self.argument()
            part = self.pieces[start : self.at]
            if any(kind in ("cell", "function") for kind, _ in part):
                reader = _Reader(part, self.keys)
                found.append(reader.sum())
                reader.expect_end()
        self.expect(")")
        if len(found) != 1:
            raise _Unreadable
        return found[0] if len(found[0]) == 1 else ["(", *found[0], ")"]

    def argument(self) -> None:
        """Skip to the comma or bracket that ends an argument."""
        depth = 0
        while depth or self.peek() not in (",", ")"):
            text = self.take()[1]
            depth += (text == "(") - (text == ")")

    def address(self, text: str) -> Address:
        clean = text.replace("$", "").upper()
        letters = clean.rstrip("0123456789")
        if not letters or letters == clean:
            raise _Unreadable
        return int(clean[len(letters) :]), column_number(letters)

    def key(self, address: Address) -> str:
        if address not in self.keys:
            raise _Unreadable
        return self.keys[address]


def without_outer_brackets(found: Tokens) -> Tokens:
    """The tokens without a bracket about the whole."""
    while found[:1] == ("(",) and found[-1] == ")" and _is_closed(found[1:-1]):
        found = found[1:-1]
    return found


def _is_closed(found: Tokens) -> bool:
    depth = 0
    for token in found:
        depth += (token == "(") - (token == ")")
        if depth < 0:
            return False
    return depth == 0


def formula_of(field: Field, keys: Mapping[Address, str]) -> str | None:
    """A field's own formula as an identity says it; None where it has no such."""
    if field.cell is None or field.cell.formula is None:
        return None
    found = said_in_keys(field.cell.formula, keys)
    if found is None:
        return None
    if not {"-", "*", "/"} & set(found):
        found = tuple(token for token in found if token not in ("(", ")"))
    said = _in_ratio(without_outer_brackets(found), field)
    if field.key in said:
        return None
    return f"{field.key} = {' '.join(said)}"


def _in_ratio(found: Tokens, field: Field) -> Tokens:
    """The tokens of a rate without the "* 100" that its notation calls for."""
    if field.percent_style == "number" and found[-2:] == ("*", "100"):
        return without_outer_brackets(found[:-2])
    return found


def agree(one: str, other: str) -> bool:
    """True where two formulas over keys say the same, however they are put."""
    try:
        mine, my_keys = read_formula(one)
        theirs, their_keys = read_formula(other)
    except ValueError:
        return True  # nothing to compare
    if set(my_keys) != set(their_keys) or mine.left is None or theirs.left is None:
        return False
    if my_keys[mine.left] != their_keys[theirs.left]:
        return False
    trial = {
        key: Decimal(7919 + 104729 * i * i) for i, key in enumerate(sorted(my_keys))
    }
    return _worth(mine.right, my_keys, trial) == _worth(theirs.right, their_keys, trial)


def _worth(
    side: Quotient, keys: Sequence[str], figures: Mapping[str, Decimal]
) -> Decimal:
    """The right side's value for made-up figures, to a dozen digits."""

    def total(terms: Terms) -> Decimal:
        value = Decimal(0)
        for powers, factor in terms.items():
            product = factor
            for position in powers:
                product *= figures[keys[position]]
            value += product
        return value

    below = total(side.denominator)
    value = total(side.numerator) / below if below else Decimal(0)
    return round(abs(value) if side.is_abs else value, 12)
