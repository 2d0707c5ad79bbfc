"""Calculate a workbook's formulas anew; keep only results that can be trusted."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace

from selfeval_xl.formulas.blocks import blocks
from selfeval_xl.formulas.engine import (
    FAILED,
    Engine,
    EngineFailed,
    Failed,
    NoEngine,
)
from selfeval_xl.formulas.kept import Kept, Shapes, Values, keep, layout_of, take
from selfeval_xl.formulas.names import Names
from selfeval_xl.formulas.reach import read_columns
from selfeval_xl.model.formula import functions, has_table, is_external, references
from selfeval_xl.model.grid import Address, Cell, Raw, Sheet, Workbook
from selfeval_xl.model.pattern import implied_formulas

Key = tuple[str, int, int]

MAX_FORMULAS = 50_000
MAX_CELLS = 500_000
LAST_ROW, LAST_COLUMN = 100_000, 1_024  # the engine reserves room up to the last cell
SECONDS = 2.0
LONGEST_FORMULA = 8_192
_PASSES = 6
_BLOCK = 200_000

# What these give depends on the clock, on chance, on the program or on the web; the
# ones that count bytes differ in the engine.
_UNSTEADY = """NOW TODAY RAND RANDBETWEEN RANDARRAY CELL INFO WEBSERVICE RTD DDE DISPIMG
    IMAGE HYPERLINK CALL GETPIVOTDATA CUBEVALUE LENB LEFTB RIGHTB MIDB FINDB SEARCHB
    REPLACEB PHONETIC""".split()
_SKIPS_HIDDEN = ["SUBTOTAL", "AGGREGATE"]
_DOUBTFUL = [f"{name}(" for name in _UNSTEADY + _SKIPS_HIDDEN] + ["[", "DBNUM"]
# Looking up in a list that is not sorted gives what the program's own search hits upon.
_LOOKUP = re.compile(r"LOOKUP\(|\bMATCH\(", re.IGNORECASE)


def recalculate(workbook: Workbook, data: bytes | None = None) -> Workbook:
    """A copy with ``recalculated``, ``implied`` and ``recalculation`` filled in.

    Works on the cells as read, or as changed since; ``data`` is not needed for it.
    ``recalculation`` is "done", "partial" (some formulas cannot be compared),
    "no_formulas", "no_engine", "refused" (the engine failed or took too long) or
    "no_access" (the file format hides its formulas). Never raises.

    A formula whose result is unsteady, that reads another workbook, or that the
    engine cannot calculate keeps its cached value for those that build on it and
    has no entry of its own.
    """
    if "formulas" in workbook.gaps:
        return replace(workbook, recalculation="no_access")
    count = sum(1 for _ in _formula_cells(workbook))
    if not count:
        return replace(workbook, recalculation="no_formulas")
    cells = sum(len(sheet.cells) for sheet in workbook.sheets)
    if count > MAX_FORMULAS or cells > MAX_CELLS:
        return replace(workbook, recalculation="refused")
    try:
        run = _Run(workbook)
        results = run.results()
        implied = run.implied()
        run.keep()
    except NoEngine:
        return replace(workbook, recalculation="no_engine")
    except (EngineFailed, RecursionError, MemoryError):
        return replace(workbook, recalculation="refused")
    return replace(
        workbook,
        recalculated=results,
        implied=implied,
        recalculation="done" if len(results) == count else "partial",
    )


def _is_doubtful(texts: str) -> bool:
    """False where no formula of the texts can be unsteady."""
    capitals = texts.upper()
    return any(word in capitals for word in _DOUBTFUL)


def _formula_cells(workbook: Workbook) -> Iterator[tuple[Sheet, Cell]]:
    for sheet in workbook.sheets:
        for cell in sheet.cells.values():
            if cell.formula is not None:
                yield sheet, cell


class _Run:
    """One workbook in the engine."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.until = time.monotonic() + SECONDS
        self.names = Names(workbook.defined_names)
        self.cells: dict[Key, Cell] = {
            (sheet.name, cell.row, cell.column): cell
            for sheet, cell in _formula_cells(workbook)
        }
        self.frozen: set[Key] = set()
        self.in_line = [
            (sheet, *found)
            for sheet in workbook.sheets
            for found in implied_formulas(sheet)
        ]
        self.layout = layout_of(workbook, self.in_line)
        kept = take(self.layout)
        self.read = kept.read if kept else self._read_columns()
        self.values = [self._values(sheet) for sheet in workbook.sheets]
        if kept and kept.shapes == self._shapes():
            self.engine = kept.engine
            self._load_values()
            return
        sheets = [sheet.name for sheet in workbook.sheets]
        self.engine = Engine(sheets, workbook.date1904, int(SECONDS * 1000))
        self._load_values()
        for sheet in workbook.sheets:
            self._load_formulas(sheet)

    def keep(self) -> None:
        """Leave the engine to the next workbook with the same formulas.

        Not where a value stands in a formula's place, nor where error values do:
        they would stay.
        """
        shapes = self._shapes()
        if not self.frozen and shapes is not None:
            keep(self.layout, Kept(self.engine, self.read, shapes))

    def results(self) -> dict[Key, Raw]:
        """Calculate until no formula fails that has a cached value."""
        for attempt in range(_PASSES):
            self._check_time()
            self.engine.calculate()
            found = {
                key: self.engine.value(*key)
                for key in self.cells
                if key not in self.frozen
            }
            broken = {key for key, value in found.items() if self._fails(key, value)}
            if not broken:
                return dict(self._trusted(found))
            last = attempt == _PASSES - 2
            for key in broken if last else self._roots(broken):
                self._freeze(key)
        return {}

    def implied(self) -> dict[Key, Raw]:
        """What the formula around it would give for each constant among formulas."""
        found: dict[Key, Raw] = {}
        for sheet, cell, formula in self.in_line:
            key = (sheet.name, cell.row, cell.column)
            if self._is_unsteady(formula, sheet):
                continue
            self._check_time()
            refused = list(self._set_formulas(key, [formula]))
            value = FAILED if refused else self.engine.calculate_cell(*key)
            self.engine.set_value(*key, cell.raw)
            if isinstance(value, float):
                found[key] = value
        return found

    def _read_columns(self) -> frozenset[int] | None:
        texts = [cell.formula or "" for _, cell in _formula_cells(self.workbook)]
        texts += [formula for _, _, formula in self.in_line]
        if self.names.may_stand_in("\n".join(texts)):
            texts += self.workbook.defined_names.values()
        return read_columns(texts)

    def _values(self, sheet: Sheet) -> Values:
        """The sheet's values that formulas may read, in blocks."""
        values: dict[Address, Raw] = {}
        errors: dict[Address, Raw] = {}
        formulas: list[Address] = []
        for (row, column), cell in sheet.cells.items():
            if row > LAST_ROW or column > LAST_COLUMN:
                raise EngineFailed("a cell beyond the engine's reach")
            if cell.formula is not None:
                formulas.append((row, column))
            elif cell.raw is None:
                continue
            elif self.read is None or column in self.read:
                (errors if cell.is_error else values)[row, column] = cell.raw
        found = []
        for block in blocks(values, formulas):
            if block.cells > _BLOCK:
                errors |= {at: raw for at, raw in values.items() if at in block}
            else:
                found.append(block)
        return Values(sheet.name, values, tuple(found), errors)

    def _shapes(self) -> Shapes | None:
        """Where the values stand, None where some are not in blocks."""
        if any(one.single for one in self.values):
            return None
        return tuple(one.blocks for one in self.values)

    def _load_values(self) -> None:
        for one in self.values:
            for block in one.blocks:
                rows: list[list[Raw]] = [
                    [one.values.get((row, column)) for column in block.columns]
                    for row in block.rows
                ]
                top, left = block.rows[0], block.columns[0]
                self.engine.set_block(one.sheet, top, left, rows)
            for address, raw in one.single.items():
                self.engine.set_value(one.sheet, *address, raw)

    def _load_formulas(self, sheet: Sheet) -> None:
        columns: dict[int, list[Cell]] = {}
        found = [c for c in sheet.cells.values() if c.formula is not None]
        # One look at all texts: on most sheets none needs a closer one.
        is_doubtful = _is_doubtful("\n".join(c.formula or "" for c in found))
        for cell in found:
            key = (sheet.name, cell.row, cell.column)
            formula = cell.formula or ""
            is_long = len(formula) > LONGEST_FORMULA
            if is_long or is_doubtful and self._is_unsteady(formula, sheet):
                self._freeze(key)
            else:
                columns.setdefault(cell.column, []).append(cell)
        for column, cells in columns.items():
            cells.sort(key=lambda cell: cell.row)
            start = 0
            for end in range(1, len(cells) + 1):
                if end < len(cells) and cells[end].row == cells[end - 1].row + 1:
                    continue
                self._check_time()
                key = (sheet.name, cells[start].row, column)
                texts = [cell.formula or "" for cell in cells[start:end]]
                for row in self._set_formulas(key, texts):
                    self._freeze((sheet.name, row, column))
                start = end

    def _set_formulas(self, key: Key, formulas: list[str]) -> Iterator[int]:
        sheet, row, column = key
        if self.names.may_stand_in("\n".join(formulas)):
            formulas = [self.names.written_out(one, sheet) for one in formulas]
        return self.engine.set_formulas(sheet, row, column, formulas)

    def _is_unsteady(self, formula: str, sheet: Sheet) -> bool:
        """True where the result is not the sheet's own doing, or not a plain sum."""
        if len(formula) > LONGEST_FORMULA:
            return True
        if not _is_doubtful(formula):
            return False  # most formulas need no closer look
        called = functions(formula)
        if not called.isdisjoint(_UNSTEADY) or "DBNUM" in formula.upper():
            return True
        if sheet.hidden_rows and not called.isdisjoint(_SKIPS_HIDDEN):
            return True
        return is_external(formula) or has_table(formula)

    def _freeze(self, key: Key) -> None:
        """Put the cached value in the formula's place; what has none is unknown."""
        raw = self.cells[key].raw
        self.frozen.add(key)
        self.engine.set_value(*key, "#N/A" if raw is None else raw)

    def _fails(self, key: Key, value: Raw | Failed) -> bool:
        """True where the engine lost a value that the workbook has."""
        cell = self.cells[key]
        if cell.raw is None or cell.formula is None or cell.is_error:
            return False
        if isinstance(value, Failed):
            return True
        is_other_text = isinstance(value, str) and value != cell.raw
        if is_other_text and _LOOKUP.search(cell.formula):
            return True
        may_spill = ":" in cell.formula and cell.array_range is None
        return may_spill and self.engine.is_spilled(*key)

    def _roots(self, broken: set[Key]) -> set[Key]:
        """The broken formulas that read no other broken one.

        Where each reads one, as in a circle, those that are read.
        """
        by_sheet: dict[str, list[Key]] = {}
        for key in broken:
            by_sheet.setdefault(key[0], []).append(key)
        reads = {key: self._reads(key, by_sheet) for key in broken}
        return {key for key in broken if not reads[key]} or set().union(*reads.values())

    def _reads(self, key: Key, broken: Mapping[str, list[Key]]) -> set[Key]:
        self._check_time()
        formula = self.names.written_out(self.cells[key].formula or "", key[0])
        found: set[Key] = set()
        for reference in references(formula):
            for other in broken.get(reference.sheet or key[0], ()):
                if other != key and other[1:] in reference.area:
                    found.add(other)
        return found

    def _trusted(self, found: Mapping[Key, Raw | Failed]) -> Iterator[tuple[Key, Raw]]:
        for key, value in found.items():
            if isinstance(value, Failed):
                if self.cells[key].is_error:
                    yield key, self.cells[key].raw
            elif value is not None:
                yield key, value

    def _check_time(self) -> None:
        if time.monotonic() > self.until:
            raise EngineFailed("out of time")
