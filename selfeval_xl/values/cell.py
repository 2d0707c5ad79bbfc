"""Read one cell: the value, its unit, its written decimals, and what was odd."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class CellValue:
    """What a cell says.

    ``kind`` is number, percent, blank, date, text or range. ``value`` is a
    Decimal (a percent as a ratio, 1 = 100 %; a number as written, its unit not
    multiplied in), a date, the clean text, or None. ``op``, ``low`` and ``high``
    belong to ranges: "≥90%" has op ">=" and value 0.9, "10-20" has low and high.
    ``decimals`` are the decimals as written or shown, None where there are none to
    speak of (General numbers: those of the stored number at 15 digits).
    ``state`` of a blank is blank, none (无) or na (/, —, 不适用).
    ``notes`` are slugs of what was tidied: full_width, spaces, thousands,
    trailing_point, unit_in_text, percent_text, brackets_negative, text_number,
    float_residue, bad_thousands, chinese_numeral, words, two_points …
    """

    kind: str
    value: Decimal | datetime.date | str | None = None
    unit: str | None = None
    op: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    decimals: int | None = None
    state: str | None = None
    notes: tuple[str, ...] = ()
    raw: str | float | bool | None = None


def parse_cell(
    raw: str | float | int | bool | None,
    number_format: str | None = None,
    date1904: bool = False,
) -> CellValue:
    """Read a stored value with its number format; never raises on bad data."""
    raise NotImplementedError
