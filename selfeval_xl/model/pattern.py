"""Formulas copied along a column or a row, and the cells that fall out of line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from selfeval_xl.model.formula import moved, relative
from selfeval_xl.model.grid import Address, Cell, Sheet

LEAST = 3  # so many cells with one formula make a pattern
MOST_IMPLIED = 500

_LineOf = Callable[[Cell], int]


def common_formula(cells: Sequence[Cell]) -> Cell | None:
    """A cell that has the formula most of these have; None where none is common."""
    shapes: dict[str, Cell] = {}
    counts: Counter[str] = Counter()
    for cell in cells:
        if cell.formula is not None:
            shape = relative(cell.formula, cell.address)
            shapes.setdefault(shape, cell)
            counts[shape] += 1
    if not counts:
        return None
    shape, count = counts.most_common(1)[0]
    return shapes[shape] if count >= LEAST else None


def implied_formulas(sheet: Sheet) -> Iterator[tuple[Cell, str]]:
    """Constants in line with formulas, each with the formula it would have.

    Loose on purpose: whether a constant is out of place is for a rule to say. A
    column's formula goes before a row's; at most 500 are given.
    """
    formulas = [cell for cell in sheet.cells.values() if cell.formula is not None]
    if len(formulas) < LEAST:
        return
    constants = [cell for cell in sheet.cells.values() if is_constant(cell)]
    given: set[Address] = set()
    for line_of in (_column, _row):
        for cell, formula in _implied(_lines(formulas, line_of), constants, line_of):
            if cell.address not in given and len(given) < MOST_IMPLIED:
                given.add(cell.address)
                yield cell, formula


def _column(cell: Cell) -> int:
    return cell.column


def _row(cell: Cell) -> int:
    return cell.row


def _lines(cells: Sequence[Cell], line_of: _LineOf) -> dict[int, list[Cell]]:
    lines: dict[int, list[Cell]] = {}
    for cell in cells:
        lines.setdefault(line_of(cell), []).append(cell)
    return lines


def _implied(
    lines: Mapping[int, list[Cell]], constants: Sequence[Cell], line_of: _LineOf
) -> Iterator[tuple[Cell, str]]:
    models: dict[int, Cell | None] = {}
    for cell in constants:
        line = line_of(cell)
        if len(lines.get(line, ())) < LEAST:
            continue
        if line not in models:
            models[line] = common_formula(lines[line])
        model = models[line]
        if model is not None and model.formula is not None:
            formula = moved(model.formula, model.address, cell.address)
            if formula is not None:
                yield cell, formula


def is_constant(cell: Cell) -> bool:
    """True for a typed number: no formula, text, date, truth value or error."""
    return cell.formula is None and type(cell.raw) in (float, int) and not cell.is_date
