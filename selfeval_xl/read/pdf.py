"""PDF files: the lines of each page put together to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from selfeval_xl.forms.numbering import read_mark
from selfeval_xl.forms.plain import plain
from selfeval_xl.intake.refusal import broken, refuse, too_much
from selfeval_xl.model.grid import Workbook
from selfeval_xl.model.paper import Problem
from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.read.docx_sheets import Table, sentences_of, sheets_of
from selfeval_xl.read.pdf_columns import Edges, edges
from selfeval_xl.read.pdf_tables import Box, Ruled, put_together, ruled_tables

MOST_PAGES = 1000
_MOST_CHARACTERS = 3_000_000
_LEAST_ON_PAGE = 8  # characters; a stamp on a scan may give a few
_PATH = 2  # FPDF_PAGEOBJ_PATH
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*[/，,共]+\s*\d{1,4}\s*页?)?[-—–·\s]*"
)
_WIDE = "\u2018-\u201d\u3001-\u303f\u4e00-\u9fff\uff00-\uffef"
_SPACED = re.compile(f"(?<=[{_WIDE}]) +(?=[{_WIDE}])")
_DRAWN_APART = re.compile("[\u2018-\u201d]")  # quotation marks of another typeface
_LABELLED = re.compile(r"[^，。；：,;:]{2,16}[：:]")
_WORD = re.compile(r"[!-~]*")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands on its page; measures in points."""

    text: str
    left: float
    right: float
    size: float
    page: int
    table: Ruled | None = None


@dataclass(frozen=True, slots=True)
class PdfRead:
    """Text and tables of a PDF file; ``cells`` as in ``DocumentRead``."""

    text: Text
    tables: Workbook
    cells: tuple[frozenset[int], ...]
    problems: tuple[Problem, ...]


def read_pdf(data: bytes, file: str) -> PdfRead:
    """Read a PDF file; pages that are pictures are told in the problems.

    Raises ``Refusal``: "scanned" where no page has text, "encrypted", "pdf" for what
    cannot be followed, "no_pdf_reader" where the library is missing, or a limit.
    """
    document = _open(data)
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            raise too_much("pages", pages, MOST_PAGES)
        lines: list[list[Line]] = []
        pictures: list[int] = []
        for index in range(pages):
            found, is_picture = _page(document, index)
            lines.append(found)
            if is_picture:
                pictures.append(index + 1)
            if sum(len(one.text) for one in found) > _MOST_CHARACTERS:
                raise too_much("text_length", _MOST_CHARACTERS + 1, _MOST_CHARACTERS)
    finally:
        document.close()
    if not any(lines):
        reason = "scanned" if pictures else "no_text"
        raise broken(reason, pages=pages)
    parts = list(_parts(_paragraphs(_without_margins(lines))))
    sheets, cells = sheets_of([one for one in parts if not _is_repeat(one)])
    paragraphs = tuple(one for one in parts if isinstance(one, Paragraph))
    book = Workbook(file, "pdf", sheets, recalculation="no_formulas")
    return PdfRead(Text(file, paragraphs), book, cells, _told(pictures, pages))


def _is_repeat(one: Paragraph | Table) -> bool:
    return isinstance(one, Paragraph) and one.part == "table"


def _parts(words: Iterable[str | Ruled]) -> Iterator[Paragraph | Table]:
    """Paragraphs and tables in order."""
    number, tables = 0, list[Ruled]()
    for one in (*words, ""):
        if isinstance(one, Ruled):
            tables.append(one)
            continue
        for grid in put_together(tables):
            first = number + 1
            for text in sentences_of(grid):
                number += 1
                yield Paragraph(number, text, "table")
            yield Table(grid, frozenset(range(first, number + 1)))
        tables = []
        if one:
            number += 1
            yield Paragraph(number, one)


def _told(pictures: Sequence[int], pages: int) -> tuple[Problem, ...]:
    if not pictures:
        return ()
    shown = "、".join(map(str, pictures[:12])) + ("…" if len(pictures) > 12 else "")
    details = {"pages": pages, "found": len(pictures), "part": shown}
    return (Problem("unreadable", "scanned_pages", details, fatal=False),)


def _open(data: bytes) -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise broken("no_pdf_reader") from None
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        if code == _PASSWORD or "password" in str(error).lower():
            raise refuse("encrypted", "password") from None
        raise broken("pdf", detail=str(error)) from None


def _page(document: Any, index: int) -> tuple[list[Line], bool]:
    """Lines of a page, and whether it is a picture without text."""
    import pypdfium2

    try:
        page = document[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:  # a damaged page gives nothing
        return [], True
    try:
        text = text_page.get_text_range()
        if len("".join(text.split())) < _LEAST_ON_PAGE:
            is_picture = any(True for _ in page.get_objects(filter=[3], max_depth=3))
            return [], is_picture
        tables = ruled_tables(_drawn(page), index)
        return list(_lines(text_page, text, index, tables)), False
    finally:
        text_page.close()
        page.close()


def _drawn(page: Any) -> Iterator[Box]:
    """The boxes of the lines and areas drawn on a page."""
    for one in page.get_objects(filter=[_PATH], max_depth=3):
        left, bottom, right, top = one.get_bounds()
        yield left, bottom, right, top


def _lines(
    text_page: Any, text: str, page: int, tables: Sequence[Ruled] = ()
) -> Iterator[Line]:
    has_boxes = text_page.count_chars() == len(text)
    at, left_over = 0, list(tables) if has_boxes else []
    for raw in text.split("\n"):
        words = raw.rstrip("\r").replace("\ufffe", "").strip("\r")
        start, at = at, at + len(raw) + 1
        if not words.strip():
            continue
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip()) - 1
        table = _table_of(text_page, words, start, left_over)
        if table is not None:
            if not table.is_told:
                table.is_told = True
                yield Line("", 0.0, 0.0, 0.0, page, table)
            continue
        line = Line(_SPACED.sub("", words.strip()), 0.0, 0.0, 0.0, page)
        if not has_boxes:
            yield line
        elif _DRAWN_APART.search(words):
            yield _sorted_line(text_page, words.strip(), first, page)
        else:
            left, bottom, _, top = text_page.get_charbox(first, loose=True)
            right = text_page.get_charbox(last, loose=True)[2]
            yield replace(line, left=left, right=right, size=abs(top - bottom))


def _table_of(
    text_page: Any, words: str, start: int, tables: Sequence[Ruled]
) -> Ruled | None:
    """The table a line stands in, which takes its characters."""
    found: Ruled | None = None
    if not tables:
        return None
    for index, char in enumerate(words):
        left, bottom, right, top = text_page.get_charbox(start + index)
        x, y = (left + right) / 2, (bottom + top) / 2
        if char.isspace():
            continue
        taker = next((one for one in tables if one.take(x, y, char)), None)
        if taker is None and found is None:
            return None
        found = found or taker
    return found


def _sorted_line(text_page: Any, words: str, first: int, page: int) -> Line:
    """A line with its characters from left to right, as they stand on the page."""
    boxes = [
        (*text_page.get_charbox(first + index, loose=True), char)
        for index, char in enumerate(words)
        if char != " "
    ]
    boxes.sort(key=lambda box: box[0])
    size = max(top - bottom for _, bottom, _, top, _ in boxes)
    text, edge = "", boxes[0][0]
    for left, _, right, _, char in boxes:
        is_apart = left - edge > 0.2 * size and char.isascii()
        text += " " + char if is_apart else char
        edge = right
    return Line(_SPACED.sub("", text), boxes[0][0], edge, size, page)


def _without_margins(pages: Sequence[list[Line]]) -> list[Line]:
    """All lines in order, without page numbers and what repeats on every page."""
    edges = Counter(
        text for page in pages for text in {line.text for line in page[:1] + page[-1:]}
    )
    often = max(3, 0.6 * sum(1 for page in pages if page))
    kept = []
    for page in pages:
        last = len(page) - 1
        for index, line in enumerate(page):
            is_edge = index in (0, last) and line.table is None
            if is_edge and _PAGE_NUMBER.fullmatch(line.text):
                continue
            if is_edge and edges[line.text] >= often:
                continue
            kept.append(line)
    return kept


def _paragraphs(lines: Sequence[Line]) -> Iterator[str | Ruled]:
    """Lines put together, and the tables between them."""
    written = [line for line in lines if line.table is None]
    run: list[Line] = []
    bounds = edges(written) if written else []
    size = sorted(line.size for line in written)[len(written) // 2] if written else 0
    at = 0
    for line in (*lines, None):
        if line is not None and line.table is None:
            run.append(line)
            continue
        yield from _joined_lines(run, bounds[at : at + len(run)], size or 12.0)
        at, run = at + len(run), []
        if line is not None and line.table is not None:
            yield line.table


def _joined_lines(
    lines: Sequence[Line], bounds: Sequence[Edges], size: float
) -> Iterator[str]:
    indented = sum(
        line.left > own.left + size for line, own in zip(lines, bounds, strict=True)
    )
    has_indents = indented > len(lines) * 0.1
    parts: list[str] = []
    before: tuple[Line, Edges] | None = None
    for line, own in zip(lines, bounds, strict=True):
        is_next = before is not None and _goes_on(*before, line, own, size, has_indents)
        if is_next:
            parts[-1] = _joined(parts[-1], line.text)
        else:
            parts.append(line.text)
        before = line, own
    yield from parts


def _goes_on(
    before: Line, above: Edges, line: Line, own: Edges, size: float, has_indents: bool
) -> bool:
    """True where a line belongs to the paragraph of the one before."""
    word = _WORD.match(line.text)
    longest = max(2.2, 1.4 + 0.62 * len(word[0] if word else ""))
    is_full = before.right >= above.right - longest * size
    is_indented = line.left > own.left + size
    if not is_full or is_indented or above.is_column != own.is_column:
        return False
    if _LABELLED.match(before.text) and _LABELLED.match(line.text):
        return False  # two lines of a cover
    if has_indents:
        return True
    words = plain(Paragraph(1, line.text)).text
    return before.text[-1:] not in "。！？：" and read_mark(0, words) is None


def _joined(before: str, after: str) -> str:
    """Two lines as one, with a space between Latin words only."""
    is_latin = before[-1:].isascii() and before[-1:].isalpha()
    return f"{before} {after}" if is_latin and after[:1].isalpha() else before + after
