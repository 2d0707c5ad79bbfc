"""Numbers as a number section of a format code shows them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from selfeval_xl.values.format_code import Section, Token, shown_around
from selfeval_xl.values.rounding import EXACT, decimals_in, half_up

_WIDTH = 11  # characters General has, the point among them
_THOUSAND_BILLION = Decimal("1e11")


def general(number: Decimal) -> str:
    """The text General shows: at most eleven characters and the sign."""
    size = abs(number)
    if size != 0 and not Decimal("1e-10") < size < _THOUSAND_BILLION:
        return _short_exponent(number)
    if size < 1:
        if decimals_in(number) + 2 <= _WIDTH or size >= Decimal("0.0001"):
            return _plain(half_up(number, _WIDTH - 2))
        return _short_exponent(number)
    places = max(0, _WIDTH - 1 - (number.adjusted() + 1))
    rounded = half_up(number, places)
    if abs(rounded) >= _THOUSAND_BILLION:
        return _short_exponent(number)
    return _plain(rounded)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _short_exponent(number: Decimal) -> str:
    mantissa, power = _split(number, 1, 5)
    return f"{_plain(mantissa)}E{'-' if power < 0 else '+'}{abs(power):02d}"


def _split(number: Decimal, width: int, decimals: int) -> tuple[Decimal, int]:
    """Mantissa, rounded, and a power of ten that is a multiple of ``width``."""
    if number == 0:
        return number, 0
    power = number.adjusted() // width * width
    mantissa = half_up(number.scaleb(-power, EXACT), decimals)
    if mantissa.adjusted() >= width:
        power += width
        mantissa = half_up(number.scaleb(-power, EXACT), decimals)
    return mantissa, power


def number_text(number: Decimal, section: Section) -> str:
    """A number without its sign, as a section of kind "number" shows it."""
    shift = 2 * section.percents - 3 * section.scale
    scaled = number.scaleb(shift, EXACT) if shift else number
    rounded = half_up(scaled, section.decimals)
    if section.frame:
        before, form, after = section.frame
        return f"{before}{rounded:{form}}{after}"
    return _fill(section, rounded, section.tokens)


def _fill(section: Section, number: Decimal, tokens: tuple[Token, ...]) -> str:
    """Put the digits of a rounded number into the places of a section."""
    whole, _, decimals = f"{number:f}".partition(".")
    whole = "" if whole.strip("0") == "" else whole
    point = next((i for i, t in enumerate(tokens) if t.kind == "point"), len(tokens))
    slots = sum(t.kind == "digit" for t in tokens[:point])
    if not slots and point < len(tokens):
        tokens = (Token("digit", "#"), *tokens)  # ".00" shows 12.50
        slots, point = 1, point + 1
    out: list[str] = []
    left, used = slots, 0
    for at, token in enumerate(tokens):
        if token.kind == "digit" and at < point:
            out.append(_whole_digits(token.text, whole, left, slots, section))
            left -= 1
        elif token.kind == "digit":
            out.append(_decimal_digit(token.text, decimals, used))
            used += 1
        else:
            out.append(shown_around(token))
    return "".join(out)


def _whole_digits(
    mark: str, whole: str, left: int, slots: int, section: Section
) -> str:
    """The digit of one place; the first place takes all that are left over."""
    if left == slots and len(whole) > slots:
        powers = range(len(whole) - 1, left - 2, -1)
    else:
        powers = range(left - 1, left - 2, -1)
    text = ""
    for power in powers:
        if power < len(whole):
            digit = whole[-power - 1]
        else:
            digit = {"0": "0", "?": " "}.get(mark, "")
        text += digit
        if section.is_grouped and power and power % 3 == 0 and digit.strip():
            text += ","
    return text


def _decimal_digit(mark: str, decimals: str, used: int) -> str:
    if mark == "0" or decimals[used:].strip("0"):
        return decimals[used]
    return " " if mark == "?" else ""


def scientific_text(number: Decimal, section: Section) -> str:
    """A number without its sign, as a section such as 0.00E+00 shows it."""
    at = next(i for i, t in enumerate(section.tokens) if t.kind == "exponent")
    before, after = section.tokens[:at], section.tokens[at + 1 :]
    point = next((i for i, t in enumerate(before) if t.kind == "point"), len(before))
    width = max(1, sum(t.kind == "digit" for t in before[:point]))
    mantissa, power = _split(number, width, section.decimals)
    places = sum(t.kind == "digit" and t.text == "0" for t in after)
    sign = "-" if power < 0 else "+" if section.tokens[at].text[1] == "+" else ""
    rest = "".join(shown_around(t) for t in after if t.kind != "digit")
    shown = _fill(section, mantissa, before)
    return f"{shown}E{sign}{abs(power):0{max(1, places)}d}{rest}"


def fraction_text(number: Decimal, section: Section) -> str:
    """A number without its sign as whole and fraction, such as "2 1/4"."""
    slash = next(i for i, t in enumerate(section.tokens) if t.kind == "slash")
    below = section.tokens[slash + 1 :]
    fixed = "".join(t.text for t in below).strip()
    digits = sum(t.kind == "digit" for t in below)
    exact = Fraction(number)
    if fixed.isdigit() and int(fixed):
        bottom = int(fixed)
        top = int(half_up(number * bottom, 0))
    else:
        near = exact.limit_denominator(10 ** min(max(digits, 1), 6) - 1)
        top, bottom = near.numerator, near.denominator
    has_whole = any(
        t.kind == "literal" and not t.text.strip() for t in section.tokens[:slash]
    )
    if not has_whole:
        return f"{top}/{bottom}"
    whole, top = divmod(top, bottom)
    if not top:
        return str(whole)
    return f"{whole} {top}/{bottom}" if whole else f"{top}/{bottom}"
