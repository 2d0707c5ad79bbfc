"""The headed columns of a sheet that the shared vocabulary has no word for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selfeval_xl.forms.below import LOOK_BELOW, content_below, is_number
from selfeval_xl.forms.header_columns import HeaderColumn, read_columns
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.own_words import heading_words, quantity_of
from selfeval_xl.forms.spec import Entry
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.form import Quantity
from selfeval_xl.model.grid import Range

_NUMBER_HEAD = re.compile(r"^(序号|编号|行次|栏次|次序)$")
_OTHER_YEAR = re.compile(r"20\d\d年?(年度)?")
_LEAST_COLUMNS, _LEAST_ROWS, _LONGEST = 2, 2, 40
_NO_KEY = str.maketrans({".": "·", " ": "", "{": "(", "}": ")"})


def own_columns(view: SheetView, taken: Sequence[Range]) -> tuple[Entry, ...]:
    """Columns of figures, or of blanks to fill, under headings of no shared meaning.

    ``taken`` are areas whose headings are understood otherwise.
    """
    found: dict[str, Entry] = {}
    rows = list(view.by_row)
    end = 0
    for row in rows:
        if row <= end or any(a.top <= row <= a.bottom for a in taken):
            continue
        bottom = _bottom(view, row)
        columns = list(_figure_columns(view, row, bottom))
        if len(columns) < _LEAST_COLUMNS:
            continue
        end = bottom
        for one in columns:
            words = heading_words(one.text)
            if one.term is None and words:
                key = "~" + words.translate(_NO_KEY)
                found.setdefault(words, Entry(key, plain_heading(one.text)))
    return tuple(found.values())


def plain_heading(text: str) -> str:
    """A heading on one line, without the year it was written for."""
    words = " ".join(text.split()).replace("/", " ").replace("／", "/")
    return _OTHER_YEAR.sub("本年", words)


def _bottom(view: SheetView, row: int) -> int:
    """The header's last row: one more where a heading spans several columns."""
    spans = [view.block(row, c.column) for c in view.by_row[row]]
    below = view.by_row.get(row + 1, [])
    is_grouped = any(s.right > s.left and s.bottom == row for s in spans)
    if is_grouped and len(below) > 1 and not any(is_number(c) for c in below):
        return row + 1
    return max((s.bottom for s in spans if s.bottom <= row + 2), default=row)


def _figure_columns(view: SheetView, row: int, bottom: int) -> Iterator[HeaderColumn]:
    cells = view.by_row[row]
    texts = [c for c in cells if isinstance(c.raw, str) and not c.is_error]
    if len(texts) <= _LEAST_COLUMNS or any(is_number(c) for c in cells):
        return
    columns = [c for c in read_columns(view, row, bottom, None)]
    if not columns or _labels_below(view, bottom, columns[0].column) < _LEAST_ROWS:
        return
    for one in columns[1:]:
        name = squeeze(one.text)
        if _NUMBER_HEAD.match(name) or len(name) > _LONGEST:
            continue
        if quantity_of(name) is Quantity.TEXT and one.term is None:
            continue
        words = content_below(view, bottom, one.column)[1]
        if not words or _figures_below(view, bottom, one.column) > words:
            yield one


def _figures_below(view: SheetView, bottom: int, column: int) -> int:
    """Numbers and formulas below a heading, calculated or not."""
    rows = range(bottom + 1, bottom + LOOK_BELOW + 1)
    cells = [view.own_cell(row, column) for row in rows]
    waiting = sum(c is not None and c.raw is None and bool(c.formula) for c in cells)
    return content_below(view, bottom, column)[0] + waiting


def _labels_below(view: SheetView, bottom: int, first: int) -> int:
    """Rows below that begin with words, in the first columns of the table."""
    found = 0
    for row in range(bottom + 1, bottom + LOOK_BELOW + 1):
        texts = (view.own_cell(row, column) for column in range(first, first + 3))
        found += any(c is not None and c.is_string and c.shown.strip() for c in texts)
    return found
