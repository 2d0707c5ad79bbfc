"""Check formulas written out in the text: (63.46 - 32) ÷ 32 × 100% = 98.31%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation
from itertools import product

from selfeval_xl.narrative.book import Book, rate_fits, shown_percent
from selfeval_xl.narrative.claims import Verdict
from selfeval_xl.narrative.tokens import NUMBER, Token
from selfeval_xl.values.interval import Interval

_UNIT = r"(?:[亿万]?元|人|名|个|项|件|户|辆|次)?"
_HUNDRED = r"(?:[×xX*]100%?)?"
# A number is taken whole: its digits could be parted in more ways than can be tried.
_FORMULA = re.compile(
    rf"(?P<sum>(?=[\d(])(?:(?>{NUMBER})|[()+\-×xX*÷/]|(?<=\d)[亿万]?元"
    rf"|(?<=\d)[人名个项件户辆次]){{3,41}}?){_HUNDRED}=(?P<rate>-?\d+(?:\.\d+)?)%"
)
_BESIDE = re.compile(
    rf"(?<![\d.])(?P<rate>\d+(?:\.\d+)?)%\("
    rf"(?P<sum>(?:{NUMBER}){_UNIT}[÷/](?:{NUMBER}){_UNIT}){_HUNDRED}\)"
)
_PIECE = re.compile(rf"(?:{NUMBER})|[()+\-*/]")
_MOST = 6  # figures; more are not one rate's formula


def judge_formulas(book: Book) -> None:
    """Judge every formula whose result is a percentage."""
    if "%" not in book.text or not re.search("[÷/]", book.text):
        return
    for pattern in (_FORMULA, _BESIDE):
        for match in pattern.finditer(book.text):
            _judge(book, match)


def _judge(book: Book, match: re.Match[str]) -> None:
    written = match["sum"]
    units = set(re.findall(r"[亿万]?元|[人名个项件户辆次]", written))
    plain = re.sub(r"[亿万元人名个项件户辆次,]", "", written)
    plain = re.sub("[×xX]", "*", plain.replace("÷", "/"))
    pieces = _PIECE.findall(plain)
    figures = sorted({one for one in pieces if one[0].isdigit()})
    if "/" not in pieces or len(units) > 1 or not 1 < len(figures) <= _MOST:
        return
    found = _range(pieces, figures)
    if found is None:
        book.unparsed("ratio")
        return
    rate = Token(
        "rate",
        match.start("rate"),
        match.end("rate") + 1,
        value=Decimal(match["rate"]),
        decimals=len(match["rate"].partition(".")[2]),
        unit="%",
    )
    value = _value(pieces, {one: Decimal(one) for one in figures})
    if value is None or rate_fits(found, rate):
        book.passed("ratio")
        return
    expected = shown_percent(value, rate)
    if rate.value < 0:
        expected = shown_percent(value, rate, signed=True)
    start, end = min(match.start(), rate.start), max(match.end(), rate.end)
    proof = f"{written} = {expected}"
    book.tell(Verdict("ratio", start, end, book.word(rate), expected, proof))


def _range(pieces: list[str], figures: list[str]) -> Interval | None:
    """What the formula may come to; whole numbers beside none but such are exact."""
    most = max(len(one.partition(".")[2]) for one in figures)
    ends = []
    for one in figures:
        around = (
            Interval.of(Decimal(one), most) if most else Interval.exact(Decimal(one))
        )
        ends.append((around.low, around.high))
    values = []
    for corner in product(*ends):
        value = _value(pieces, dict(zip(figures, corner, strict=True)))
        if value is None:
            return None
        values.append(value)
    return Interval(min(values), max(values))


def _value(pieces: list[str], figures: Mapping[str, Decimal]) -> Decimal | None:
    """The formula worked out; None where it is none or divides by zero."""
    stream = iter([*pieces, ""])
    try:
        value, rest = _added(next(stream), stream, figures)
    except (StopIteration, KeyError, DivisionByZero, InvalidOperation):
        return None
    return value if rest == "" else None


def _added(
    piece: str, stream: Iterator[str], figures: Mapping[str, Decimal]
) -> tuple[Decimal, str]:
    value, piece = _multiplied(piece, stream, figures)
    while piece in ("+", "-"):
        other, following = _multiplied(next(stream), stream, figures)
        value, piece = (value + other if piece == "+" else value - other), following
    return value, piece


def _multiplied(
    piece: str, stream: Iterator[str], figures: Mapping[str, Decimal]
) -> tuple[Decimal, str]:
    value, piece = _single(piece, stream, figures)
    while piece in ("*", "/"):
        other, following = _single(next(stream), stream, figures)
        value, piece = (value * other if piece == "*" else value / other), following
    return value, piece


def _single(
    piece: str, stream: Iterator[str], figures: Mapping[str, Decimal]
) -> tuple[Decimal, str]:
    if piece == "(":
        value, closing = _added(next(stream), stream, figures)
        if closing != ")":
            raise KeyError(closing)
        return value, next(stream)
    return figures[piece], next(stream)
