"""The canonical figures of a form: which are money, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from selfeval_xl.bulking.outcome import FormOutcome
from selfeval_xl.forms.vocabulary import vocabulary

YUAN = Decimal(10_000)
"""元 in a 万元: the unit in which money is shown."""


@cache
def quantity_of(column: str) -> str:
    """amount, count or ratio: what a column holds; "" where it is not known."""
    known = {one.key: str(one.quantity) for one in vocabulary().columns}
    return known.get(column, "")


@cache
def label_of(key: str) -> str:
    """The official words for a key: "支出合计 决算数"; the key where unknown."""
    row, _, column = key.rpartition(".")
    rows = {one.key: one.term for one in vocabulary().rows}
    columns = {one.key: one.term for one in vocabulary().columns}
    if row not in rows:
        return key
    return f"{rows[row]} {columns.get(column, column)}"


def amounts(form: FormOutcome) -> Iterator[tuple[str, Decimal]]:
    """Key and 元 of every amount of money in the form, rates and persons left out."""
    for key, text in form.figures.items():
        if _is_amount(key):
            found = number(text)
            if found is not None:
                yield key, found


@lru_cache(20_000)
def _is_amount(key: str) -> bool:
    row, _, column = key.rpartition(".")
    return not row.startswith("staff") and quantity_of(column) in ("", "amount")


def number(text: str | None) -> Decimal | None:
    """A number written as text, None for anything else."""
    try:
        found = Decimal(text) if text else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None
