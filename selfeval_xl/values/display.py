"""The text a spreadsheet displays for a stored value and its number format."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal, DecimalException
from functools import lru_cache

from selfeval_xl.values.builtin_formats import BUILTIN_FORMATS
from selfeval_xl.values.format_code import FormatCode, Section, compile_format
from selfeval_xl.values.format_date import date_text
from selfeval_xl.values.format_number import (
    fraction_text,
    general,
    number_text,
    scientific_text,
)
from selfeval_xl.values.rounding import from_double, half_up

_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_FIXED = {"0": 0, "0.0": 1, "0.00": 2, "0.000": 3, "0.0000": 4}
_WHOLE = 10**11  # from here on General changes to an exponent


def show(
    raw: str | float | Decimal | None,
    number_format: str | None = "General",
    date1904: bool = False,
) -> str:
    """Give the text as displayed in a cell wide enough; never raises.

    A code that cannot be followed, and a day number that is no date, show as
    General. Space that a format reserves at either end is not part of the text.
    """
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    code = number_format or "General"
    if isinstance(raw, str):
        return raw if "@" not in code and ";" not in code else _show_text(raw, code)
    if code == "General" and -_WHOLE < raw < _WHOLE and raw == int(raw):
        return str(int(raw))
    try:
        number = raw if isinstance(raw, Decimal) else from_double(raw)
    except (ValueError, OverflowError):  # nothing a spreadsheet stores
        return f"{float(raw):g}" if isinstance(raw, float) else "#NUM!"
    try:
        if code in _FIXED:
            return f"{half_up(number, _FIXED[code]):f}"
        return _show_number(number, compile_format(code), date1904)
    except (DecimalException, ArithmeticError, ValueError, IndexError):
        return general(number)


def _show_text(raw: str, code: str) -> str:
    section = compile_format(code).text
    if section is None or raw.startswith("#"):
        return raw
    shown = (
        raw if t.kind == "text" else t.text if t.kind == "literal" else ""
        for t in section.tokens
    )
    return "".join(shown)


def _show_number(number: Decimal, code: FormatCode, date1904: bool) -> str:
    section, is_signed = _pick(number, code.sections)
    if section is None or section.kind == "general":
        return _show_general(number, section, is_signed)
    if section.kind == "date":
        shown = date_text(number, section, date1904)
        return general(number) if shown is None else shown.strip(" ")
    if section.kind == "literal":
        text = "".join(t.text for t in section.tokens if t.kind != "pad").strip(" ")
        return ("-" if is_signed and text else "") + text
    render = {"scientific": scientific_text, "fraction": fraction_text}
    text = render.get(section.kind, number_text)(number.copy_abs(), section)
    text = text.strip(" ")
    return f"-{text}" if is_signed else text


def _show_general(number: Decimal, section: Section | None, is_signed: bool) -> str:
    """General, with what words the section has around it."""
    if section is None:
        return general(number)
    size = general(number.copy_abs())
    words = (
        size if t.kind == "general" else t.text if t.kind != "pad" else ""
        for t in section.tokens
    )
    return ("-" if is_signed else "") + "".join(words)


def _pick(
    number: Decimal, sections: tuple[Section, ...]
) -> tuple[Section | None, bool]:
    """The section a number falls in, and whether it still needs its minus sign."""
    is_negative = number < 0
    if any(section.condition for section in sections):
        return _pick_by_condition(number, sections)
    if len(sections) > 1 and is_negative:
        return sections[1], False
    if len(sections) > 2 and number == 0:
        return sections[2], False
    return sections[0], is_negative


def _pick_by_condition(
    number: Decimal, sections: tuple[Section, ...]
) -> tuple[Section | None, bool]:
    for at, section in enumerate(sections):
        test = section.condition
        if test is None and at == 0 and len(sections) > 1:
            test = (">", Decimal(0))
        if test is None and at == 1 and len(sections) > 2:
            test = ("<", Decimal(0))
        if test is None or _COMPARE[test[0]](number, test[1]):
            negatives_only = (
                test is not None and test[0] in ("<", "<=") and test[1] <= 0
            )
            return section, number < 0 and not negatives_only
    return None, False


def builtin_format(format_id: int) -> str:
    """The code of a built-in format id, the Chinese ones among them."""
    return BUILTIN_FORMATS.get(format_id, "General")


@lru_cache(maxsize=2048)
def is_date_format(code: str | None) -> bool:
    """True where a code shows numbers as dates or times."""
    return bool(code) and compile_format(code or "").sections[0].kind == "date"


@lru_cache(maxsize=2048)
def decimals_of(number_format: str | None) -> int | None:
    """Decimals a code shows, of a percent format those of the percent figure.

    None for General, text, dates, fractions, exponents, and codes that cut off
    thousands, whose decimals are not those of the stored number.
    """
    section = compile_format(number_format or "General").sections[0]
    if section.kind != "number" or section.scale:
        return None
    return section.decimals


def is_percent_format(number_format: str | None) -> bool:
    """True where a code shows 0.95 as 95%."""
    section = compile_format(number_format or "General").sections[0]
    return section.kind == "number" and section.percents > 0
