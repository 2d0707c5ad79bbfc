"""Engines kept for the next workbook with the same formulas in the same cells.

A bureau gets one form from every unit: reading its formulas anew each time takes
longer than calculating them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from selfeval_xl.formulas.blocks import Block
from selfeval_xl.formulas.engine import Engine
from selfeval_xl.model.grid import Address, Cell, Raw, Sheet, Workbook

MOST_KEPT = 8
MOST_FORMULAS = 2_000  # in a kept engine, and so many values at the most
MOST_VALUES = 20_000

Shapes = tuple[tuple[Block, ...], ...]
"""Where the values stand, sheet by sheet."""


class Layout(NamedTuple):
    """All that an engine's formulas come from."""

    date1904: bool
    names: tuple[tuple[str, str], ...]
    sheets: tuple[tuple[str, bool], ...]  # which have hidden rows
    formulas: tuple[tuple[int, int, int, str, str | None], ...]
    in_line: tuple[tuple[str, int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Values:
    """A sheet's values: those of the blocks, and single ones that fit in none."""

    sheet: str
    values: Mapping[Address, Raw]
    blocks: tuple[Block, ...]
    single: Mapping[Address, Raw]


@dataclass(frozen=True, slots=True)
class Kept:
    """An engine that holds formulas, the columns they read and the values' places."""

    engine: Engine
    read: frozenset[int] | None
    shapes: Shapes


_kept: OrderedDict[Layout, Kept] = OrderedDict()


def layout_of(workbook: Workbook, in_line: Sequence[tuple[Sheet, Cell, str]]) -> Layout:
    """What two workbooks share whose formulas mean the same.

    ``in_line`` are the constants among formulas with the formulas they would have.
    """
    return Layout(
        workbook.date1904,
        tuple(workbook.defined_names.items()),
        tuple((one.name, bool(one.hidden_rows)) for one in workbook.sheets),
        tuple(
            (at, *address, cell.formula, cell.array_range)
            for at, sheet in enumerate(workbook.sheets)
            for address, cell in sheet.cells.items()
            if cell.formula is not None
        ),
        tuple((sheet.name, *cell.address, text) for sheet, cell, text in in_line),
    )


def take(layout: Layout) -> Kept | None:
    """An engine for the layout; it is the caller's own until it is kept again."""
    return _kept.pop(layout, None)


def keep(layout: Layout, kept: Kept) -> None:
    """Keep an engine in place of the one that was not asked for longest."""
    values = sum(block.cells for blocks in kept.shapes for block in blocks)
    if len(layout.formulas) > MOST_FORMULAS or values > MOST_VALUES:
        return
    _kept[layout] = kept
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
