"""What one cell says, whatever it was read from."""

from __future__ import annotations

import datetime
from decimal import Decimal

from selfeval_xl.record import record


@record
class CellValue:
    """What a cell says.

    ``kind`` is number, percent, blank, date, text or range. ``value`` is a
    Decimal (a percent as a ratio, 1 = 100 %; a number as written, its unit not
    multiplied in), a date, the clean text, or None. ``op``, ``low`` and ``high``
    belong to ranges: "≥90%" has op ">=" and value 0.9, "10-20" has low and high.
    ``decimals`` are the decimals as written or shown, None where there are none to
    speak of (General numbers: those of the stored number at 15 digits); of a
    percent those of the percent figure. ``state`` of a blank is blank, none (无)
    or na (/, —, 不适用).
    ``notes`` are slugs of what was tidied or is odd. Numbers: text_number,
    full_width, spaces, thousands, bad_thousands, trailing_point, leading_point,
    trailing_mark, leading_zero, exponent, unit_in_text, percent_text, currency,
    brackets_negative, sign_word, mixed_sign, approx, words, double_sign,
    chinese_numeral, float_residue, not_a_date, time. Texts: malformed with
    two_points, bad_thousands, two_signs or letter_digit; error_value, boolean,
    leading_zero, chinese_numeral, ambiguous_date, incomplete_date, invalid_date,
    year. Dates: time, compact_date, chinese_numeral. Blanks: spaces, empty_date.
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
