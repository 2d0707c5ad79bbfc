"""Cells as a sheet part writes them, made into cells of the model."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from selfeval_xl.intake.limits import Limits
from selfeval_xl.intake.refusal import broken, too_much
from selfeval_xl.model.grid import Address, Cell, Range, Raw
from selfeval_xl.model.place import column_number
from selfeval_xl.read.markup import decode_escapes, rich_text, unescape
from selfeval_xl.read.shared_formula import SharedFormula
from selfeval_xl.read.styles import GENERAL, Style
from selfeval_xl.values.display import is_date_format

_CORNER = r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})"
_AREA = re.compile(f"{_CORNER}(?::{_CORNER})?")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')
_STRINGS = frozenset({"s", "str", "inlineStr"})
_EPOCH = datetime.datetime(1899, 12, 30)
_FIRST_OF_MARCH_1900 = 61  # spreadsheets count a 29 February before it
_DAYS_TO_1904 = 1462
_DAY = datetime.timedelta(days=1)
DATE_FORMAT, TIME_FORMAT = "yyyy-mm-dd", "hh:mm:ss"

Written = tuple[str, str, str, str, str, str | Mapping[str, str], str, str, str]
"""A cell as written: column letters, row, style, type ("" a number), whether there
is a formula ("" for none), its attributes, its text, the value, and rich text."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the cells of all sheets share; ``strings`` None where it is lost."""

    strings: Sequence[str] | None
    styles: Sequence[Style]
    date1904: bool
    limits: Limits


def area(written: str) -> Range | None:
    """A rectangle from "A1:C3" or "A1"; None for anything else."""
    found = _AREA.fullmatch(written)
    if found is None:
        return None
    left, top = column_number(found[1].upper()), int(found[2])
    right = column_number(found[3].upper()) if found[3] else left
    bottom = int(found[4]) if found[4] else top
    return Range(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def serial(when: datetime.datetime, date1904: bool = False) -> float:
    """The day number that stands for a date and time."""
    days = (when.replace(tzinfo=None) - _EPOCH) / _DAY
    if date1904:
        return days - _DAYS_TO_1904
    return days if days >= _FIRST_OF_MARCH_1900 else days - 1


def _show_as_date(cell: Cell) -> None:
    """Give a date that was written as text a date's look where its style has none."""
    if isinstance(cell.raw, float) and not is_date_format(cell.number_format):
        cell.number_format = DATE_FORMAT if cell.raw >= 1 else TIME_FORMAT


def _index(written: str) -> int:
    number = int(written)
    if number < 0:
        raise IndexError
    return number


class _Columns(dict[str, int]):
    """Numbers of column letters, worked out once."""

    def __missing__(self, letters: str) -> int:
        number = self[letters] = column_number(letters.upper())
        return number


class _Looks(dict[str, tuple[int, str, bool]]):
    """Style number, number format and dateness by a style number as written."""

    def __init__(self, styles: Sequence[Style]) -> None:
        super().__init__()
        self._styles = styles

    def __missing__(self, written: str) -> tuple[int, str, bool]:
        number = int(written) if written.isdecimal() else 0
        known = number < len(self._styles)
        look = self._styles[number] if known else GENERAL
        found = self[written] = (number, *look)
        return found


_columns = _Columns()


class CellMaker:
    """Makes a sheet's cells one after another; keeps those with content.

    ``is_odd`` tells that one of them came without an address.
    """

    def __init__(self, book: Book) -> None:
        self.is_odd = False
        self.cells: dict[Address, Cell] = {}
        self._book = book
        self._limits = book.limits
        self._looks = _Looks(book.styles)
        self._masters: dict[str, SharedFormula] = {}
        self._waiting: list[tuple[Cell, str]] = []
        self._arrays: list[tuple[Cell, str]] = []

    def add(self, cells: Iterable[Written]) -> None:
        """Add cells as written; raises ``Refusal`` beyond a limit.

        One loop over plain tuples, because this is where reading spends its time.
        """
        kept, looks, columns = self.cells, self._looks, _columns
        last_row, last_column = self._limits.last_row, self._limits.last_column
        date1904 = self._book.date1904
        strings = self._book.strings
        raw: Raw
        row, last_digits = 0, ""
        for written in cells:
            letters, digits, style, kind, has_f, f_written, formula, value, rich = (
                written
            )
            if not (value or has_f or rich):
                self.is_odd = self.is_odd or not letters
                continue
            if "&" in value or "&" in formula:
                value, formula = unescape(value), unescape(formula)
            number, number_format, is_date = looks[style]
            is_text = False
            try:
                if not kind:
                    raw = float(value) if value else None
                    if raw is not None and raw - raw != 0:  # "NaN", "INF"
                        raw = value
                elif kind == "s" and strings is not None:
                    raw = strings[_index(value)] if value else None
                    is_text, is_date = True, False
                else:
                    raw = self._other(kind, rich_text(rich) if rich else value)
                    is_text, is_date = kind in _STRINGS, is_date or kind == "d"
            except (ValueError, IndexError):
                raw = self._odd_value(kind, value)
            if not has_f and (raw is None or raw == ""):
                continue
            if digits != last_digits:
                row, last_digits = int(digits), digits
                if row > last_row:
                    raise too_much("last_row", row, last_row)
            column = columns[letters]
            if column > last_column:
                raise too_much("last_column", column, last_column)
            cell = kept[row, column] = Cell(
                row,
                column,
                raw,
                None,
                formula if has_f else None,
                number_format,
                number,
                kind == "e",
                is_date and raw.__class__ is float,
                is_text,
                None,
                None,
                date1904,
            )
            if f_written:
                self._add_formula(cell, f_written)
            if kind == "d":
                _show_as_date(cell)

    def finish(self) -> dict[Address, Cell]:
        """All cells, with the formulas that had to wait for another cell."""
        if len(self.cells) > self._limits.cells:
            raise too_much("cells", len(self.cells), self._limits.cells)
        for cell, index in self._waiting:
            if index in self._masters:
                cell.formula = self._masters[index].at(cell.row, cell.column)
        for master, written in self._arrays:
            block = area(written)
            if block is not None:
                self._mark_array(block, written)
        return self.cells

    def _odd_value(self, kind: str, value: str) -> Raw:
        """A number that is none stays the text it is; a lost string is refused."""
        if kind == "s":
            raise broken("shared_string_index", found=value)
        return value

    def _other(self, kind: str, value: str) -> Raw:
        if kind == "n":
            number = float(value) if value else None
            return value if number is not None and number - number != 0 else number
        if kind == "s":
            raise broken("shared_strings")
        if kind == "b":
            return value.strip() in ("1", "true") if value else None
        if kind == "d":
            return self._date(value)
        return decode_escapes(value)

    def _date(self, value: str) -> Raw:
        """A date written as text becomes the day number it stands for."""
        text = value.strip()
        try:
            if ":" in text and "-" not in text:
                text = f"{_EPOCH.date().isoformat()}T{text.lstrip('T')}"
                return (datetime.datetime.fromisoformat(text) - _EPOCH) / _DAY
            when = datetime.datetime.fromisoformat(text)
        except (ValueError, TypeError):
            return value
        return serial(when, self._book.date1904)

    def _add_formula(self, cell: Cell, written: str | Mapping[str, str]) -> None:
        attributes: Mapping[str, str]
        if isinstance(written, str):
            attributes = dict(_ATTRIBUTE.findall(written))
        else:
            attributes = written
        kind = attributes.get("t", "normal")
        if kind == "shared":
            self._add_shared(cell, attributes.get("si", ""))
        elif kind == "array":
            cell.array_range = attributes.get("ref")
            self._arrays.append((cell, attributes.get("ref", "")))
        elif kind == "dataTable":
            inputs = (attributes.get("r1", ""), attributes.get("r2", ""))
            cell.formula = f"TABLE({','.join(inputs)})"

    def _add_shared(self, cell: Cell, index: str) -> None:
        cell.shared_index = int(index) if index.isdecimal() else None
        if cell.formula:
            master = SharedFormula(cell.row, cell.column, cell.formula)
            self._masters[index] = master
        elif index in self._masters:
            cell.formula = self._masters[index].at(cell.row, cell.column)
        else:
            cell.formula = None
            self._waiting.append((cell, index))

    def _mark_array(self, block: Range, written: str) -> None:
        """Tell each cell of an array formula's block which block it is in."""
        size = (block.bottom - block.top + 1) * (block.right - block.left + 1)
        if size > len(self.cells):
            inside = [one for one in self.cells.values() if one.address in block]
        else:
            inside = [
                self.cells[row, column]
                for row in range(block.top, block.bottom + 1)
                for column in range(block.left, block.right + 1)
                if (row, column) in self.cells
            ]
        for cell in inside:
            cell.array_range = written
