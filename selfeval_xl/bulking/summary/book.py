"""The summary's file: its looks, and tables that run over several sheets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any, Generic, TypeVar

from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from selfeval_xl.i18n import N_
from selfeval_xl.report.workbook_book import SummaryBook, fitting

Row = TypeVar("Row")

# Rows whose texts decide how wide the columns are.
_SAMPLE = 2_000
# Links that a sheet has: Excel takes 65,530, long before that it takes its time.
LINKS = 20_000


class RunBook(SummaryBook):
    """A summary workbook with charts, rates and money."""

    title = N_("批量校验汇总")
    looks = SummaryBook.looks | {
        "plain": {"align": "center"},
        "link": {"font_color": "#0563C1", "underline": 1},
        "percent": {"align": "center", "num_format": "0.00%"},
        "points": {"align": "center", "num_format": "0.00"},
        "big": {
            "align": "center",
            "num_format": "#,##0",
            "font_size": 16,
            "bold": True,
        },
        "high": {"bold": True, "align": "center", "bg_color": "#F4B6B0"},
        "middle": {"align": "center", "bg_color": "#FFE9A8"},
    }

    def chart(self, options: dict[str, Any]) -> Chart:
        """A chart without a place yet."""
        return self._book.add_chart(options)


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads elsewhere, in the words of XlsxWriter."""

    url: str
    text: str


def inside(sheet: str, cell: str, text: str) -> Link:
    """A link to another place in the workbook."""
    name = sheet.replace("'", "''")
    return Link(f"internal:'{name}'!{cell}", text)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in a look of its own."""

    text: str
    look: str


Cell = str | int | Decimal | Link | Marked | None


@dataclass(frozen=True, slots=True)
class Column:
    """Heading, look, and least and most width of a column."""

    head: str
    least: float = 8
    most: float = 14
    look: str = "text"


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """Rows under headings, below a few lines of text.

    ``cells`` makes a row's cells as it is written, so that no more than one row of
    cells is in memory. ``empty`` stands where there is no row.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Collection[Row]
    cells: Callable[[Row], tuple[Cell, ...]]
    intro: tuple[str, ...] = ()
    empty: str = N_("（没有）")

    @property
    def head(self) -> int:
        """The 0-based row of the headings."""
        return len(self.intro)

    def sheets(self, per_sheet: int) -> list[str]:
        """The names of the sheets it needs with so many rows each."""
        count = max(1, -(-len(self.rows) // per_sheet))
        if count == 1:
            return [self.name]
        return [f"{self.name}({number})" for number in range(1, count + 1)]

    def place(self, index: int, per_sheet: int) -> tuple[str, int]:
        """Sheet and 1-based row in which the row of an index stands."""
        number, rest = divmod(index, per_sheet)
        return self.sheets(per_sheet)[number], self.head + 2 + rest


def write_table(book: RunBook, table: Table[Row], per_sheet: int) -> None:
    """As many sheets as the rows need, at least one, each with headings and filter."""
    widths = _widths(book, table)
    rows = iter(table.rows)
    for name in table.sheets(per_sheet):
        sheet = book.sheet(name, widths, table.head)
        for row, text in enumerate(table.intro):
            book.text(sheet, row, 0, text, "line")
        book.heads(sheet, table.head, [column.head for column in table.columns])
        last = _write_rows(book, sheet, table, islice(rows, per_sheet), widths)
        if last == table.head:
            book.text(sheet, last + 1, 0, book.tr(table.empty), "line")
        end = max(last, table.head + 1)
        sheet.autofilter(table.head, 0, end, len(table.columns) - 1)
        # Figures as filled in stand as texts on purpose.
        sheet.ignore_errors({"number_stored_as_text": f"A1:Z{last + 2}"})


def _write_rows(
    book: RunBook,
    sheet: Worksheet,
    table: Table[Row],
    part: Iterable[Row],
    widths: Sequence[float],
) -> int:
    """The last row written."""
    row, links = table.head, 0
    for row, one in enumerate(part, table.head + 1):
        cells = table.cells(one)
        _fit(book, sheet, row, map(_text, cells), widths)
        for column, cell in enumerate(cells):
            if isinstance(cell, Link):
                links += 1
                if links > LINKS:
                    cell = cell.text
            write_cell(book, sheet, row, column, cell, table.columns[column].look)
    return row


def _fit(
    book: RunBook,
    sheet: Worksheet,
    row: int,
    texts: Iterable[str],
    widths: Sequence[float],
) -> None:
    """Make the row higher where a text does not fit on a line; most plainly do."""
    long = [
        (text, width)
        for text, width in zip(texts, widths, strict=True)
        if 2 * len(text) > width - 2 or "\n" in text
    ]
    if long:
        book.height(sheet, row, *zip(*long, strict=True))


def write_cell(
    book: RunBook, sheet: Worksheet, row: int, column: int, cell: Cell, look: str
) -> None:
    """A cell by what it is: numbers as numbers, texts as texts."""
    if isinstance(cell, Link):
        book.link(sheet, row, column, cell.url, cell.text)
    elif isinstance(cell, Marked):
        book.text(sheet, row, column, cell.text, cell.look)
    elif isinstance(cell, str):
        is_figure = look in ("number", "percent", "points", "score")
        book.text(sheet, row, column, cell, "centre" if is_figure else look)
    elif cell is None:
        book.text(sheet, row, column, "", "text")
    else:
        book.number(sheet, row, column, cell, look)


def _text(cell: Cell) -> str:
    if isinstance(cell, (Link, Marked)):
        return cell.text
    return cell if isinstance(cell, str) else ""


def _widths(book: RunBook, table: Table[Row]) -> list[float]:
    some = [tuple(map(_text, table.cells(one))) for one in islice(table.rows, _SAMPLE)]
    heads = [book.tr(column.head) + "  " for column in table.columns]
    columns = zip(*some, heads, strict=True)
    return [
        fitting(texts, column.least, column.most)
        for texts, column in zip(columns, table.columns, strict=True)
    ]
