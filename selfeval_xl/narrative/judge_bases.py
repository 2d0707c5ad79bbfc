"""Check comparisons whose two amounts the text gives: change, rate, sameness."""

from __future__ import annotations

from decimal import Decimal

from selfeval_xl.narrative.book import (
    corners,
    quotient,
    rate_fits,
    value_of,
)
from selfeval_xl.narrative.change_case import OPPOSITE, Case, gap
from selfeval_xl.narrative.frames import Change, Figure
from selfeval_xl.narrative.tokens import Token
from selfeval_xl.values.interval import Interval


def judge_by_base(case: Case) -> bool:
    """Judge by both amounts; False where the base may be another."""
    this, base = case.sides.this[0], case.sides.base
    assert base is not None
    now, then = case.book.interval(this.token), case.book.interval(base.token)
    found = now - then
    true = 1 if found.low > 0 else -1 if found.high < 0 else 0
    amount_fits = case.amount is None or abs(found).overlaps(
        abs(case.book.interval(case.amount))
    )
    range_ = corners(lambda a, b: quotient(a - b, b), now, then)
    by_base = case.rate is None or (range_ is not None and rate_fits(range_, case.rate))
    sure = case.sides.is_base_sure and case.sides.is_this_sure
    if not sure:
        if amount_fits and by_base and case.sign in (0, true):
            case.passed()
            return True
        wrong = _wrong_word(case, true)
        if wrong is not None and case.amount is not None and amount_fits and true:
            proof = gap(case.book, this.token, base.token)
            case.direction(wrong, OPPOSITE.get(wrong.word, ""), proof)
            return True
        return False
    if base.token.value == 0 and case.rate is not None and case.rate.value:
        case.zero_base(this, base)
        return True
    _judge_sure(case, this, base, true, amount_fits, by_base, range_)
    return True


def _judge_sure(
    case: Case,
    this: Figure,
    base: Figure,
    true: int,
    amount_fits: bool,
    by_base: bool,
    range_: Interval | None,
) -> None:
    by_amount = _rate_fits_amount(case, this.token, base.token)
    if not (amount_fits and by_base) and case.unit_slip(this, base):
        return
    wrong = _wrong_word(case, true)
    if wrong is not None:
        case.direction(
            wrong,
            OPPOSITE.get(wrong.word, ""),
            gap(case.book, this.token, base.token),
        )
    difference = abs(value_of(this.token) - value_of(base.token))
    if not amount_fits and case.amount is not None:
        case.tell(
            "difference",
            case.amount,
            case.book.money(difference, case.amount, this.token, base.token),
            gap(case.book, this.token, base.token),
        )
    if not by_base and case.rate is not None and range_ is not None:
        if amount_fits or not by_amount:
            ratio = (value_of(this.token) - value_of(base.token)) / value_of(base.token)
            case.growth(
                ratio,
                f"({case.sum(this.token, '-', base.token)}) ÷ "
                f"{case.book.plain(base.token, this.token)}",
                this,
            )
    elif wrong is None and amount_fits:
        case.passed()


def _wrong_word(case: Case, true: int) -> Token | None:
    change = case.change
    if not true:
        return None
    reach = change.reach_word
    for sign, word in (
        (reach.sign if reach is not None else 0, reach),
        (case.sign, change.amount_word),
        (case.rate_sign, change.rate_word),
    ):
        if sign and sign != true and word is not None and not word.other:
            return word
    return None


def _rate_fits_amount(case: Case, this: Token, base: Token) -> bool:
    """True where the rate follows from the amount of change, right or wrong."""
    if case.amount is None or case.rate is None:
        return False
    ranges = [case.range(this, sign) for sign in (1, -1)]
    step = case.book.interval(case.amount)
    ranges.append(corners(quotient, step, case.book.interval(base)))
    return any(r is not None and rate_fits(r, case.rate) for r in ranges)


def judge_flat(case: Case) -> None:
    """持平 beside figures or words that say otherwise."""
    change, sides = case.change, case.sides
    flat = change.flat
    assert flat is not None
    before = change.sibling or _goes_on(case)
    is_near = "基本" in flat.word
    if before is not None and before.flat is None and _same_base(before, change):
        word = before.amount_word or before.rate_word or before.reach_word
        value = before.amount or before.rate
        if word is not None and (value is None or value.value) and not is_near:
            start = min(before.start, change.start)
            case.tell("flat", flat, word.word, None, start=start)
            return
    if not sides.this or sides.base is None or not sides.is_base_sure:
        case.book.unparsed("flat")
        return
    this, base = sides.this[0].token, sides.base.token
    now, then = case.book.interval(this), case.book.interval(base)
    limit = abs(value_of(base)) / 20 if is_near else Decimal(0)
    change_found = value_of(this) - value_of(base)
    if now.overlaps(then) or abs(change_found) <= limit:
        case.passed("flat")
        return
    way = "增加" if change_found > 0 else "减少"
    case.tell(
        "flat",
        flat,
        way + case.book.money(abs(change_found), this, base),
        gap(case.book, this, base),
    )


def _goes_on(case: Case) -> Change | None:
    """The change stated right behind, of the same item and base."""
    change = case.change
    changes = case.book.frames.changes
    for other in changes[changes.index(change) + 1 :][:1]:
        if (
            other.sentence == change.sentence
            and other.base is change.base
            and other.label is None
            and other.subject is change.subject
        ):
            return other
    return None


def _same_base(one: Change, other: Change) -> bool:
    if one.base is None or other.base is None or one.base is other.base:
        return True
    return one.base.same_as(other.base)
