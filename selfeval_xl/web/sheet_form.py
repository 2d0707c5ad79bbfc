"""A blank form as a sheet to type into: what is typed is checked as a file would be."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from selfeval_xl import api
from selfeval_xl.config import Settings
from selfeval_xl.forms import SpecSet, recognise
from selfeval_xl.forms.spec import FormSpec
from selfeval_xl.formulas import recalculate
from selfeval_xl.grouping import HandedIn
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.model.grid import Address, Cell, Raw, Sheet, Workbook
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import column_letters, column_number
from selfeval_xl.patching.edits import CellEdit
from selfeval_xl.patching.patch import patch
from selfeval_xl.patching.recalculated import (
    Recalculation,
    recalculate_after,
    with_edits,
)
from selfeval_xl.read import read_workbook
from selfeval_xl.report.html.drawing import Drawing, draw
from selfeval_xl.result import Result
from selfeval_xl.templates import to_bytes
from selfeval_xl.values import parse_cell
from selfeval_xl.values.display import is_percent_format

_ROOM = 20_000
_LONGEST = 2_000
_A1 = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
# "填报单位：" and "填报日期：  年  月  日" are filled in the cell of their label.
_TO_COMPLETE = re.compile(r".*[：:][\s_年月日（）()章盖公]*", re.DOTALL)
_TIDIED = frozenset(
    {"text_number", "full_width", "spaces", "thousands", "leading_point"}
)
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class SheetForm:
    """The blank workbook of a spec, read as a file would be; one sheet of it."""

    spec: FormSpec
    specs: SpecSet
    settings: Settings

    @cached_property
    def data(self) -> bytes:
        return to_bytes(self.spec)

    @cached_property
    def workbook(self) -> Workbook:
        limits = self.settings.limits
        found = inspect(self.data, self.name, limits)
        return recalculate(read_workbook(self.data, found, self.name, limits))

    @property
    def name(self) -> str:
        """The name of the file when it is saved."""
        return f"{self.spec.title}.xlsx"

    @property
    def sheet(self) -> Sheet:
        return self.workbook.sheets[0]

    @cached_property
    def drawing(self) -> Drawing:
        drawing = draw(self.sheet, (), _ROOM)
        assert drawing is not None, "a blank form is never empty"
        return drawing

    @cached_property
    def _framed(self) -> frozenset[str]:
        """Cells that have a look of their own: a blank form frames what is to fill."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            text = archive.read(self.sheet.part or "").decode("utf-8")
        return frozenset(re.findall(r'<c r="([A-Z]+\d+)"', text))

    @cached_property
    def inputs(self) -> Mapping[str, str]:
        """Addresses to type into, with the words that stand there already."""
        return dict(self._inputs())

    def _inputs(self) -> Iterator[tuple[str, str]]:
        for address, place in self.drawing.places.items():
            if _a1(address) != place:
                continue  # inside a merged block
            cell = self.sheet.cells.get(address)
            if cell is None or (cell.raw is None and cell.formula is None):
                if place in self._framed:
                    yield place, ""
            elif cell.formula is None and isinstance(cell.raw, str):
                if _TO_COMPLETE.fullmatch(cell.raw):
                    yield place, cell.raw

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """What to call each cell to type into: its row's and its column's words."""
        return {place: self._label(place) for place in self.inputs}

    def _label(self, place: str) -> str:
        row, column = _address(place)
        beside = self._words_on((row, left) for left in range(column - 1, 0, -1))
        above = self._words_on((up, column) for up in range(row - 1, 0, -1))
        return " ".join(filter(None, (place, beside, above)))

    def _words_on(self, way: Iterable[Address]) -> str:
        """The first fixed words on the way; "" for none."""
        for address in way:
            anchor = self.drawing.places.get(address)
            if anchor is None or anchor in self.inputs:
                continue
            cell = self.sheet.cells.get(_address(anchor))
            if cell is None or cell.formula is not None:
                continue
            if isinstance(cell.raw, str) and any(map(str.isalpha, cell.raw)):
                return cell.raw.strip()
        return ""

    def tried(self, typed: Mapping[str, str]) -> tuple[Workbook, Result]:
        """The workbook with what was typed, its formulas calculated, and its check."""
        edited = self._edited(self._edits(typed))
        forms = tuple(recognise(edited, self.specs))
        paper = Paper(self.name, "workbook", "xlsx", "", 0, (), edited, forms)
        handed_in = HandedIn(paper, ".", True)
        return edited, api.judge(api.Reading((handed_in,), self.settings, self.specs))

    def filled(self, typed: Mapping[str, str]) -> bytes:
        """The file with what was typed; formulas keep their results."""
        edits = self._edits(typed)
        calculated = recalculate_after(self.workbook, edits)
        limits = self.settings.limits
        return patch(self.data, self.workbook, edits, calculated, limits).data

    def _edits(self, typed: Mapping[str, str]) -> list[CellEdit]:
        """Only cells that are there to be typed into, and only what is new."""
        edits = []
        for place, text in typed.items():
            given = text.strip()[:_LONGEST]
            if place not in self.inputs or given == self.inputs[place].strip():
                continue
            at, old = _address(place), self.inputs[place]
            value = stored(given, self._formats[at]) if given else None
            edits.append(CellEdit(self.sheet.name, *at, old, given, value))
        return edits

    @cached_property
    def _formats(self) -> Mapping[Address, str]:
        """The number formats of the cells to type into.

        Blank cells are not read; so each is given a nought first.
        """
        edits = [
            CellEdit(self.sheet.name, *_address(place), "", "0", 0.0)
            for place in self.inputs
        ]
        limits = self.settings.limits
        data = patch(self.data, self.workbook, edits, Recalculation(), limits).data
        found = read_workbook(data, inspect(data, self.name, limits), self.name, limits)
        return {at: cell.number_format for at, cell in found.sheets[0].cells.items()}

    def _edited(self, edits: Sequence[CellEdit]) -> Workbook:
        """The workbook with the edits, its formulas calculated and stored."""
        book = with_edits(self.workbook, edits)
        cells = dict(book.sheets[0].cells)
        for edit in edits:
            at = edit.row, edit.column
            cells[at] = _with(cells[at], cells[at].raw, self._formats[at])
        sheets = (replace(book.sheets[0], cells=cells), *book.sheets[1:])
        return _saved(recalculate(replace(book, sheets=sheets)))


def _saved(workbook: Workbook) -> Workbook:
    """The workbook as a spreadsheet saves it: each formula with its result."""
    sheets = []
    for sheet in workbook.sheets:
        cells = dict(sheet.cells)
        for at, cell in sheet.cells.items():
            result = workbook.recalculated.get((sheet.name, *at))
            if cell.formula is not None and result is not None:
                cells[at] = _with(cell, result, cell.number_format)
        sheets.append(replace(sheet, cells=cells))
    return replace(workbook, sheets=tuple(sheets))


def _with(cell: Cell, raw: Raw, number_format: str) -> Cell:
    return Cell(
        cell.row,
        cell.column,
        raw,
        formula=cell.formula,
        number_format=number_format,
        style=cell.style,
        is_string=isinstance(raw, str),
        date1904=cell.date1904,
    )


def stored(text: str, number_format: str) -> Raw:
    """What a spreadsheet would store of a typed text: a number where it is one."""
    value = parse_cell(text)
    if not isinstance(value.value, Decimal) or not set(value.notes) <= _TIDIED | {
        "percent_text"
    }:
        return text
    is_percent = is_percent_format(number_format)
    if value.kind == "percent" and value.unit == "%":
        return float(value.value) if is_percent else text
    if value.kind == "number" and value.unit is None:
        return float(value.value / _HUNDRED if is_percent else value.value)
    return text


def formula_cells(workbook: Workbook) -> Mapping[str, str]:
    """What each formula of the first sheet shows, by its address."""
    sheet = workbook.sheets[0]
    return {
        _a1(address): cell.shown
        for address, cell in sheet.cells.items()
        if cell.formula is not None
    }


def _address(place: str) -> Address:
    match = _A1.fullmatch(place)
    assert match is not None, "places are cells of the drawing"
    return int(match[2]), column_number(match[1])


def _a1(address: Address) -> str:
    return f"{column_letters(address[1])}{address[0]}"
