"""Numbers with a slip of the pen: what is wrong, never a guess at what was meant."""

from __future__ import annotations

import re

from selfeval_xl.values.phrases import read_phrase
from selfeval_xl.values.units import COMPOUND

_LEAD = r"[≥≤<>=¥$+-]{0,3}"
_UNIT = f"(?:{COMPOUND})?"
_POINTS = r"(?:[\d,]*\d\.{2,}\d*|\.{2,}\d+|\d+(?:\.\d+){2,})"
_COMMAS = r"(?:\d[\d,]*,,[\d,.]*|,+\d[\d,.]*|[\d,]*\d\.\d+,[\d,.]*)"
_SLIPS = {
    "two_points": re.compile(_LEAD + _POINTS + _UNIT),
    "bad_thousands": re.compile(_LEAD + _COMMAS + _UNIT),
    "two_signs": re.compile(
        rf"[¥$]?(?:[-+]{{2,}}[\d.,]+{_UNIT}|\d[\d.,]*[-+]+|\d[\d.,]*%{{2,}}"
        rf"|[-+]\(\d[\d.,]*{_UNIT}\)|\([-+]\d[\d.,]*{_UNIT}\)){_UNIT}"
    ),
}
_LETTERS = str.maketrans("OoIl", "0011")
_MIXED = re.compile(r"[^A-Za-z\d]{0,6}[\d.,OoIl]*[OoIl][\d.,OoIl]*[^A-Za-z\d]{0,6}")


def slip(compact: str) -> str | None:
    """Name the slip of a text that is nearly a number, None where there is none.

    One of two_points, bad_thousands, two_signs, letter_digit.
    """
    for name, pattern in _SLIPS.items():
        if pattern.fullmatch(compact):
            return name
    if any(mark.isdigit() for mark in compact) and _MIXED.fullmatch(compact):
        return "letter_digit" if read_phrase(compact.translate(_LETTERS)) else None
    return None
