"""Small sheets built in memory from rows of plain values."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from selfeval_xl.forms.fields import field_maker
from selfeval_xl.model.grid import Cell, Range, Sheet, Workbook
from selfeval_xl.model.place import column_number


class Typed:
    """A value with a number format, and a formula where there is one."""

    def __init__(self, value, number_format="General", formula=None):
        self.value = value
        self.number_format = number_format
        self.formula = formula


def percent(value, decimals=2):
    """A ratio in a cell with a percent format: 0.2 shows 20.00%."""
    return Typed(value, "0." + "0" * decimals + "%" if decimals else "0%")


def formula(text, value, number_format="General"):
    return Typed(value, number_format, text)


def block(a1):
    """"A1:C3" -> Range."""
    first, _, last = a1.partition(":")
    (left, top), (right, bottom) = (
        re.fullmatch(r"([A-Z]+)(\d+)", part).groups() for part in (first, last or first)
    )
    return Range(int(top), column_number(left), int(bottom), column_number(right))


def shown(value, number_format):
    """The displayed text, as far as the tests need it."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    number = Decimal(format(value, ".15g"))
    suffix = ""
    if number_format.endswith("%"):
        number, suffix = number * 100, "%"
    if number_format == "General":
        text = format(number, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    decimals = len(number_format.rstrip("%").partition(".")[2])
    step = Decimal(1).scaleb(-decimals)
    rounded = number.quantize(step, ROUND_HALF_UP)
    return format(rounded, ",f" if "," in number_format else "f") + suffix


def sheet(rows, merges=(), name="评分表", top=1, left=1):
    """A sheet whose first row stands at ``top``, ``left``; None and "" are no cells.

    ``merges`` are addresses in the finished sheet ("A1:C3").
    """
    cells = {}
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values, left):
            given = value if isinstance(value, Typed) else Typed(value)
            raw = given.value
            if raw is None and given.formula is None or raw == "":
                continue
            raw = raw if isinstance(raw, (str, bool)) or raw is None else float(raw)
            cells[row, column] = Cell(
                row,
                column,
                raw,
                shown(raw, given.number_format),
                formula=given.formula,
                number_format=given.number_format,
                is_string=isinstance(raw, str),
            )
    return Sheet(name, cells, merges=tuple(block(a1) for a1 in merges))


make_field = field_maker(Workbook("a.xlsx", "xlsx", ()))
"""Makes fields of sheets whose workbook does not matter."""
