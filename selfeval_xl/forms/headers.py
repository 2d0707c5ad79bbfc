"""Find the header of a label × column block: one to three rows, merged or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from selfeval_xl.forms.below import LOOK_BELOW, content_below, is_number
from selfeval_xl.forms.header_columns import YEARLY, HeaderColumn, read_columns
from selfeval_xl.forms.header_years import is_of_next_year, names_year, year_in_header
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.forms.vocabulary import header_words
from selfeval_xl.values.remembered import remembered

_HINT = re.compile("预算|决算|执行|编制|支出|金额|增减|上年|年末|期末|实际")
_LABEL_HEAD = re.compile(
    r"^(项目|指标|内容|科目|类别|名称|事项|分类|资金(来源|名称)?)(名称|内容|类别)?$"
    r"|^支出(项目|类别|内容|性质)$|^(收入|支出)$|情况(\(.*\))?$"
    r"|^(收入|单位|人员|经费).{0,8}(情况|类别|分类|项目|名称|类型)$"
)
_NUMBER_HEAD = re.compile(r"^(序号|编号|行次|栏次|次序|No\.?)$", re.IGNORECASE)
_MAX_HEIGHT = 3


@dataclass(frozen=True, slots=True)
class Header:
    """A header and where its data starts. ``labels`` are the columns left of it.

    ``after`` is the first column that belongs to it: what stands left of that is
    another block's.
    """

    top: int
    bottom: int
    labels: tuple[int, ...]
    columns: tuple[HeaderColumn, ...]
    after: int = 1

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(c.term.key for c in self.columns if c.term)


_WEAK = frozenset({"count?", "money?", "share", "weight", "score"})
"""Columns that many tables have: they do not make a header one of ours."""


def _known(columns: list[HeaderColumn]) -> int:
    keys = {c.term.key for c in columns if c.term} - _WEAK
    return sum(not key.startswith(YEARLY) for key in keys)


def _height(view: SheetView, top: int, year: int | None) -> int:
    """How many rows the header has: more rows only where they name more columns."""
    best, height = _known(read_columns(view, top, top, year)), 1
    for extra in range(1, _MAX_HEIGHT):
        row = top + extra
        cells = view.by_row.get(row, [])
        blocks = [view.block(top, c.column) for c in view.by_row[top]]
        reaches = any(block.bottom >= row for block in blocks)
        if any(is_number(cell) for cell in cells) or not (cells or reaches):
            break
        known = _known(read_columns(view, top, row, year))
        if known > best or (reaches and known >= best):
            best, height = known, extra + 1
    return height


def _is_header_row(view: SheetView, row: int) -> bool:
    cells = view.by_row[row]
    texts = [c for c in cells if isinstance(c.raw, str) and not c.is_error]
    if len(texts) < 2 or any(is_number(c) for c in cells):
        return False
    if any(_is_hint(c.shown) for c in texts):
        return True
    own = "".join(view.own_columns)
    return any(header_words(c.shown, None) in own for c in texts if own)


@remembered
def _is_hint(shown: str) -> bool:
    return _HINT.search(squeeze(shown)) is not None


def _read_header(
    view: SheetView, row: int, year: int | None, otherwise: int | None
) -> tuple[int | None, int, list[HeaderColumn]]:
    """The year the header speaks of, its last row and its columns."""
    at = year or year_in_header(view, row) or otherwise
    bottom = row + _height(view, row, at) - 1
    columns = read_columns(view, row, bottom, at)
    if at is not None and names_year(view, row, at + 1):
        later = row + _height(view, row, at + 1) - 1
        others = read_columns(view, row, later, at + 1)
        is_later = is_of_next_year((c.text for c in others), at)
        if is_later or _is_told_by(columns, others):
            return at + 1, later, others
    return at, bottom, columns


def _is_told_by(columns: list[HeaderColumn], others: list[HeaderColumn]) -> bool:
    """True where only the other reading gives what was spent last year and this.

    "2022年决算数" beside a plain 决算数 and 比上年增减额 is last year's, whatever the
    title says.
    """
    now, then = ([c.term.key for c in some if c.term] for some in (columns, others))
    is_compared = bool({"d1", "g1"} & set(now))
    is_doubled = now.count("act") > 1 and "prev" not in now
    return is_compared and is_doubled and then.count("act") == then.count("prev") == 1


def find_headers(
    view: SheetView, year: int | None, otherwise: int | None = None
) -> Iterator[Header]:
    """Headers from the top; each names at least two known columns of figures.

    ``otherwise`` is the year where neither the sheet nor the header names one.
    A header whose label column comes again to the right ("收入|金额|支出|金额") is
    given as several, side by side.
    """
    taken = 0
    for row in view.by_row:
        if row <= taken or not _is_header_row(view, row):
            continue
        at, bottom, columns = _read_header(view, row, year, otherwise)
        if _known(columns) < 2 and not _is_account(view, bottom, columns):
            continue
        if _starts_below(view, row, bottom, at, columns):
            continue
        taken = bottom
        told = _told_bycontent_below(view, bottom, columns)
        again = {c.column for c in told if _holds_labels(view, bottom, c)}
        yield from _side_by_side(row, bottom, told, again)


def _is_account(view: SheetView, bottom: int, columns: list[HeaderColumn]) -> bool:
    """True for 项目 | 金额 over rows that the forms know, as in 收入支出决算总表."""
    figures = {c.term.key for c in columns if c.term} - _WEAK | {"money?"}
    if not any(c.term and c.term.key in figures for c in columns):
        return False
    return any(
        is_label_head(_last_words(c.text))
        and content_below(view, bottom, c.column)[2] >= _LEAST_LABELS
        for c in columns
    )


def is_label_head(words: str) -> bool:
    """True for what stands over a column of row labels: 项目, 科目, 收入 …"""
    return bool(_LABEL_HEAD.search(words))


def _starts_below(
    view: SheetView,
    top: int,
    bottom: int,
    year: int | None,
    columns: list[HeaderColumn],
) -> bool:
    """True where the top row adds nothing: it is a line above the header."""
    if bottom == top or any(
        view.block(top, cell.column).bottom > top for cell in view.by_row[top]
    ):
        return False
    return _known(read_columns(view, top + 1, bottom, year)) >= _known(columns)


_LEAST_LABELS = 2


def _told_bycontent_below(
    view: SheetView, bottom: int, columns: list[HeaderColumn]
) -> list[HeaderColumn]:
    """The columns, those that hold row labels and no figures without a term.

    支出 and 收入 head labels as well as amounts, and 预算执行情况 stands over the
    labels of its block: what stands below tells.
    """
    look = {c.column: content_below(view, bottom, c.column) for c in columns}
    first = next((c.column for c in columns if look[c.column][0]), None)
    told: list[HeaderColumn] = []
    for one in columns:
        numbers, words, labels = look[one.column]
        is_left = first is not None and one.column < first
        is_label = not numbers and (
            (labels and bool(_LABEL_HEAD.search(_last_words(one.text))))
            or (is_left and _may_be_labels(view, bottom, one, words, told))
        )
        told.append(replace(one, term=None) if is_label else one)
    return told


def _may_be_labels(
    view: SheetView,
    bottom: int,
    one: HeaderColumn,
    words: int,
    told: list[HeaderColumn],
) -> bool:
    """True for words right under the header, or a block without labels so far.

    A column still to be filled in has words only of what follows the block.
    """
    if not any(t.term is None for t in told):
        return True
    return words > 0 and bool(view.text(bottom + 1, one.column).strip())


def _last_words(text: str) -> str:
    return squeeze(text.rpartition("/")[2])


def _holds_labels(view: SheetView, bottom: int, one: HeaderColumn) -> bool:
    """True for a column of row labels, each of them once."""
    if one.term is not None or not is_label_head(_last_words(one.text)):
        return False
    below = (
        view.own_cell(row, one.column)
        for row in range(bottom + 1, bottom + LOOK_BELOW + 1)
    )
    texts = [c.shown for c in below if c and isinstance(c.raw, str) and c.shown.strip()]
    return len(texts) > 1 and len(set(texts)) == len(texts)


def _side_by_side(
    top: int, bottom: int, columns: list[HeaderColumn], again: set[int]
) -> Iterator[Header]:
    labels: list[int] = []
    data: list[HeaderColumn] = []
    after = 1
    for column in columns:
        name = _last_words(column.text)
        if _NUMBER_HEAD.match(name):
            continue
        if column.term is None and not data:
            labels.append(column.column)
        elif column.column in again:
            yield Header(top, bottom, tuple(labels), tuple(data), after)
            labels, after = [column.column], data[-1].column + 1
            data = []
        else:
            data.append(column)
    if data:
        yield Header(top, bottom, tuple(labels), tuple(data), after)
