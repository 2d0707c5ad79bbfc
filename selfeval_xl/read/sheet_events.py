"""A sheet part read event by event: any attribute order, prefix or namespace."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree

from selfeval_xl.intake.refusal import broken, too_much
from selfeval_xl.model.grid import Address, Cell
from selfeval_xl.model.place import column_letters, column_number
from selfeval_xl.read.cells import Book, CellMaker
from selfeval_xl.read.markup import MOST_TAGS, Element, is_true, local

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")


class _Target:
    """Takes the parser's events: cells are made at once, the rest is kept as a tree."""

    def __init__(self, book: Book) -> None:
        self.maker = CellMaker(book)
        self.hidden_rows: set[int] = set()
        self._tree = ElementTree.TreeBuilder()
        self._around = 0
        self._inside = 0  # how many sheetData are open: a bent part may have it twice
        self._row = 0
        self._column = 0
        self._cell: dict[str, str] = {}
        self._formula: dict[str, str] | None = None
        self._pieces: dict[str, list[str]] = {}
        self._into: list[str] | None = None
        self._reading_aids = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = local(tag)
        if name == "sheetData":
            self._inside += 1
        elif not self._inside:
            self._start_around(tag, attributes)
        elif name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._formula = attributes
            self._into = self._pieces.setdefault("f", [])
        elif name == "rPh":
            self._reading_aids += 1
        elif name in ("v", "t") and not self._reading_aids:
            self._into = self._pieces.setdefault(name, [])

    def data(self, text: str) -> None:
        if not self._inside:
            self._tree.data(text)
        elif self._into is not None:
            self._into.append(text)

    def end(self, tag: str) -> None:
        name = local(tag)
        if name == "sheetData":
            self._inside -= 1
        elif not self._inside:
            self._tree.end(tag)
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self._reading_aids -= 1
        elif name in ("f", "v", "t"):
            self._into = None

    def close(self) -> Element:
        return self._tree.close()

    def _start_around(self, tag: str, attributes: dict[str, str]) -> None:
        self._around += 1
        if self._around > MOST_TAGS:
            raise too_much("elements", self._around, MOST_TAGS)
        self._tree.start(tag, attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() else self._row + 1
        self._column = 0
        if is_true(attributes.get("hidden")):
            self.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        found = _ADDRESS.fullmatch(attributes.get("r", ""))
        if found:
            self._column = column_number(found[1].upper())
            self._row = int(found[2])
        else:
            self._column += 1
        self._cell = attributes
        self._formula = None
        self._pieces = {}

    def _end_cell(self) -> None:
        kind = self._cell.get("t", "")
        value = self._pieces.get("t" if kind == "inlineStr" else "v")
        if value is None:
            value = self._pieces.get("v") or self._pieces.get("t") or []
        formula = self._formula
        self.maker.add(
            [
                (
                    column_letters(self._column),
                    str(self._row),
                    self._cell.get("s", ""),
                    kind,
                    "" if formula is None else "f",
                    formula or "",
                    _escaped(self._pieces.get("f", ())),
                    _escaped(value),
                    "",
                )
            ]
        )


def _escaped(pieces: Iterable[str]) -> str:
    """Text the parser has decoded, put back as the cell maker takes it."""
    return "".join(pieces).replace("&", "&amp;")


def read_by_events(
    text: str, book: Book
) -> tuple[dict[Address, Cell], frozenset[int], Element]:
    """Cells, hidden rows, and the part's tree without its cells."""
    target = _Target(book)
    parser = ElementTree.XMLParser(target=target)
    try:
        parser.feed(text)
        root: Element = parser.close()
    except ElementTree.ParseError as error:
        raise broken("malformed", found=str(error)) from None
    return target.maker.finish(), frozenset(target.hidden_rows), root
