"""Read the headed columns of a header: their joined texts and what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from selfeval_xl.forms.formula_heads import in_words
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.forms.vocabulary import ColumnTerm, header_words, vocabulary
from selfeval_xl.model.form import Quantity

OWN_SLASH = "／"
YEARLY = "year"
"""Keys of amounts of another year begin so."""

_OPERATOR = re.compile("[-／÷—–−－]")
_OTHER_YEAR = re.compile(r"20\d\d(?:年度?)?")
_COMPARISON = re.compile("比|较|差异|增减|变动|变化")
_NEEDS_GROUP = frozenset({"d?", "g?", "money?", "count?", "share"})
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """A headed column: its joined text and what the vocabulary makes of it."""

    column: int
    text: str
    term: ColumnTerm | None


@lru_cache(maxsize=4096)
def _term(words: str) -> ColumnTerm | None:
    return vocabulary().column(words)


def _joined(
    view: SheetView, top: int, bottom: int, column: int, is_spoken: bool = False
) -> str:
    """Header texts of a column from top to bottom, each merged block once.

    "/" stands between them, a slash of their own is OWN_SLASH. Formulas among them
    are put in words where ``is_spoken``.
    """
    parts: list[str] = []
    seen: set[tuple[int, int]] = set()
    for row in range(top, bottom + 1):
        block = view.block(row, column)
        if (block.top, block.left) in seen:
            continue
        seen.add((block.top, block.left))
        text = view.text(row, column).strip()
        if not text and row == top and bottom > top:
            text = _group_to_the_left(view, top, bottom, column)
        if text:
            spoken = in_words(text) if is_spoken else text
            parts.append(spoken.replace("/", OWN_SLASH))
    return "/".join(parts)


def _group_to_the_left(view: SheetView, top: int, bottom: int, column: int) -> str:
    """The group header an unmerged blank cell stands under, "" for none.

    A comparison groups changes only: 调整预算数 right of it stands by itself.
    """
    own = view.text(bottom, column).strip()
    if not own:
        return ""
    for left in range(column - 1, max(column - 5, 0), -1):
        text = view.text(top, left).strip()
        block = view.block(top, left)
        if text:
            is_group = block.bottom == top and bool(view.text(bottom, left).strip())
            if is_group and _COMPARISON.search(squeeze(text)):
                term = _term(header_words(own, None))
                is_group = term is None or term.key in _NEEDS_GROUP
            return text if is_group else ""
    return ""


def read_columns(
    view: SheetView, top: int, bottom: int, year: int | None
) -> list[HeaderColumn]:
    """The headed columns of a header that reaches from row ``top`` to ``bottom``."""
    columns: dict[int, HeaderColumn] = {}
    width = {
        cell.column
        for row in range(top, bottom + 1)
        for cell in view.by_row.get(row, ())
    }
    for row in range(top, bottom + 1):
        for cell in view.by_row.get(row, ()):
            block = view.block(cell.row, cell.column)
            if block.right - block.left < 40:
                width.update(range(block.left, block.right + 1))
    for column in sorted(width):
        text = _joined(view, top, bottom, column)
        if not text or len(text) > 3 * _LONGEST:
            continue
        words = header_words(text, year)
        if _OPERATOR.search(text):
            spoken = _joined(view, top, bottom, column, is_spoken=True)
            words = header_words(spoken, year)
        term = view.own_columns.get(words.replace("/", ""))
        if term is None and len(words) <= _LONGEST:
            term = _term(words)
        if term is None or term.quantity is Quantity.AMOUNT:
            term = _of_its_year(words, term)
        columns[column] = HeaderColumn(column, text, term)
    return list(columns.values())


def _of_its_year(words: str, term: ColumnTerm | None) -> ColumnTerm | None:
    """The term of an amount, under the year it is of where that is another one.

    Of two years back or of the year to come nothing is known but that it adds up.
    """
    years = _OTHER_YEAR.findall(words)
    if not years:
        return term
    same = _term(_OTHER_YEAR.sub("本年", words)) if len(years) == 1 else None
    if same is None or same.quantity is not Quantity.AMOUNT or "?" in same.key:
        return None
    return replace(same, key=f"{YEARLY}{years[0][:4]}_{same.key}")
