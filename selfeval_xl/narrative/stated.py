"""The figures a text states, each with its words, place and rounding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from selfeval_xl.model.text import Paragraph, Text
from selfeval_xl.narrative.book import Book
from selfeval_xl.narrative.book import factor as unit_factor
from selfeval_xl.narrative.frames import Base, Change, Figure, Frames
from selfeval_xl.narrative.passage import Passage, passages
from selfeval_xl.narrative.reading import scan
from selfeval_xl.narrative.resolving import resolve
from selfeval_xl.narrative.tokens import Token
from selfeval_xl.values.interval import Interval

_HUNDREDTH = Decimal("0.01")
_NO_QUOTE = ",;:。、 和及与"
_PROSE = ("body", "box")
_GONE_ON = re.compile(r"^(?:余|多|左右|以上|以下|以内)")


@dataclass(frozen=True, slots=True)
class Written:
    """A number as written: ``value`` in ``unit``, with so many decimals."""

    value: Decimal
    unit: str
    decimals: int
    text: str
    factor: Decimal = Decimal(1)

    @property
    def interval(self) -> Interval:
        """What it may stand for: money in 元, a percentage as a ratio."""
        if not self.decimals and self.factor == 1 and not self.unit.endswith("元"):
            return Interval.exact(self.value)
        return Interval.of(self.value, self.decimals).scale(self.factor)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a figure stands: paragraph, quote, and the words around it.

    ``passage`` counts the passages of the text. ``sentence`` is the whole cleaned
    sentence, ``before`` what stands in it before the figure's own words. ``at`` is the
    figure's place in the passage.
    """

    paragraph: int
    quote: str
    passage: int
    sentence: str
    before: str
    at: int


@dataclass(frozen=True, slots=True)
class Stated:
    """An amount or a count, with the words that name it.

    ``type`` is "amount" or "count"; ``words`` are those right before it; ``core``,
    ``kind`` (initial, adjusted, budget, actual or "") and ``year`` are the grammar's
    reading: year 0 where the text names none, -1 for the one before it. ``parent`` is
    the amount it is said to be part of. ``is_rough`` where it is about, over or under.
    """

    type: str
    number: Written
    words: str
    spot: Spot
    core: str
    kind: str
    year: int
    parent: Stated | None = None
    is_inline: bool = False
    is_rough: bool = False


@dataclass(frozen=True, slots=True)
class StatedRate:
    """A percentage with a name: 预算执行率98%, 完成年初预算的95%, 满意度96%.

    ``subject`` and ``base`` are the amounts it is of, where the sentence gives them.
    """

    number: Written
    words: str
    spot: Spot
    year: int
    subject: Stated | None = None
    base: Stated | None = None


@dataclass(frozen=True, slots=True)
class StatedChange:
    """A comparison: by how much, by which rate; up is 1, down -1, no change 0.

    ``base`` is "previous", "initial", "adjusted" or "budget". ``subject`` is None where
    only ``words`` name the item.
    """

    subject: Stated | None
    base: str
    amount: Written | None
    rate: Written | None
    sign: int
    amount_spot: Spot | None
    rate_spot: Spot | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """All that a text states in figures, each kind in the order of the text."""

    figures: tuple[Stated, ...] = ()
    rates: tuple[StatedRate, ...] = ()
    changes: tuple[StatedChange, ...] = ()


@lru_cache(maxsize=32)
def stated(text: Text) -> Statements:
    """The figures of a text's prose; cells of tables and margins are passed over."""
    return _gather(one for one in text.paragraphs if one.part in _PROSE)


def _gather(paragraphs: Iterable[Paragraph]) -> Statements:
    figures: list[Stated] = []
    rates: list[StatedRate] = []
    changes: list[StatedChange] = []
    for index, passage in enumerate(passages(paragraphs)):
        if not any(char.isdigit() for char in passage.text):
            continue
        reader = _Reader(passage, index)
        figures += reader.figures()
        rates += sorted(reader.rates(), key=lambda rate: rate.spot.at)
        changes += reader.changes()
    return Statements(tuple(figures), tuple(rates), tuple(changes))


class _Reader:
    """Reads one passage."""

    def __init__(self, passage: Passage, index: int) -> None:
        self.passage = passage
        self.text = passage.text
        self.index = index
        self.frames: Frames = scan(passage.text)
        self.book = Book(passage.text, self.frames)
        self.known: dict[int, Stated] = {}

    def figures(self) -> Iterator[Stated]:
        for figure in sorted(self.frames.figures, key=lambda one: one.token.start):
            yield self._figure(figure)

    def _figure(self, figure: Figure) -> Stated:
        found = self.known.get(id(figure))
        if found is not None:
            return found
        token = figure.token
        start = min(figure.start, token.start)
        words = self.text[start : token.start].lstrip(_NO_QUOTE)
        if figure.is_inline or not words or "分别" in words or words[-1:] == "、":
            words = figure.label.text
        parent = figure.parent
        if parent is figure:
            parent = None
        one = Stated(
            token.type,
            self._written(token),
            words,
            self._spot(start, token),
            figure.core,
            figure.kind,
            figure.year,
            self._figure(parent) if parent is not None else None,
            figure.is_inline,
            _GONE_ON.match(self.text[token.end : token.end + 2]) is not None,
        )
        self.known[id(figure)] = one
        return one

    def rates(self) -> Iterator[StatedRate]:
        for one in self.frames.completions:
            start = self._clause_start(one.rate.start)
            yield StatedRate(
                self._percent(one.rate),
                self.text[start : one.rate.start],
                self._spot(start, one.rate),
                one.year,
                self._known(one.actual),
                self._known(one.budget),
            )
        for named in self.frames.rates:
            start = self._clause_start(named.rate.start)
            yield StatedRate(
                self._percent(named.rate),
                self.text[start : named.rate.start],
                self._spot(start, named.rate),
                0,
            )

    def _known(self, figure: Figure | None) -> Stated | None:
        return self._figure(figure) if figure is not None else None

    def changes(self) -> Iterator[StatedChange]:
        for change in self.frames.changes:
            base = _base_kind(change.base)
            if not base or not (change.amount or change.rate or change.flat):
                continue
            if change.amount is not None and change.amount.type != "amount":
                continue
            if change.base is not None and change.base.figure is not None:
                continue  # its own amount says what it is compared with
            sides = resolve(self.book, change)
            if sides.this and sides.is_this_sure:
                yield self._change(change, base, self._figure(sides.this[0]))
            elif not sides.this and change.label is not None and change.label.core:
                yield self._change(change, base, None)

    def _change(
        self, change: Change, base: str, subject: Stated | None
    ) -> StatedChange:
        word = change.amount_word or change.rate_word
        amount, rate = change.amount, change.rate
        if rate is not None and rate.unit == "倍":
            rate = None
        return StatedChange(
            subject,
            base,
            self._written(amount) if amount else None,
            self._percent(rate) if rate else None,
            word.sign if word is not None and change.flat is None else 0,
            self._spot(self._clause_start(amount.start), amount) if amount else None,
            self._spot(self._clause_start(rate.start), rate) if rate else None,
            change.label.text if change.label is not None else "",
        )

    def _written(self, token: Token) -> Written:
        text = self.text[token.start : token.end]
        return Written(
            token.value, token.unit, token.decimals, text, unit_factor(token)
        )

    def _percent(self, token: Token) -> Written:
        text = self.text[token.start : token.end]
        return Written(token.value, "%", token.decimals, text, _HUNDREDTH)

    def _clause_start(self, at: int) -> int:
        """Where the words begin that a mark or an earlier number cuts off."""
        start = at
        while start > 0 and self.text[start - 1] not in ",;:。()、%":
            start -= 1
        numbers = list(re.finditer(r"\d[亿万千百]*元|\d人", self.text[start:at]))
        return start + (numbers[-1].end() if numbers else 0)

    def _spot(self, start: int, token: Token) -> Spot:
        text = self.text
        while start < token.start and text[start] in _NO_QUOTE:
            start += 1
        first = text.rfind("。", 0, start) + 1
        last = text.find("。", token.end)
        return Spot(
            self.passage.paragraph(token.end - 1),
            self._quote(start, token.end),
            self.index,
            text[first : last if last >= 0 else len(text)],
            text[first:start],
            token.start,
        )

    def _quote(self, start: int, end: int) -> str:
        """The characters as written, an opening mark that was left out with them."""
        quote = self.passage.written(start, end)
        if "”" in quote and "“" not in quote.partition("”")[0]:
            return "“" + quote
        return quote


def _base_kind(base: Base | None) -> str:
    if base is None or base.is_pair or base.label.core:
        return ""
    if base.is_before:
        return (
            "" if base.label.kind in ("initial", "adjusted", "budget") else "previous"
        )
    if base.year is not None:
        return ""
    kind = base.label.kind
    return kind if kind in ("initial", "adjusted", "budget") else ""


def money(one: Written) -> Decimal:
    """An amount in 元."""
    return one.value * one.factor


__all__ = [
    "Spot",
    "Stated",
    "StatedChange",
    "StatedRate",
    "Statements",
    "Written",
    "money",
    "stated",
]
