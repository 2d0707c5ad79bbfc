"""What formulas show once cells they build on are changed."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from selfeval_xl.formulas import recalculate
from selfeval_xl.formulas.names import Names
from selfeval_xl.model.formula import references
from selfeval_xl.model.grid import Address, Cell, Range, Raw, Workbook
from selfeval_xl.patching.edits import CellEdit, Key

_TOLERANCE = 1e-9
_SMALL = 64  # cells of a range that are listed one by one
_ANYWHERE = ("INDIRECT(", "OFFSET(")


@dataclass(frozen=True, slots=True)
class Recalculation:
    """The stored values to write, and what was left as it stands.

    ``values`` are of formulas, those that are put back among them. ``stale`` are
    formulas that build on an edit and could not be calculated: their stored values
    stay, and a spreadsheet program replaces them when it opens the file. ``how`` is
    the workbook's ``recalculation`` with the edits made.
    """

    values: Mapping[Key, Raw] = field(default_factory=dict)
    stale: tuple[Key, ...] = ()
    how: str = "no_formulas"


def recalculate_after(workbook: Workbook, edits: Sequence[CellEdit]) -> Recalculation:
    """Calculate all formulas that build on the edited cells."""
    if not edits:
        return Recalculation()
    edited = recalculate(with_edits(workbook, edits))
    after, before = edited.recalculated, workbook.recalculated
    targets = {edit.key for edit in edits}
    values: dict[Key, Raw] = {
        edit.key: after.get(edit.key, edit.value)
        for edit in edits
        if edit.formula is not None
    }
    moved: dict[Key, Raw] = {}
    doubtful: dict[Key, Raw] = {}
    unknown: list[Key] = []
    for key, cell in _formulas(workbook):
        if key in targets:
            continue
        if key not in after:
            unknown.append(key)
        elif differ(after[key], cell.raw):
            same_before = key in before and not differ(after[key], before[key])
            (doubtful if same_before else moved)[key] = after[key]
    if doubtful or unknown:
        reached = Dependence(workbook, targets)
        moved |= {key: value for key, value in doubtful.items() if key in reached}
        unknown = [key for key in unknown if key in reached]
    return Recalculation(values | moved, tuple(unknown), edited.recalculation)


def with_edits(workbook: Workbook, edits: Iterable[CellEdit]) -> Workbook:
    """The workbook as read, with the edits made to its cells."""
    by_sheet: dict[str, dict[Address, CellEdit]] = {}
    for edit in edits:
        by_sheet.setdefault(edit.sheet, {})[edit.row, edit.column] = edit
    sheets = []
    for sheet in workbook.sheets:
        cells = dict(sheet.cells)
        for address, edit in by_sheet.get(sheet.name, {}).items():
            if not edit.keeps_formula:
                cells[address] = _edited(cells.get(address), edit, workbook.date1904)
        sheets.append(replace(sheet, cells=cells))
    return replace(workbook, sheets=tuple(sheets), recalculated={}, implied={})


def _edited(cell: Cell | None, edit: CellEdit, date1904: bool) -> Cell:
    return Cell(
        edit.row,
        edit.column,
        edit.value,
        None,
        edit.formula,
        cell.number_format if cell is not None else "General",
        cell.style if cell is not None else 0,
        is_string=isinstance(edit.value, str),
        date1904=date1904,
    )


def differ(one: Raw, other: Raw) -> bool:
    """True where two stored values are not the same for a reader."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is not other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return not math.isclose(one, other, rel_tol=_TOLERANCE, abs_tol=1e-12)
    return one != other


def _formulas(workbook: Workbook) -> Iterable[tuple[Key, Cell]]:
    for sheet in workbook.sheets:
        for cell in sheet.cells.values():
            if cell.formula is not None:
                yield (sheet.name, cell.row, cell.column), cell


class Dependence:
    """Tells whether a formula reads a changed cell, or one that does.

    Looks back from the formula asked about, so that few are taken apart where few
    are in doubt. One whose cells cannot be told from its text counts as reading all.
    """

    def __init__(self, workbook: Workbook, changed: Collection[Key]) -> None:
        self._names = Names(workbook.defined_names)
        self._formulas = {key: cell.formula or "" for key, cell in _formulas(workbook)}
        self._changed: dict[str, list[Address]] = {}
        self._by_sheet: dict[str, list[Address]] = {}
        for key in changed:
            self._changed.setdefault(key[0], []).append(key[1:])
        for key in self._formulas:
            self._by_sheet.setdefault(key[0], []).append(key[1:])
        self._told: dict[Key, bool] = {}

    def __contains__(self, key: Key) -> bool:
        """True where the formula in that cell builds on a changed cell."""
        before: dict[Key, Key | None] = {key: None}
        front = [key]
        while front:
            now = front.pop()
            told = self._told.get(now)
            areas = None if told is not None else self._areas(now)
            if told or (told is None and (areas is None or self._hits(areas))):
                at: Key | None = now
                while at is not None:  # all on the way there build on it too
                    self._told[at] = True
                    at = before[at]
                return True
            for other in self._inside(areas or []):
                if other not in before:
                    before[other] = now
                    front.append(other)
        for one in before:
            self._told[one] = False
        return False

    def is_formula(self, key: Key) -> bool:
        """True where a cell holds a formula."""
        return key in self._formulas

    def _areas(self, key: Key) -> list[tuple[str, Range]] | None:
        """What a formula reads, None where its text does not tell."""
        formula = self._names.written_out(self._formulas[key], key[0])
        if "[" in formula or any(name in formula.upper() for name in _ANYWHERE):
            return None
        return [(one.sheet or key[0], one.area) for one in references(formula)]

    def _hits(self, areas: list[tuple[str, Range]]) -> bool:
        return any(
            address in area
            for sheet, area in areas
            for address in self._changed.get(sheet, ())
        )

    def _inside(self, areas: list[tuple[str, Range]]) -> Iterator[Key]:
        """The formulas in what a formula reads."""
        for sheet, area in areas:
            height, width = area.bottom - area.top + 1, area.right - area.left + 1
            if height * width <= _SMALL:
                for row in range(area.top, area.bottom + 1):
                    for column in range(area.left, area.right + 1):
                        if (sheet, row, column) in self._formulas:
                            yield (sheet, row, column)
                continue
            for row, column in self._by_sheet.get(sheet, ()):
                if (row, column) in area:
                    yield (sheet, row, column)
