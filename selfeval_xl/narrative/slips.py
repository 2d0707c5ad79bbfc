"""Find the figure of a sum whose digits were turned round or mistyped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from selfeval_xl.narrative.book import Book, factor, value_of
from selfeval_xl.narrative.tokens import Token

_TURNED = 1_000  # units of the last decimal a sum needs to tell two digits turned
_MISTYPED = 100_000  # and one digit mistyped, of which there are many more


def telling_slips(book: Book, whole: Token, parts: Sequence[Token]) -> list[Token]:
    """The figures of which a slip explains the gap, and hardly chance.

    Short figures give none: with few digits some slip explains nearly any gap.
    """
    added = sum((value_of(part) for part in parts), Decimal(0))
    room = min(value_of(whole), added) / (_slack(book, whole, parts) or Decimal(1))
    if room < _TURNED:
        return []
    return digit_slips(book, whole, parts, room >= _MISTYPED)


def digit_slips(
    book: Book, whole: Token, parts: Sequence[Token], may_be_mistyped: bool = False
) -> list[Token]:
    """The figures that, digits put right, alone would make the sum come out."""
    slack = _slack(book, whole, parts) / 2
    gap = value_of(whole) - sum((value_of(part) for part in parts), Decimal(0))
    found = []
    for token in (whole, *parts):
        right = value_of(token) + (-gap if token is whole else gap)
        if any(
            abs(value * factor(token) - right) <= slack
            for value in _variants(token, may_be_mistyped)
        ):
            found.append(token)
    return found


def _slack(book: Book, whole: Token, parts: Sequence[Token]) -> Decimal:
    width = book.interval(whole).width
    for part in parts:
        width += book.interval(part).width
    return width


def _variants(token: Token, may_be_mistyped: bool) -> Iterator[Decimal]:
    """A figure with two neighbouring digits turned, its point moved, a digit off."""
    unit = Decimal((0, (1,), -token.decimals))
    digits = str(int(abs(token.value) / unit))
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            turned = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            yield int(turned) * unit
    yield abs(token.value) * 10
    if len(digits) > 1:
        yield abs(token.value) / 10
    if not may_be_mistyped:
        return
    for at, digit in enumerate(digits):
        for other in "0123456789":
            if other != digit:
                yield int(digits[:at] + other + digits[at + 1 :]) * unit
