"""Rows between a header and its data: numbers of the columns, units of the columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.forms.vocabulary import vocabulary
from selfeval_xl.model.grid import Cell
from selfeval_xl.values.money import find_money_unit

_COLUMN_NUMBER = re.compile(r"[(]?(\d{1,2}|[A-Z]|[①-⑳])[)]?([=＝].+)?")
_UNIT = re.compile(
    r"[(]?(?:单位[:]?)?(?:人民币)?(?:[百千]?[万亿]?元|%|‰|人|名|个|辆|台|分|平方米|㎡|m2)[)]?"
)
_DASH = re.compile(r"[-—–/]+")
_LEAST = 3


def is_under_header(own: Sequence[Cell], data: Collection[int]) -> bool:
    """True for a row that tells of the columns and holds no figures of its own.

    ``own`` are the cells of the row inside the block, ``data`` the columns of figures.
    """
    return _numbers_columns(own, data) or names_units(own, data)


def unit_under(view: SheetView, bottom: int, data: Collection[int]) -> str | None:
    """The money unit that the row below a header gives its columns."""
    own = view.by_row.get(bottom + 1, [])
    if not names_units(own, data):
        return None
    units = (find_money_unit(c.shown) for c in own if c.column in data)
    return next((one for one in units if one), None)


def names_units(own: Sequence[Cell], data: Collection[int]) -> bool:
    """True for a row of units: 万元 | 万元 | %."""
    texts = [text for text in _inside(own, data) if not _DASH.fullmatch(text)]
    return len(texts) >= _LEAST and all(_UNIT.fullmatch(text) for text in texts)


def _numbers_columns(own: Sequence[Cell], data: Collection[int]) -> bool:
    """True for a row that numbers the columns: 1 | 2 | 3=2/1, A | B | C=B/A."""
    texts = _inside(own, data)
    found = [_COLUMN_NUMBER.fullmatch(text) for text in texts]
    marks = [one[1] for one in found if one is not None]
    if len(marks) < max(_LEAST, len(texts)):
        return False
    if any(vocabulary().is_row(c.shown) for c in own if c.column not in data):
        return False
    order = [int(m) if m.isdecimal() else ord(m) for m in marks]
    return all(b - a == 1 for a, b in zip(order, order[1:], strict=False))


def _inside(own: Sequence[Cell], data: Collection[int]) -> list[str]:
    return [squeeze(c.shown) for c in own if c.column in data and c.shown.strip()]


def unit_in_labels(labels: Iterable[str]) -> str | None:
    """The money unit that row labels agree on: "年度总金额（万元）"."""
    units = {find_money_unit(label) for label in labels} - {None}
    return units.pop() if len(units) == 1 else None
