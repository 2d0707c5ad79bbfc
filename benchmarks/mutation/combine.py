"""Which faults are planted in a workbook: one by one, two and three at a time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from benchmarks.mutation.amounts import over_amounts, over_cells, over_formulas
from benchmarks.mutation.heads import over_heads
from benchmarks.mutation.planted import BOOK, Planted, of_book
from benchmarks.mutation.scores import (
    over_results,
    over_rows,
    over_scores,
    over_totals,
)
from benchmarks.mutation.sheets import Book, Cell, as_values, changed

Maker = Callable[[Book, random.Random], Iterator[Planted]]
MAKERS: tuple[Maker, ...] = (
    over_amounts,
    over_cells,
    over_formulas,
    over_scores,
    over_totals,
    over_results,
    over_rows,
    over_heads,
)
_ALONE = frozenset(
    {
        *("hidden row", "stale formula", "overwritten", "not calculated"),
        "typed for a formula",
        *("external link", "zero budget", "money units", "no money unit"),
        *("unit too large", "total beyond", "group empty", "stray error"),
    }
)
"""Faults of the whole sheet, or of one that keeps its formulas."""


def plants(book: Book, seed: int, most: int) -> list[Planted]:
    """At most so many faults of each kind, drawn from all that can be planted."""
    draw = random.Random(seed)
    return [one for make in MAKERS for one in drawn(make(book, draw), draw, most)]


def drawn(
    found: Iterable[Planted], draw: random.Random, most: int
) -> Iterator[Planted]:
    """At most so many of each kind."""
    by_kind: dict[str, list[Planted]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    for some in by_kind.values():
        yield from draw.sample(some, min(most, len(some)))


def together(
    book: Book, seed: int, most: int, size: int
) -> Iterator[tuple[Planted, ...]]:
    """So many faults at once, in rows and columns of their own."""
    draw = random.Random(seed)
    singles = [one for one in plants(book, seed, 2) if one.kind not in _ALONE]
    flat, made = as_values(book), 0
    if len(singles) < size:
        return
    for _ in range(most * 8):
        if made == most:
            return
        some = draw.sample(singles, size)
        if len({one.sheet for one in some}) > 1 or _touch(some):
            continue
        whole = of_book(_overlaid(flat, some))
        made += 1
        yield tuple(replace(one, papers=whole) for one in some)


def _overlaid(flat: Book, some: list[Planted]) -> Book:
    number = next(n for n, one in enumerate(flat) if one.name == some[0].sheet)
    sheet = flat[number]
    for one in some:
        content = one.papers.files[BOOK]
        assert isinstance(content, tuple) and one.at is not None
        sheet = sheet.with_cell(one.at, content[number].cells.get(one.at, Cell()))
    return changed(flat, number, sheet)


def _touch(some: list[Planted]) -> bool:
    places = [one.at for one in some if one.at is not None]
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    return len(rows) < len(some) or len(columns) < len(some)
