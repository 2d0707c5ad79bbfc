"""Edits written into a workbook's parts; whatever is not edited stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.grid import Address, Cell, Raw, Sheet, Workbook
from selfeval_xl.patching.edits import CellEdit, Key
from selfeval_xl.patching.markup import Document
from selfeval_xl.patching.notes import add_notes
from selfeval_xl.patching.parts import Parts
from selfeval_xl.patching.recalculated import Recalculation
from selfeval_xl.patching.refused import CannotPatch
from selfeval_xl.patching.sheet_xml import Change, SheetPart
from selfeval_xl.patching.styles_xml import GENERAL, TEXT, StylesPart
from selfeval_xl.patching.summary_sheet import Summary, add_summary
from selfeval_xl.patching.workbook_xml import calculate_on_load, mark_as_own

CORRECTED_FILL = "FFFCE4D6"


@dataclass(frozen=True, slots=True)
class Marks:
    """What shows that a copy was corrected: notes, a sheet, a hidden name's value.

    ``if_signed`` is what the sheet says besides where the workbook was signed.
    """

    notes: Mapping[Key, str]
    summary: Summary
    own: str
    if_signed: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Patched:
    """A patched workbook: its bytes, and what could be added to it.

    ``noted`` are the cells that got a note, ``summary`` is the name of the sheet
    appended, "" for none.
    """

    data: bytes
    noted: frozenset[Key] = frozenset()
    summary: str = ""
    is_signed: bool = False


def patch(
    data: bytes,
    workbook: Workbook,
    edits: Sequence[CellEdit],
    recalculation: Recalculation,
    limits: Limits,
    marks: Marks | None = None,
) -> Patched:
    """Write edits and recalculated values; without marks nothing else is added.

    Raises CannotPatch where the file is written in a way that cannot be followed.
    """
    parts = Parts(data, limits)
    run = _Run(parts, workbook, recalculation, marks)
    noted: set[Key] = set()
    by_sheet: dict[str, dict[Address, CellEdit]] = {}
    for edit in edits:
        by_sheet.setdefault(edit.sheet, {})[edit.row, edit.column] = edit
    for sheet in workbook.sheets:
        noted |= run.patch_sheet(sheet, by_sheet.get(sheet.name, {}))
    name = ""
    if run.loses_formula:
        for relation in parts.relations(parts.main):
            if relation.type == "calcChain":
                parts.drop(relation.target)
    calculate_on_load(parts.document(parts.main))
    if marks is not None:
        summary = marks.summary
        if parts.is_signed:
            summary = replace(summary, facts=[*summary.facts, marks.if_signed])
        name = add_summary(parts, summary, run.styles)
        mark_as_own(parts.document(parts.main), marks.own)
    if run.styles is not None:
        run.styles.finish()
    return Patched(parts.build(), frozenset(noted), name, parts.is_signed)


@dataclass(slots=True)
class _Run:
    """One workbook while its sheets are patched."""

    parts: Parts
    workbook: Workbook
    recalculation: Recalculation
    marks: Marks | None
    styles: StylesPart | None = None
    loses_formula: bool = False
    fill: int | None = None
    _values: dict[str, dict[Address, Raw]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for (sheet, row, column), value in self.recalculation.values.items():
            self._values.setdefault(sheet, {})[row, column] = value
        document = self._styles_document()
        if document is None:
            return
        try:
            self.styles = StylesPart(document)
            if self.marks is not None:
                self.fill = self.styles.fill(CORRECTED_FILL)
        except CannotPatch:  # too few lists to add to: the copy goes without colour
            self.styles = self.fill = None

    def patch_sheet(self, sheet: Sheet, edits: Mapping[Address, CellEdit]) -> set[Key]:
        """Change one sheet's cells; gives those that got a note."""
        values = self._values.get(sheet.name, {})
        if sheet.part is None or not (edits or values):
            return set()
        part = SheetPart(self.parts.document(sheet.part))
        changes = {
            address: self._stored(value, sheet.cells.get(address))
            for address, value in values.items()
            if address not in edits
        }
        for address, edit in edits.items():
            changes[address] = self._edited(part, sheet, edit, values)
        self._expand(part, sheet, changes)
        part.apply(changes)
        if self.marks is None:
            return set()
        texts = {
            (row, column): text
            for (name, row, column), text in self.marks.notes.items()
            if name == sheet.name and (row, column) in edits
        }
        if not texts or not add_notes(self.parts, part, sheet.part, texts):
            return set()
        return {(sheet.name, row, column) for row, column in texts}

    def _stored(self, value: Raw, cell: Cell | None) -> Change:
        return Change(value, keeps_formula=True, is_error=_is_error(value, cell))

    def _edited(
        self,
        part: SheetPart,
        sheet: Sheet,
        edit: CellEdit,
        values: Mapping[Address, Raw],
    ) -> Change:
        address = (edit.row, edit.column)
        style = self._style(part.style_of(address) or 0, edit)
        cell = sheet.cells.get(address)
        if edit.keeps_formula:
            value = values.get(address, edit.value)
            return replace(self._stored(value, cell), style=style)
        if edit.formula is not None:
            value = values.get(address, edit.value)
            return Change(value, edit.formula, style=style)
        if cell is not None and cell.formula is not None:
            self.loses_formula = True
        return Change(edit.value, style=style)

    def _style(self, style: int, edit: CellEdit) -> int | None:
        """The style a corrected cell gets; None for its own."""
        look, styles = edit.look, self.styles
        if styles is None:
            return None
        format_id = look.format_id
        if look.like_style is not None:
            format_id = styles.format_id(look.like_style)
        elif format_id is None and styles.format_id(style) == TEXT:
            if not isinstance(edit.value, str):
                format_id = GENERAL
        if format_id is None and self.fill is None:
            return None
        return styles.derived(style, self.fill, format_id)

    def _expand(
        self, part: SheetPart, sheet: Sheet, changes: dict[Address, Change]
    ) -> None:
        """Write out the formulas that share one whose first cell loses it."""
        for address, change in list(changes.items()):
            index = None if change.keeps_formula else part.shared_master(address)
            if index is None:
                continue
            for other in part.shared_cells(index):
                cell = sheet.cells.get(other)
                if cell is None or cell.formula is None:
                    raise CannotPatch("shared_formula", part=sheet.part)
                known = changes.get(other)
                if known is None:
                    part.write_out(other, cell.formula)
                elif known.keeps_formula:
                    changes[other] = replace(
                        known, formula=cell.formula, keeps_formula=False
                    )

    def _styles_document(self) -> Document | None:
        for relation in self.parts.relations(self.parts.main):
            if relation.type == "styles" and relation.target in self.parts:
                return self.parts.document(relation.target)
        return None


def _is_error(value: Raw, cell: Cell | None) -> bool:
    """True where a formula's value is an error's name, not a text like one."""
    is_name = isinstance(value, str) and value.startswith("#")
    return is_name and cell is not None and cell.is_error
