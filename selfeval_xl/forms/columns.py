"""What each headed column of a block holds, once its neighbours are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from selfeval_xl.forms.header_columns import OWN_SLASH, HeaderColumn
from selfeval_xl.forms.labels import read_label
from selfeval_xl.model.form import Matrix, MatrixColumn, Quantity
from selfeval_xl.values.money import find_money_unit

_SOURCES: Mapping[str, re.Pattern[str]] = {
    "_fiscal": re.compile("(当年|本年)?财政(拨款|资金)"),
    "_gpb": re.compile("一般公共预算|公共财政预算"),
    "_gfund": re.compile("政府性基金"),
    "_soe": re.compile("国有资本经营"),
    "_special": re.compile("(财政)?专户"),
    "_unit": re.compile("单位(自有)?资金|自有资金"),
    "_other": re.compile("其[他它](来源)?资金"),
    "_basic": re.compile("基本支出$"),
    "_project": re.compile("项目支出$"),
}
_KINDS: Mapping[str, re.Pattern[str]] = {
    "_admin": re.compile("(机关)?行政"),
    "_inst": re.compile("(参公|全额|下属)?事业"),
    "_worker": re.compile("(机关|行政)?工勤"),
}
"""Kinds of posts, over counts as the sources over amounts."""
_PLAIN_BUDGET, _PLAIN_MONEY = "budget?", "money?"


_WHOLE = re.compile("(合计|小计|总计|总额|金额|资金总额)?")
_EVERYWHERE = frozenset({"_fiscal", "_other"})


def _source(text: str) -> tuple[str, str, str]:
    """(group, name, key of the source) of "预算数/总额", "预算数/财政拨款"."""
    group, _, own = text.rpartition("/")
    name = read_label(own).name if group else ""
    parts = (*_KINDS.items(), *_SOURCES.items())
    key = next((key for key, words in parts if words.match(name)), "")
    return group, name, key


def _splits(known: Sequence[HeaderColumn], heads: Iterable[str]) -> list[str]:
    """What the last header row says of each column's source, "" for the whole.

    A group with a part of no known meaning is not taken for all there is.
    """
    told = [_source(head) for head in heads]
    odd = {group for group, name, key in told if not key and not _WHOLE.fullmatch(name)}
    own = [_source(one.text) for one in known]
    return [
        key if group not in odd or key in _EVERYWHERE else "" for group, _, key in own
    ]


def resolved_columns(
    known: Sequence[HeaderColumn], unit: str | None, heads: Iterable[str] = ()
) -> tuple[MatrixColumn, ...]:
    """Columns with final keys: a plain 预算数 is the one its neighbours leave over.

    ``heads`` are the texts of all columns of the header, unknown ones too.
    """
    splits = _splits(known, heads)
    keys = [c.term.key for c in known if c.term]
    columns: list[MatrixColumn] = []
    taken: set[str] = set()
    for one, split in zip(known, splits, strict=True):
        assert one.term is not None
        key, quantity = one.term.key, one.term.quantity
        if key == _PLAIN_BUDGET:
            key = "y0b" if "adj" in keys or "add" in keys else "adj"
        if key == _PLAIN_MONEY and len(keys) == 1:
            key = "act"
        if key == "open" and "close" not in keys:
            key = "y0b"
        is_parted = split in _KINDS or quantity is Quantity.AMOUNT
        if len(keys) > len(set(keys)) and is_parted:
            key += split
        if key in taken:
            key = f"{key}~{one.column}"
        taken.add(key)
        own_unit = find_money_unit(one.text) if quantity is Quantity.AMOUNT else None
        columns.append(
            MatrixColumn(
                key,
                " ".join(one.text.split()).replace("/", " ").replace(OWN_SLASH, "/"),
                one.column,
                quantity,
                (own_unit or unit) if quantity is Quantity.AMOUNT else None,
            )
        )
    return tuple(columns)


def renamed(matrix: Matrix, keys: Mapping[str, str]) -> Matrix:
    """The matrix with some column keys changed, in its fields as well."""
    columns = tuple(replace(c, key=keys.get(c.key, c.key)) for c in matrix.columns)
    fields = {
        (i, j): replace(f, key=f"{matrix.rows[i].key}.{columns[j].key}")
        for (i, j), f in matrix.fields.items()
    }
    return replace(matrix, columns=columns, fields=fields)
