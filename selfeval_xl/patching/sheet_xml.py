"""Single cells of a sheet part, changed where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from selfeval_xl.model.grid import Address, Raw
from selfeval_xl.model.place import column_letters, column_number
from selfeval_xl.patching.markup import Document, Element, escape, with_attribute
from selfeval_xl.patching.refused import CannotPatch

_REF = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Change:
    """What to write into one cell.

    ``value`` is the constant, or the value stored with a formula. ``formula`` is
    written anew where given; else ``keeps_formula`` leaves the one that stands
    there. ``style`` is a style number, None to leave the cell's own.
    ``is_error`` where the value is an error's name.
    """

    value: Raw
    formula: str | None = None
    keeps_formula: bool = False
    style: int | None = None
    is_error: bool = False


class SheetPart:
    """A sheet part with its rows, found whether or not they say their numbers."""

    def __init__(self, document: Document) -> None:
        self.document = document
        data = document.find("sheetData")
        if data is None:
            raise CannotPatch("malformed", part=document.part)
        self._data = data
        self.end = data.end
        self._rows: dict[int, Element] = {}
        self._by_row: dict[int, dict[int, Element]] = {}
        number = 0
        for row in document.all("row", data.inner, data.outer):
            written = row.get("r")
            number = int(written) if written and written.isdecimal() else number + 1
            self._rows.setdefault(number, row)
        if len(self._rows) != document.count("row", data.inner, data.outer):
            raise CannotPatch("unclear_rows", part=document.part)

    def apply(self, changes: Mapping[Address, Change]) -> None:
        """Make all changes; cells and rows that are missing come in their order."""
        by_row: dict[int, dict[int, Change]] = {}
        for (row, column), change in changes.items():
            by_row.setdefault(row, {})[column] = change
        fresh: dict[int, str] = {}
        for number, columns in by_row.items():
            row_element = self._rows.get(number)
            if row_element is None:
                fresh[number] = self._new_row(number, columns)
            else:
                self._change_row(number, row_element, columns)
        self._insert_rows(fresh)

    def style_of(self, address: Address) -> int | None:
        """The style number of a cell, or that its row or column would give it.

        None where none of them says.
        """
        row = self._rows.get(address[0])
        if row is not None:
            cell = self._cells(row).get(address[1])
            if cell is not None:
                return cell.number("s")
            if row.get("customFormat") in ("1", "true") and row.get("s"):
                return row.number("s")
        for one in self.document.all("col", 0, self._data.start):
            first, last = one.number("min"), one.number("max")
            if first <= address[1] <= last and one.get("style"):
                return one.number("style")
        return None

    def shared_master(self, address: Address) -> str | None:
        """The number of the shared formula whose first cell this is."""
        found = self._formula(address)
        if found is None or found.get("t") != "shared":
            return None
        has_text = self.document.text[found.inner : found.outer].strip()
        return found.get("si") if has_text else None

    def shared_cells(self, index: str) -> list[Address]:
        """The other cells that share a formula."""
        found = []
        for number, row in self._rows.items():
            for column, cell in self._cells(row).items():
                formula = self.document.find("f", cell.inner, cell.outer)
                if formula is None or formula.get("t") != "shared":
                    continue
                is_master = self.document.text[formula.inner : formula.outer].strip()
                if formula.get("si") == index and not is_master:
                    found.append((number, column))
        return found

    def write_out(self, address: Address, formula: str) -> None:
        """Give a cell its formula in full in place of its share of another's."""
        found = self._formula(address)
        if found is None:
            raise CannotPatch("no_formula", part=self.document.part)
        tag = f"{self.document.prefix}f"
        new = f"<{tag}>{escape(formula)}</{tag}>"
        self.document.replace(found.start, found.end, new)

    def _formula(self, address: Address) -> Element | None:
        row = self._rows.get(address[0])
        cell = self._cells(row).get(address[1]) if row is not None else None
        if cell is None:
            return None
        return self.document.find("f", cell.inner, cell.outer)

    def _cells(self, row: Element) -> dict[int, Element]:
        """The row's cells by column."""
        known = self._by_row.get(row.start)
        if known is not None:
            return known
        found: dict[int, Element] = {}
        column = 0
        for cell in self.document.all("c", row.inner, row.outer):
            written = _REF.fullmatch(cell.get("r") or "")
            column = column_number(written[1].upper()) if written else column + 1
            found.setdefault(column, cell)
        if len(found) != self.document.count("c", row.inner, row.outer):
            raise CannotPatch("unclear_cells", part=self.document.part)
        self._by_row[row.start] = found
        return found

    def _change_row(
        self, number: int, row: Element, columns: Mapping[int, Change]
    ) -> None:
        cells = self._cells(row)
        fresh: dict[int, str] = {}
        for column, change in columns.items():
            cell = cells.get(column)
            ref = f"{column_letters(column)}{number}"
            if cell is None:
                fresh[column] = self._cell(f' r="{ref}"', change, "")
            else:
                kept = self._kept_formula(cell, change)
                new = self._cell(cell.attributes, change, kept)
                self.document.replace(cell.start, cell.end, new)
        if not fresh:
            return
        if not row.is_open:
            text = "".join(fresh[column] for column in sorted(fresh))
            self.document.append(row, text)
            return
        for column in sorted(fresh):
            after = [cell.start for c, cell in cells.items() if c > column]
            self.document.insert(min(after, default=row.outer), fresh[column])

    def _kept_formula(self, cell: Element, change: Change) -> str:
        """The formula as written, where it stays; "" otherwise."""
        if not change.keeps_formula:
            return ""
        found = self.document.find("f", cell.inner, cell.outer)
        if found is None:
            raise CannotPatch("no_formula", part=self.document.part)
        return self.document.text[found.start : found.end]

    def _cell(self, attributes: str, change: Change, formula: str) -> str:
        """A cell as XML: its attributes stay but for type, style and metadata."""
        prefix = self.document.prefix
        if change.formula is not None:
            formula = f"<{prefix}f>{escape(change.formula)}</{prefix}f>"
        kind, content = _content(change, bool(formula), prefix)
        for name in ("t", "vm", "ph") if formula else ("t", "vm", "cm", "ph"):
            attributes = with_attribute(attributes, name, None)
        if change.style is not None:
            attributes = with_attribute(attributes, "s", str(change.style))
        attributes = with_attribute(attributes.rstrip(), "t", kind)
        if not formula and not content:
            return f"<{prefix}c{attributes}/>"
        return f"<{prefix}c{attributes}>{formula}{content}</{prefix}c>"

    def _new_row(self, number: int, columns: Mapping[int, Change]) -> str:
        prefix = self.document.prefix
        cells = "".join(
            self._cell(f' r="{column_letters(column)}{number}"', columns[column], "")
            for column in sorted(columns)
        )
        return f'<{prefix}row r="{number}">{cells}</{prefix}row>'

    def _insert_rows(self, fresh: Mapping[int, str]) -> None:
        last: list[str] = []
        for number in sorted(fresh):
            after = [row.start for n, row in self._rows.items() if n > number]
            if after:
                self.document.insert(min(after), fresh[number])
            else:
                last.append(fresh[number])
        if last:
            self.document.append(self._data, "".join(last))


def _content(
    change: Change, has_formula: bool, prefix: str
) -> tuple[str | None, str]:
    """The type attribute and the value of a cell, as XML."""
    value = change.value
    if value is None:
        return None, ""
    if isinstance(value, bool):
        return "b", f"<{prefix}v>{int(value)}</{prefix}v>"
    if isinstance(value, int | float):
        return None, f"<{prefix}v>{number_text(value)}</{prefix}v>"
    if change.is_error:
        return "e", f"<{prefix}v>{escape(value)}</{prefix}v>"
    if has_formula:
        return "str", f"<{prefix}v>{escape(value)}</{prefix}v>"
    return "inlineStr", f"<{prefix}is>{text_element(value, prefix)}</{prefix}is>"


def number_text(value: float) -> str:
    """A number in the fewest digits that give the same double."""
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(float(value)).replace("e+", "E+").replace("e-", "E-")


def text_element(text: str, prefix: str = "") -> str:
    """A text as XML; space at its ends is kept."""
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<{prefix}t{space}>{escape(text)}</{prefix}t>"
