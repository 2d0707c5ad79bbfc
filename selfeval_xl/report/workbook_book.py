"""The summary workbook's file: looks, page set-up, and text that stays text."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from selfeval_xl.findings import Severity
from selfeval_xl.i18n import N_, translate
from selfeval_xl.intake.discover import OWN_PROPERTY
from selfeval_xl.report.columns import text_width
from selfeval_xl.report.words import SIGNS
from selfeval_xl.writing import cannot_write

# Points: a line of text, the room above and below, and the highest row there is.
_LINE, _ROOM, _HIGHEST = 13.5, 4.5, 409
# What Excel takes in one cell.
_LONGEST = 32_767
# A cell with one of these in front turns into a formula when it is typed over.
_RISKY = ("=", "+", "-", "@", "\t", "\r")
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "text_wrap": False, "border": 0},
    "line": {"text_wrap": False, "border": 0},
    "section": {"bold": True, "font_size": 12, "text_wrap": False, "border": 0},
    "head": {
        "bold": True,
        "align": "center",
        "bg_color": "#D9E2EC",
    },
    "text": {},
    "centre": {"align": "center"},
    "strong": {"bold": True},
    "strong_centre": {"bold": True, "align": "center"},
    "number": {"align": "center", "num_format": "0"},
    "score": {"align": "center", "num_format": "General"},
    "total": {"bold": True, "bg_color": "#F2F2F2"},
    "total_number": {
        "bold": True,
        "bg_color": "#F2F2F2",
        "align": "center",
        "num_format": "0",
    },
    "link": {"align": "center", "font_color": "#0563C1", "underline": 1},
    # A word and a sign say it, the fill only helps: it reads in black and white.
    "error": {"bold": True, "align": "center", "bg_color": "#F4B6B0"},
    "warning": {"align": "center", "bg_color": "#FFE9A8"},
    "info": {"align": "center", "italic": True},
}


class SummaryBook:
    """A workbook being written from the top of each sheet down.

    A kind of it may have another ``title`` and more ``looks``.
    """

    title = N_("校验汇总")
    looks = _LOOKS

    def __init__(self, stream: BytesIO, lang: str, when: datetime, is_streamed: bool):
        self.lang = lang
        self.tr = partial(translate, lang=lang)
        self._book = Workbook(
            stream,
            {
                "constant_memory": is_streamed,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        title = self.tr(self.title)
        when = when.replace(tzinfo=None)
        self._book.set_properties(
            {"title": title, "author": "selfeval-xl", "created": when}
        )
        self._book.set_custom_property(OWN_PROPERTY, "summary")
        self._widths: dict[str, Sequence[float]] = {}
        self._formats: dict[tuple[str, bool], Format] = {}

    def close(self) -> None:
        self._book.close()

    def sheet(self, name: str, widths: Sequence[float], head: int) -> Worksheet:
        """A sheet for A4 landscape whose row ``head`` (0-based) heads the columns."""
        sheet = self._book.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.repeat_rows(head)
        page = self.tr("第 &P 页，共 &N 页")
        sheet.set_footer(f"&L{self.tr(self.title)} · {name}&R{page}")
        sheet.freeze_panes(head + 1, 0)
        self._widths[name] = widths
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def height(
        self, sheet: Worksheet, row: int, texts: Iterable[str], widths: Sequence[float]
    ) -> None:
        """Make a row as high as its texts need in columns of these widths.

        Not every program fits rows to wrapped text when it opens a file. Call it
        before the row is written.
        """
        lines = max(map(_line_count, texts, widths), default=1)
        sheet.set_row(row, min(_LINE * lines + _ROOM, _HIGHEST))

    def heads(self, sheet: Worksheet, row: int, words: Iterable[str]) -> None:
        """A row of column headings."""
        texts = [self.tr(word) for word in words]
        self.height(sheet, row, texts, self._widths[sheet.get_name()])
        for column, text in enumerate(texts):
            self.text(sheet, row, column, text, "head")

    def text(
        self, sheet: Worksheet, row: int, column: int, text: str, look: str = "text"
    ) -> None:
        """A text as it is, whatever it looks like; too long a one ends in "…"."""
        text = storable(text)
        if text:
            sheet.write_string(row, column, text, self.look(look, text))
        else:
            sheet.write_blank(row, column, None, self.look(look))

    def number(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        number: int | Decimal,
        look: str = "number",
    ) -> None:
        sheet.write_number(row, column, float(number), self.look(look))

    def link(
        self, sheet: Worksheet, row: int, column: int, url: str, text: str
    ) -> None:
        """A link made by ``workbook_links``, shown as a text."""
        sheet.write_url(row, column, url, self.look("link", text), storable(text))

    def look(self, name: str, text: str = "") -> Format:
        """The format of a name; one that keeps a text a text where it must."""
        key = name, text.startswith(_RISKY)
        if key not in self._formats:
            base = {
                "font_name": "宋体",
                "font_size": 10,
                "valign": "vcenter",
                "text_wrap": True,
                "border": 1,
                "border_color": "#8C8C8C",
                "quote_prefix": key[1],
            }
            self._formats[key] = self._book.add_format(base | self.looks[name])
        return self._formats[key]


def severity_word(severity: Severity, word: str) -> str:
    """The word of a severity behind its sign."""
    return f"{SIGNS[severity]} {word}"


def storable(text: str) -> str:
    """The text without half characters, and no longer than a cell can hold."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    # Excel counts UTF-16 units.
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return text
    return units[: 2 * _LONGEST - 2].decode("utf-16-le", "ignore") + "…"


def fitting(texts: Iterable[str], least: float, most: float) -> float:
    """A column's width for texts, between two bounds."""
    # A very long text wraps anyway; its beginning is enough to tell.
    widest = max((_longest_line(text[:200]) for text in texts), default=0)
    return min(max(widest + 2.0, least), most)


def _longest_line(text: str) -> int:
    return max(map(text_width, text.split("\n")))


def _line_count(text: str, width: float) -> int:
    """Lines a text takes in a column; GBK has two bytes for what is two wide."""
    room = max(width - 1.5, 1)
    lines = text[:_LONGEST].encode("gbk", "replace").split(b"\n")
    return sum(max(1, math.ceil(len(line) / room)) for line in lines)


SHEET_NAMES = {
    "overview": N_("汇总"),
    "findings": N_("明细"),
    "coverage": N_("覆盖"),
    "about": N_("说明"),
}


@contextmanager
def room_for(target: Path) -> Iterator[None]:
    """Turn what goes wrong while a workbook is made into a UsageError about it.

    Its sheets wait in temporary files, whose folder may be full.
    """
    try:
        yield
    except FileCreateError as error:
        reason = error.args[0] if error.args else error
        is_system = isinstance(reason, OSError)
        raise cannot_write(
            target, reason if is_system else OSError(str(error))
        ) from error
    except OSError as error:
        raise cannot_write(target, error) from error
