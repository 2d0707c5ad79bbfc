"""A column that gives each row its unit: 计量单位 | 万元 | 人 | 平方米."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selfeval_xl.forms.headers import Header
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.form import Quantity
from selfeval_xl.values.money import find_money_unit

_HEAD = re.compile(r"^(计量|度量|计价|金额|数据)?单位$")
_COUNTED = re.compile(r"^(人|名|个|项|辆|台|套|次|人次|户|家|件|场|期|处|批|所)$")
_MEASURED = re.compile(r"^(平方米|㎡|m2|亩|公顷|公里|%|％|‰)$")
_LEAST = 2


def unit_column(view: SheetView, header: Header, rows: Sequence[int]) -> int | None:
    """The column of the rows' units, None where the block has none."""
    for column in header.labels:
        if _HEAD.match(squeeze(view.text(header.bottom, column)).rstrip(":")):
            told = [unit for row in rows if (unit := view.squeezed(row, column))]
            if len(told) >= _LEAST and all(_is_unit(unit) for unit in told):
                return column
    return None


def row_measure(
    unit: str, quantity: Quantity, money: str | None
) -> tuple[Quantity, str | None]:
    """What a figure of a row in ``unit`` is under a head of ``quantity``.

    Amounts of a row of persons are counts, and those of a row of money are in its
    unit; rates stay rates.
    """
    if quantity is not Quantity.AMOUNT or not unit:
        return quantity, money
    if _COUNTED.match(unit):
        return Quantity.COUNT, None
    if _MEASURED.match(unit):
        return Quantity.AREA, None
    return quantity, find_money_unit(f"单位：{unit}") or money


def _is_unit(unit: str) -> bool:
    is_money = find_money_unit(f"单位：{unit}") is not None
    return is_money or bool(_COUNTED.match(unit) or _MEASURED.match(unit))
