"""Stored numbers read with the number format they are shown in."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from selfeval_xl.values.cell_value import CellValue
from selfeval_xl.values.dates import moment
from selfeval_xl.values.display import decimals_of, is_date_format, is_percent_format
from selfeval_xl.values.format_code import compile_format
from selfeval_xl.values.rounding import (
    decimals_in,
    from_double,
    half_up,
    without_residue,
)
from selfeval_xl.values.units import COMPOUND, percent_scale, plain_unit

_MANY = 9


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a format code makes a number read; ``scale`` turns it into a ratio."""

    is_date: bool = False
    has_day: bool = False
    is_percent: bool = False
    unit: str | None = None
    scale: Decimal | None = None
    decimals: int | None = None


def read_stored(number: float, code: str | None, date1904: bool) -> CellValue:
    """Read a number as its format shows it: a date, a share, a number with unit."""
    try:
        value = from_double(number)
    except (ValueError, OverflowError):
        return CellValue("text", notes=("error_value",), raw=number)
    reading = _reading(code or "General")
    if reading.is_date:
        return _date(value, reading, date1904, number)
    notes: tuple[str, ...] = ()
    decimals = reading.decimals
    if decimals is None or number % 1:
        needed = decimals_in(value)
        if needed >= _MANY:
            value, notes = _clean(value)
            needed = decimals_in(value)
        if decimals is None and not reading.is_percent:
            decimals = needed
    kind, unit = "number", reading.unit
    if reading.is_percent:
        kind, unit = "percent", "%"
    elif reading.scale:
        kind = "percent"
        value *= reading.scale
        decimals = (decimals or 0) + (unit == "‰")
    return CellValue(
        kind, value, unit, None, None, None, decimals, None, notes, number
    )  # fmt: skip


def _date(
    value: Decimal, reading: _Reading, date1904: bool, number: float
) -> CellValue:
    when = moment(value, date1904)
    if when is None or value < 1 or not reading.has_day:
        note = "not_a_date" if reading.has_day else "time"
        places = decimals_in(value)
        return CellValue("number", value, decimals=places, notes=(note,), raw=number)
    notes = ("time",) if value != int(value) else ()
    return CellValue("date", when.date(), notes=notes, raw=number)


@lru_cache(maxsize=2048)
def _reading(code: str) -> _Reading:
    section = compile_format(code).sections[0]
    if is_date_format(code):
        has_day = any(t.kind == "date" and t.text[0] in "ymde" for t in section.tokens)
        return _Reading(is_date=True, has_day=has_day)
    decimals = decimals_of(code)
    if is_percent_format(code):
        return _Reading(is_percent=True, decimals=decimals)
    literals = "".join(t.text for t in section.tokens if t.kind == "literal")
    unit = None if section.scale else re.fullmatch(COMPOUND, literals.strip())
    name = plain_unit(unit[0]) if unit else "元" if "¥" in literals else None
    return _Reading(unit=name, scale=percent_scale(name), decimals=decimals)


def _clean(value: Decimal) -> tuple[Decimal, tuple[str, ...]]:
    """Drop what binary arithmetic left behind, and tell where it was visible.

    For numbers with so many decimals that it may have left something.
    """
    near = half_up(value, 6)
    if near and abs(value - near) < Decimal("5e-11") * max(Decimal(1), abs(value)):
        return near.normalize(), ()
    clean = without_residue(value)
    if clean is not None and _is_single(value):
        return clean, ("float_residue",)
    return value, ()


def _is_single(value: Decimal) -> bool:
    """True for what single precision leaves, also where it was divided by 100.

    A true rate with many digits comes as near to four decimals by chance, and
    is no residue.
    """
    number = float(value)
    if abs(number) < 1e30:
        single = struct.unpack("f", struct.pack("f", number))[0]
        if from_double(single) == value:
            return True
    steps = (number * scale * 2**24 for scale in (1, 100))
    return any(abs(step - round(step)) < 1e-5 for step in steps)
