"""What each headed column of a block holds, once its neighbours are known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from selfeval_xl.forms.headers import OWN_SLASH, HeaderColumn
from selfeval_xl.forms.labels import read_label
from selfeval_xl.model.form import Matrix, MatrixColumn, Quantity
from selfeval_xl.values.money import find_money_unit

_FISCAL, _OTHER = re.compile("(当年|本年)?财政(拨款|资金)"), re.compile("其[他它]资金")
_PLAIN_BUDGET, _PLAIN_MONEY = "budget?", "money?"


def _split(text: str) -> str:
    """What a header's last row says of the source: "预算数/总额", "预算数/财政拨款"."""
    group, _, own = text.rpartition("/")
    name = read_label(own).name if group else ""
    return "_fiscal" if _FISCAL.match(name) else "_other" if _OTHER.match(name) else ""


def resolved_columns(
    known: Sequence[HeaderColumn], unit: str | None
) -> tuple[MatrixColumn, ...]:
    """Columns with final keys: a plain 预算数 is the one its neighbours leave over."""
    keys = [c.term.key for c in known if c.term]
    columns: list[MatrixColumn] = []
    taken: set[str] = set()
    for one in known:
        assert one.term is not None
        key, quantity = one.term.key, one.term.quantity
        if key == _PLAIN_BUDGET:
            key = "y0b" if "adj" in keys or "add" in keys else "adj"
        if key == _PLAIN_MONEY and len(keys) == 1:
            key = "act"
        if key == "open" and "close" not in keys:
            key = "y0b"
        if len(keys) > len(set(keys)) and quantity is Quantity.AMOUNT:
            key += _split(one.text)
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
