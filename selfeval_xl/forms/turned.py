"""Tables turned on their side: items head the columns, budget and spending the rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from selfeval_xl.forms.below import is_number
from selfeval_xl.forms.fields import FieldMaker
from selfeval_xl.forms.headers import find_headers
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.matrix import CLOSING, read_matrix
from selfeval_xl.forms.view import SheetView
from selfeval_xl.forms.vocabulary import header_words, vocabulary
from selfeval_xl.model.form import Field, Matrix, Quantity
from selfeval_xl.model.grid import Cell, Range

_FIGURE = re.compile(r"[-+(]?\d[\d,]*(\.\d+)?[)%]?")
_LEAST_ITEMS, _LEAST_LINES, _MOST_HEADS = 2, 2, 3


def turned_matrices(
    view: SheetView,
    file: str,
    make: FieldMaker,
    year: int | None,
    taken: Sequence[Range],
    unit_above: Callable[[int], str | None],
) -> Iterator[Matrix]:
    """The turned blocks of a sheet outside ``taken``, from the top.

    Their fields stand where they stand; of their rows and columns ``row`` is the
    sheet's column and ``column`` its row. ``unit_above`` gives the money unit that
    is declared above a row.
    """
    end = 0
    for row in view.by_row:
        if row <= end or any(area.top <= row <= area.bottom for area in taken):
            continue
        block = _block_at(view, row, year)
        if block is None or any(_meet(block, area) for area in taken):
            continue
        end = block.bottom
        found = _read(view, file, make, year, block, unit_above(row))
        if found is not None:
            yield found


def _block_at(view: SheetView, top: int, year: int | None) -> Range | None:
    """The block whose items head the columns from row ``top`` on."""
    cells = view.by_row[top]
    stub = cells[0].column
    bottom = _heads_bottom(view, top)
    if bottom is None:
        return None
    items = [
        (row, squeeze(c.shown))
        for row in range(top, bottom + 1)
        for c in view.by_row.get(row, ())
        if c.column > stub and vocabulary().is_row(c.shown)
    ]
    if not items or items[0][0] > top:
        return None
    lines = list(_lines(view, stub, bottom))
    known = {key for row in lines if (key := _amount(view, row, stub, year))}
    if len({name for _, name in items}) < _LEAST_ITEMS or len(known) < _LEAST_LINES:
        return None
    rows = range(top, lines[-1] + 1)
    right = max(
        view.block(c.row, c.column).right
        for row in rows
        for c in view.by_row.get(row, ())
    )
    return Range(top, stub, lines[-1], right)


def _heads_bottom(view: SheetView, top: int) -> int | None:
    """The last row of words before a row with figures; None where none follows."""
    for row in range(top, top + _MOST_HEADS + 1):
        cells = view.by_row.get(row, [])
        if any(map(_is_figure, cells)) or sum(map(_is_text_figure, cells)) > 1:
            return row - 1 if row > top else None
    return None


def _is_figure(cell: Cell) -> bool:
    return is_number(cell) or cell.formula is not None


def _is_text_figure(cell: Cell) -> bool:
    return cell.is_string and bool(_FIGURE.fullmatch(squeeze(cell.shown)))


def _lines(view: SheetView, stub: int, bottom: int) -> Iterator[int]:
    """The labelled rows of figures below the heads."""
    for row, cells in view.by_row.items():
        if row <= bottom:
            continue
        text = squeeze(cells[0].shown)
        if cells[0].column != stub or not cells[0].is_string or CLOSING.match(text):
            return
        if not any(c.column > stub for c in cells):
            return
        yield row


def _amount(view: SheetView, row: int, stub: int, year: int | None) -> str | None:
    """The key of a line of amounts such as 年初预算数 and 决算数."""
    term = vocabulary().column(header_words(view.text(row, stub), year))
    is_amount = term is not None and term.quantity is Quantity.AMOUNT
    return term.key if term is not None and is_amount else None


def _meet(one: Range, other: Range) -> bool:
    return one.top <= other.bottom and other.top <= one.bottom


def _read(
    view: SheetView,
    file: str,
    make: FieldMaker,
    year: int | None,
    block: Range,
    unit: str | None,
) -> Matrix | None:
    upright = view

    def turned(
        file: str, view: SheetView, row: int, column: int, **named: Any
    ) -> Field:
        return make(file, upright, column, row, **named)

    side = _on_its_side(view, block)
    for header in find_headers(side, year):
        matrix = read_matrix(side, file, turned, header, block.right, unit)
        if matrix is not None:
            return replace(matrix, area=block, is_turned=True)
    return None


def _on_its_side(view: SheetView, block: Range) -> SheetView:
    """The block alone, rows and columns exchanged."""
    rows, columns = _spans(block)
    cells = {
        (column, row): replace(cell, row=column, column=row)
        for (row, column), cell in view.sheet.cells.items()
        if row in rows and column in columns
    }
    merges = tuple(
        Range(one.left, one.top, one.right, one.bottom)
        for one in view.sheet.merges
        if one.top in rows and one.left in columns
    )
    sheet = replace(view.sheet, cells=cells, merges=merges)
    return SheetView(sheet, view.own_columns)


def _spans(block: Range) -> tuple[range, range]:
    return (
        range(block.top, block.bottom + 1),
        range(block.left, block.right + 1),
    )
