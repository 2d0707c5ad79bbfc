"""Which year a table's own columns speak of, whatever its title says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.grid import Sheet

_YEAR = re.compile(r"20\d\d")
_WRITTEN = re.compile(r"(?<![\d.,])20\d\d(?![\d.,])")
_ABOUT = re.compile(r"(?<!\d)(20\d\d)年度")
_FIRST_LINES, _LONGEST_LINE = 12, 45
_COMPARED = re.compile(r"(20\d\d)年?度?(?:比|较|与|同|对比)(20\d\d)")
_SPENT = re.compile("决算|执行|支出数|实际|完成")


def year_in_header(view: SheetView, row: int) -> int | None:
    """The later of two years that head columns; None where none or one is there."""
    words = _words(view, (row, row + 1))
    years = {int(year) for text in words for year in _WRITTEN.findall(text)}
    return max(years) if len(years) > 1 else None


def year_of_workbook(sheets: Iterable[Sheet]) -> int | None:
    """The one year that the first lines of the visible sheets are about.

    A cover or another table names it for a table whose own title does not.
    """
    found: set[str] = set()
    for sheet in sheets:
        if not sheet.is_hidden and sheet.problem is None:
            for number, (_, cells) in enumerate(sheet.rows()):
                if number >= _FIRST_LINES:
                    break
                texts = (c.shown for c in cells if isinstance(c.raw, str))
                short = (t for t in texts if len(t) <= _LONGEST_LINE)
                found.update(y for t in short for y in _ABOUT.findall(squeeze(t)))
    return int(found.pop()) if len(found) == 1 else None


def names_year(view: SheetView, row: int, year: int) -> bool:
    """True where a header's first rows name a year."""
    words = _words(view, (row, row + 1, row + 2))
    return any(str(year) in _WRITTEN.findall(text) for text in words)


def _words(view: SheetView, rows: Iterable[int]) -> Iterator[str]:
    """The texts of some rows: 2095.70 below a head is an amount, no year."""
    for row in rows:
        for cell in view.by_row.get(row, ()):
            if isinstance(cell.raw, str):
                yield cell.shown


def is_of_year_before(heads: Iterable[str], year: int) -> bool:
    """True where columns are of the two years before the title's: those are left over.

    No column is of the title's own year, or of a year that it does not name.
    """
    words = [squeeze(head) for head in heads]
    named = {y for w in words for y in _YEAR.findall(w)}
    spent = {y for w in words if _SPENT.search(w) for y in _YEAR.findall(w)}
    plain = any(_SPENT.search(w) and not _YEAR.search(w) for w in words)
    return not plain and spent == named == {str(year - 2), str(year - 1)}


def is_of_next_year(heads: Iterable[str], year: int) -> bool:
    """True where columns are of the year after the title's: that is left over.

    They tell what was spent in the next year, and do not set a budget of the
    title's year beside what was spent in it; or compare the next year with it.
    """
    words = [squeeze(head) for head in heads]
    compared = {pair for word in words for pair in _COMPARED.findall(word)}
    if (str(year + 1), str(year)) in compared:
        return True
    spent = {y for w in words if _SPENT.search(w) for y in _YEAR.findall(w)}
    planned = {y for w in words if "预算" in w for y in _YEAR.findall(w)}
    return str(year + 1) in spent and str(year) not in spent & planned
