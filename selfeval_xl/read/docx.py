"""Word documents: paragraphs in reading order, and their tables as sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from selfeval_xl.intake.archive import Archive
from selfeval_xl.intake.refusal import Refusal, broken
from selfeval_xl.model.grid import Workbook
from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.read.docx_nested import stack, weave
from selfeval_xl.read.docx_numbering import Numbering, read_numbering
from selfeval_xl.read.docx_sheets import Table, sentences_of, sheets_of
from selfeval_xl.read.docx_styles import Styles, read_styles
from selfeval_xl.read.docx_tables import Grid, cells_of, is_frame, read_table
from selfeval_xl.read.docx_text import Writer, is_mark_deleted
from selfeval_xl.read.markup import Element, children, local
from selfeval_xl.read.package import Relation, part_root, relations

_MAIN_PART = "word/document.xml"
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
_PAGE_NUMBER = re.compile(r"[-—–\s]*(?:第\s*)?\d*(?:\s*页)?[\s/共\d页-]*[-—–\s]*")
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Document:
    """What a document holds.

    ``tables`` are its outermost tables with the lines around them as sheets "表1",
    "表2" …; ``cells`` gives for each the numbers of the paragraphs that repeat it.
    """

    text: Text
    tables: Workbook
    cells: tuple[frozenset[int], ...] = ()


def read_docx(archive: Archive, file: str, format: str = "docx") -> Document:
    """Read a document with tracked changes taken as accepted.

    Raises ``Refusal`` where its main part cannot be followed; a part beside it that
    is broken is left out.
    """
    around = relations(archive, "")
    part = _main_part(archive, around)
    root = part_root(archive, part)
    body = next(children(root, "body"), None)
    if body is None:
        raise broken("malformed", part=part)
    related = relations(archive, part)
    writer = Writer(
        _numbering(archive, related) or Numbering(),
        _styles(archive, related) or Styles(),
    )
    walk = _Walk(writer)
    walk.blocks(body, "body")
    walk.end_of_table()
    for kind, where in (
        ("footnotes", "note"),
        ("endnotes", "note"),
        ("header", "margin"),
        ("footer", "margin"),
    ):
        for margin in _parts(archive, related, kind):
            walk.margin(margin, where)
    sheets, cells = sheets_of(walk.parts)
    book = Workbook(file, format, sheets, recalculation="no_formulas")
    text = Text(file, tuple(walk.paragraphs), tuple(walk.hidden))
    return Document(text, book, cells)


def _main_part(archive: Archive, around: Iterable[Relation]) -> str:
    for one in around:
        if one.type == "officeDocument" and one.target in archive:
            return one.target
    if _MAIN_PART in archive:
        return _MAIN_PART
    raise broken("missing_part", part=_MAIN_PART)


def _parts(
    archive: Archive, related: Iterable[Relation], kind: str
) -> Iterator[Element]:
    for one in related:
        if one.type == kind and one.target in archive:
            try:
                yield part_root(archive, one.target)
            except Refusal as refusal:
                if refusal.problem.kind != "unreadable":
                    raise


def _numbering(archive: Archive, related: Iterable[Relation]) -> Numbering | None:
    return next(map(read_numbering, _parts(archive, related, "numbering")), None)


def _styles(archive: Archive, related: Iterable[Relation]) -> Styles | None:
    return next(map(read_styles, _parts(archive, related, "styles")), None)


@dataclass(slots=True)
class _Walk:
    """The paragraphs and tables met so far."""

    writer: Writer
    paragraphs: list[Paragraph] = field(default_factory=list)
    hidden: list[Paragraph] = field(default_factory=list)
    parts: list[Table | Paragraph] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)  # of a cell
    _open: Grid | None = None
    _carried: str = ""
    _depth: int = 0
    _is_cell: bool = False

    def blocks(self, parent: Element, part: str) -> None:
        """Paragraphs and tables of a body, a box or a note."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise broken("malformed", found="nesting")
        for child in parent:
            name = local(child.tag) if isinstance(child.tag, str) else ""
            if name == "p":
                self._paragraph(child, part)
            elif name == "tbl":
                self._table(child, part)
            elif name in _WRAPPERS:
                self.blocks(child, part)
            elif name == "AlternateContent":
                for one in child:
                    if len(one):
                        self.blocks(one, part)
                        break
        self._depth -= 1

    def margin(self, root: Element, part: str) -> None:
        """A header, a footer or all footnotes; what another page said is left out."""
        known = {one.text for one in self.paragraphs if one.part == part}
        first = len(self.paragraphs)
        holders = list(root) if part == "note" else [root]
        for holder in holders:
            self.blocks(holder, part)
        self.end_of_table()
        kept = [
            one
            for one in self.paragraphs[first:]
            if one.text not in known and not _PAGE_NUMBER.fullmatch(one.text)
        ]
        del self.paragraphs[first:]
        for one in kept:
            self._add(one.text, part)

    def _paragraph(self, element: Element, part: str) -> None:
        text, inline = self.writer.paragraph(element)
        text, self._carried = self._carried + text, ""
        if is_mark_deleted(element):
            self._carried = text
        elif text.strip():
            self.end_of_table()
            self._add(text, part)
        hidden = "".join(inline.hidden)
        if hidden.strip():
            number = max(1, len(self.paragraphs))
            self.hidden.append(Paragraph(number, hidden, part))
        for box in inline.boxes:
            self.blocks(box, "box" if part == "body" else part)

    def _table(self, element: Element, part: str) -> None:
        if not self._is_cell and is_frame(element):
            for cell in cells_of(element):
                self.blocks(cell, part)
            return
        grid = read_table(element, self._cell)
        weave(grid)
        if self._open is not None and self._open.goes_on_with(grid):
            self._open.extend(grid)
            return
        self.end_of_table()
        self._open = grid

    def end_of_table(self) -> None:
        """Keep the table before; what its cells say in sentences is text too."""
        grid, self._open = self._open, None
        if grid is None:
            return
        if self._is_cell:
            self.grids.append(grid)
            return
        first = len(self.paragraphs) + 1
        for text in sentences_of(grid):
            self._add(text, "table")
        numbers = range(first, len(self.paragraphs) + 1)
        self.parts.append(Table(grid, frozenset(numbers)))

    def _add(self, text: str, part: str) -> None:
        one = Paragraph(len(self.paragraphs) + 1, text, part)
        self.paragraphs.append(one)
        if part in ("body", "box"):
            self.parts.append(one)

    def _cell(self, cell: Element) -> tuple[str, Grid | None]:
        """The lines of a cell, and the tables inside it below each other."""
        inner = _Walk(self.writer, _depth=self._depth, _is_cell=True)
        inner.blocks(cell, "table")
        inner.end_of_table()
        self.hidden += inner.hidden
        text = "\n".join(one.text for one in inner.paragraphs).strip()
        return text, stack(text, inner.grids) if inner.grids else None
