"""Rates that a report states and the tables' figures they are reckoned from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.forms.stated_items import ADJUSTED, BUDGET, INITIAL, RateName
from selfeval_xl.narrative.stated import StatedRate, Written
from selfeval_xl.rules.paper.agreement import Compared, is_cut_off
from selfeval_xl.rules.paper.meaning import Meanings
from selfeval_xl.rules.paper.tables import Known, Quotient, Tables, quotients
from selfeval_xl.rules.paper.wording import NARROWER, SCOPES
from selfeval_xl.values.rounding import EXACT, half_up

_AIMED = re.compile(
    r"目标|不低于|不少于|不高于|不超过|以上|以内|≥|>|应当?达|计划|力争|确保"
)
_OTHER_YEAR = re.compile(r"上年|去年|上一年|前一年|20\d\d")
_UNDER = {INITIAL: ("y0b",), ADJUSTED: ("adj",)}
_ANY_BUDGET = ("adj", "y0b", "budget?")
_WHOLE_RATES = ("exp.total", "exp.fiscal", "exp.gpb")
_BLOCKS = {"asset": "固定资产", "staff": "在职人员"}
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class RateReading:
    """Fields a rate may be the quotient of; any row and any budget may be meant."""

    rows: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    fields: tuple[str, str] | None = None

    def quotients(self, tables: Tables) -> list[Quotient]:
        """What the tables give."""
        if self.fields is not None:
            over, below = (tables.cells(one) for one in self.fields)
            return list(quotients(over, below))
        found: list[Quotient] = []
        for row in self.rows:
            below = tables.cells(*(f"{row}.{column}" for column in self.under))
            found += quotients(tables.cells(f"{row}.act"), below)
        return found

    def typed(self, tables: Tables) -> list[Known]:
        """Rates the tables themselves give."""
        if self.fields is not None:
            row = self.fields[0].rpartition(".")[0]
            return tables.cells(f"{row}.ctrl", f"{row}.rate")
        columns = ("rate", "rate0", "rate?", "ctrl")
        return tables.cells(*(f"{row}.{one}" for row in self.rows for one in columns))


def read_rate(
    rate: StatedRate, meanings: Meanings, year: int | None
) -> RateReading | None:
    """What a stated rate is of, None where its words do not tell."""
    words = meanings.own_words(rate.words)
    before = meanings.own_words(rate.spot.before)
    after = rate.spot.sentence[len(rate.spot.before) + len(rate.words) :][:12]
    if _AIMED.search(words + after) or NARROWER.search(before + words):
        return None
    if not _is_of_year(rate, before + words, year):
        return None
    name = meanings.items.rate(words) or _of_block(rate, words, meanings)
    if name is None:
        return _completion(rate, words, meanings)
    return named(name, rate, meanings)


def _of_block(rate: StatedRate, words: str, meanings: Meanings) -> RateName | None:
    """利用率 and 控制率 alone, right after what they are of."""
    before = [
        reading
        for one, reading in meanings.all()
        if one.spot.passage == rate.spot.passage
        and one.spot.sentence == rate.spot.sentence
        and one.spot.at < rate.spot.at
    ]
    last = before[-1] if before else None
    whose = _BLOCKS.get(last.row.partition(".")[0]) if last is not None else None
    return meanings.items.rate(whose + words) if whose else None


def named(
    name: RateName, rate: StatedRate | None = None, meanings: Meanings | None = None
) -> RateReading | None:
    """What a rate of this name is of; the unit's own goes by the amount before it."""
    if name.over:
        return RateReading(fields=(name.over[0], name.under[0]))
    rows: Sequence[str] = name.rows
    if name.own and rate is not None and meanings is not None:
        if rate.subject is not None:
            subject = meanings.of(rate.subject)
            if subject is None or not subject.row or subject.is_last_year:
                return None
            if subject.row not in SCOPES:
                # after a full stop the sentence may be about the whole again
                is_apart = rate.subject.spot.sentence != rate.spot.sentence
                rows = (subject.row, *name.rows) if is_apart else (subject.row,)
        elif not _is_whole(rate, meanings):
            return None
    return RateReading(tuple(rows), _ANY_BUDGET)


def _completion(rate: StatedRate, words: str, meanings: Meanings) -> RateReading | None:
    """完成年初预算的: of the amount before it."""
    subject, base = meanings.of(rate.subject), meanings.of(rate.base)
    if subject is None or not subject.row or subject.is_last_year:
        return None
    kind = base.kind if base is not None else meanings.items.kind(words)
    if subject.kind != "actual" or kind not in (INITIAL, ADJUSTED, BUDGET):
        return None
    rows = _WHOLE_RATES if subject.row in SCOPES else (subject.row,)
    return RateReading(rows, _UNDER.get(kind, _ANY_BUDGET))


def _is_of_year(rate: StatedRate, words: str, year: int | None) -> bool:
    if rate.year not in (0, year):
        return False
    return all(found in (str(year), None) for found in _OTHER_YEAR.findall(words))


def _is_whole(rate: StatedRate, meanings: Meanings) -> bool:
    """True where nothing before it in the paragraph is a part or a project."""
    if meanings.is_of_project(rate.spot, rate.spot.before + rate.words):
        return False
    return all(
        reading is not None
        for one, reading in meanings.all()
        if one.spot.passage == rate.spot.passage
        and one.spot.at < rate.spot.at
        and one.type == "amount"
    )


def disagreeing(compared: Compared) -> Iterator[tuple[StatedRate, Quotient | None]]:
    """Each rate that is understood, with the quotient it should be or None."""
    for rate in compared.statements.rates:
        reading = read_rate(rate, compared.meanings, compared.year)
        found = reading.quotients(compared.tables) if reading is not None else []
        if reading is None or not found or _is_follow_on(compared, rate):
            continue
        typed = reading.typed(compared.tables)
        yield rate, contradicted(rate.number, found, typed)


def contradicted(
    number: Written, found: Sequence[Quotient], typed: Sequence[Known]
) -> Quotient | None:
    """The quotient a rate should be; None where any bears it out."""
    accepted = [*(one.interval for one in found), *(one.interval for one in typed)]
    if any(number.interval.overlaps(one) for one in accepted):
        return None
    return found[0]


def _is_follow_on(compared: Compared, rate: StatedRate) -> bool:
    """True where the amounts beside it are off the tables already."""
    for one in (rate.subject, rate.base):
        reading = compared.meanings.of(one)
        verdict = compared.judge(reading) if reading is not None else None
        if verdict is not None and verdict.table is not None:
            return True
    return False


def percent_of(quotient: Quotient, number: Written) -> str:
    """The quotient in the notation of a written percentage."""
    value = EXACT.multiply(quotient.value, _HUNDRED)
    return f"{half_up(value, max(number.decimals, 2)):f}%"


def is_short(number: Written, quotient: Quotient) -> bool:
    """True where the text only leaves digits of the rate out."""
    return is_cut_off(number, quotient.value)
