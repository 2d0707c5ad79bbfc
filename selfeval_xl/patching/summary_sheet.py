"""The sheet 校验汇总 at the end of a copy: what was changed, what is left, and why."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from selfeval_xl.intake.discover import OWN_SHEET
from selfeval_xl.patching.markup import escape_attribute
from selfeval_xl.patching.parts import Parts
from selfeval_xl.patching.refused import CannotPatch
from selfeval_xl.patching.sheet_xml import text_element
from selfeval_xl.patching.styles_xml import Look, StylesPart
from selfeval_xl.patching.workbook_xml import free_sheet_name, list_sheet

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_WIDTHS = (6, 18, 26, 16, 16, 60, 14, 10)
_COLUMNS = "ABCDEFGH"
_LAST = _COLUMNS[-1]
_SPANS = ((0, 1), (2, 2), (3, 7))  # the columns of the coverage's three
_CENTRED = (0, 6, 7)  # number, rule, status
_HEADER_FILL = "FFD9E1F2"
_LONGEST = 2_000
_LINE_HEIGHT = 15


@dataclass(frozen=True, slots=True)
class Row:
    """A finding's line: number, cell, label, before, after, grounds, rule, status.

    ``sheet`` and ``cell`` are where the link leads, "" for no link.
    """

    texts: tuple[str, ...]
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was checked: a header of three, and (outcome, count, details) lines."""

    header: Sequence[str]
    lines: Sequence[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Summary:
    """What the sheet says: a title, facts as (name, text), a header and its rows."""

    title: str
    facts: Sequence[tuple[str, str]]
    coverage: Coverage
    header: Sequence[str]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class _Styles:
    title: int = 0
    name: int = 0
    text: int = 0
    centred: int = 0
    header: int = 0
    link: int = 0


def add_summary(parts: Parts, summary: Summary, styles: StylesPart | None) -> str:
    """Append the sheet; gives the name it got, as one may be taken already."""
    workbook = parts.document(parts.main)
    name = free_sheet_name(workbook, OWN_SHEET)
    folder = posixpath.dirname(parts.main)
    part = parts.free_name(posixpath.join(folder, "worksheets/sheet{}.xml"))
    numbers = _Styles()
    if styles is not None:
        try:
            numbers = _looks(styles)
        except CannotPatch:
            numbers = _Styles()
    content = _sheet(summary, numbers, parts.is_strict)
    parts.add(part, content.encode(), _TYPE)
    kind = f"{parts.relation_types}/worksheet"
    target = posixpath.relpath(part, folder) if folder else part
    relation = parts.add_relation(parts.main, kind, target)
    list_sheet(workbook, name, relation, parts.relation_types)
    return name


def _looks(styles: StylesPart) -> _Styles:
    p = styles.document.prefix

    def font(size: int, more: str) -> int:
        return styles.append(
            "fonts", f'<{p}font>{more}<{p}sz val="{size}"/>{{}}</{p}font>'.format(
                f'<{p}name val="宋体"/><{p}family val="3"/><{p}charset val="134"/>'
            )
        )

    sides = "".join(
        f'<{p}{side} style="thin"><{p}color indexed="64"/></{p}{side}>'
        for side in ("left", "right", "top", "bottom")
    )
    border = styles.append("borders", f"<{p}border>{sides}<{p}diagonal/></{p}border>")
    wrap = f'<{p}alignment vertical="center" wrapText="1"/>'
    centre = f'<{p}alignment horizontal="center" vertical="center" wrapText="1"/>'
    plain, bold = font(10, ""), font(10, f"<{p}b/>")
    link = styles.append(
        "fonts",
        f'<{p}font><{p}u/><{p}sz val="10"/><{p}color rgb="FF0563C1"/>'
        f'<{p}name val="宋体"/><{p}family val="3"/><{p}charset val="134"/></{p}font>',
    )
    header = styles.fill(_HEADER_FILL)
    # a text that looks like a formula stays a text when someone edits its cell
    as_text = ' quotePrefix="1"'
    return _Styles(
        title=styles.look(Look(font(16, f"<{p}b/>"), inside=centre)),
        name=styles.look(Look(bold, header, border, wrap)),
        text=styles.look(Look(plain, 0, border, wrap, as_text)),
        centred=styles.look(Look(plain, 0, border, centre, as_text)),
        header=styles.look(Look(bold, header, border, centre)),
        link=styles.look(Look(link, 0, border, wrap, as_text)),
    )


def _sheet(summary: Summary, styles: _Styles, is_strict: bool) -> str:
    merges = [f"A1:{_LAST}1"]
    links: list[str] = []
    rows = [_row(1, [(0, summary.title, styles.title)], 28)]
    number = 1
    for name, text in summary.facts:
        number += 1
        spans = [(0, 1, name, styles.name), (2, 7, text, styles.text)]
        rows.append(_spanned(number, spans, merges))
    number += 1
    for at, line in enumerate([summary.coverage.header, *summary.coverage.lines]):
        number += 1
        looks = [styles.text] * 3 if at else [styles.header] * 3
        looks[1] = styles.centred if at else styles.header
        spans = [
            (first, last, text, look)
            for (first, last), text, look in zip(_SPANS, line, looks, strict=True)
        ]
        rows.append(_spanned(number, spans, merges))
    number += 2
    header = [(at, text, styles.header) for at, text in enumerate(summary.header)]
    rows.append(_row(number, header, 20))
    for one in summary.rows:
        number += 1
        rows.append(_finding(number, one, styles))
        if one.cell:
            quoted = one.sheet.replace("'", "''")
            location = escape_attribute(f"'{quoted}'!{one.cell}")
            links.append(f'<hyperlink ref="B{number}" location="{location}"/>')
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(_WIDTHS, 1)
    )
    joined = "".join(f'<mergeCell ref="{one}"/>' for one in merges)
    linked = f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else ""
    return (
        f'{_HEAD}<worksheet xmlns="{_STRICT_MAIN if is_strict else _MAIN}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{_LAST}{number}"/>'
        '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="{_LINE_HEIGHT}"/><cols>{columns}</cols>'
        f'<sheetData>{"".join(rows)}</sheetData>'
        f'<mergeCells count="{len(merges)}">{joined}</mergeCells>{linked}'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3"'
        ' footer="0.3"/><pageSetup paperSize="9" orientation="landscape"'
        ' fitToHeight="0"/></worksheet>'
    )


def _spanned(
    number: int,
    spans: Sequence[tuple[int, int, str, int]],
    merges: list[str],
) -> str:
    """A row of texts that each take the columns from first to last."""
    cells, lines = [], 1
    for first, last, text, look in spans:
        cells.append((first, text, look))
        cells += [(at, "", look) for at in range(first + 1, last + 1)]
        lines = max(lines, _lines(text, sum(_WIDTHS[first : last + 1])))
        if last > first:
            merges.append(f"{_COLUMNS[first]}{number}:{_COLUMNS[last]}{number}")
    return _row(number, cells, lines * _LINE_HEIGHT + 5)


def _finding(number: int, row: Row, styles: _Styles) -> str:
    looks = {at: styles.centred for at in _CENTRED}
    cells = [
        (at, text, styles.link if at == 1 and row.cell else looks.get(at, styles.text))
        for at, text in enumerate(row.texts)
    ]
    lines = max(
        _lines(text, width) for text, width in zip(row.texts, _WIDTHS, strict=True)
    )
    return _row(number, cells, lines * _LINE_HEIGHT + 5)


def _row(number: int, cells: Sequence[tuple[int, str, int]], height: int) -> str:
    """A row of texts; they stand in the cells themselves, never as formulas."""
    written = []
    for at, text, style in cells:
        head = f'<c r="{_COLUMNS[at]}{number}" s="{style}"'
        if text:
            inside = text_element(text[:_LONGEST])
            written.append(f'{head} t="inlineStr"><is>{inside}</is></c>')
        else:
            written.append(f"{head}/>")
    height = min(height, 400)
    return (
        f'<row r="{number}" ht="{height}" customHeight="1">{"".join(written)}</row>'
    )


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a cell so wide; Chinese takes two columns."""
    return sum(
        -(-sum(2 if ord(char) > 0x2E7F else 1 for char in line) // (width - 1)) or 1
        for line in text.split("\n")
    )
