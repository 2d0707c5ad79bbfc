"""Check comparisons: direction, amount of change, rate, sameness."""

from __future__ import annotations

import re

from selfeval_xl.narrative.book import (
    Book,
    owner_text,
    percent,
    rate_fits,
    value_of,
)
from selfeval_xl.narrative.change_case import OPPOSITE, Case
from selfeval_xl.narrative.claims import INFO, Verdict
from selfeval_xl.narrative.frames import Figure
from selfeval_xl.narrative.judge_bases import judge_by_base, judge_flat

_MAY_TURN = re.compile("利润|结余|盈余|净资产|净额|净收[入益]|差额")  # below nothing


def judge_changes(book: Book) -> None:
    """Judge every comparison of the passage."""
    for change in book.frames.changes:
        _judge(Case(book, change))


def _judge(case: Case) -> None:
    change = case.change
    if change.flat is not None:
        judge_flat(case)
        return
    if change.amount is None and change.rate is None and not case.sign:
        return
    is_template = any(
        word is not None and word.other
        for word in (change.amount_word, change.rate_word)
    )
    if is_template:
        case.as_template()
    sides = case.sides
    if sides.this and sides.base is not None and judge_by_base(case):
        return
    is_opposed = case.sign * case.rate_sign < 0 and case.amount is not None
    if is_opposed:
        _opposed(case)
    elif case.amount is not None and case.rate is not None:
        _by_amount(case, case.sign or case.rate_sign)
    elif case.rate is not None:
        _rate_alone(case)
    elif case.amount is not None:
        _amount_alone(case)


def _by_amount(case: Case, sign: int) -> None:
    """Judge the rate by the present amount and the amount of change."""
    assert case.amount is not None and case.rate is not None
    if not case.sides.this:
        case.book.unparsed("growth_rate")
        return
    for this in case.sides.this:
        range_ = case.range(this.token, sign)
        base = value_of(this.token) - sign * abs(value_of(case.amount))
        if base == 0 and not case.rate.value:
            case.passed()
            return
        if range_ is not None and rate_fits(range_, case.rate):
            case.passed()
            return
    this = case.sides.this[0]
    base = value_of(this.token) - sign * abs(value_of(case.amount))
    if base == 0:
        case.zero_base(this, None)
    elif case.unit_slip(this, None, sign):
        return
    elif not case.sides.is_this_sure:
        case.book.unparsed("growth_rate")
    elif base < 0:
        _impossible(case, this, sign)
    elif case.range(this.token, sign) is None:
        case.book.unparsed("growth_rate")
    else:
        case.growth(
            abs(value_of(case.amount)) / base, case.base_proof(this, sign), this
        )


def _impossible(case: Case, this: Figure, sign: int) -> None:
    """An increase larger than the amount it led to."""
    assert case.amount is not None and case.rate is not None
    ratio = abs(case.rate.value) / 100
    if sign * ratio <= -1:  # a fall by all there was: what was there cannot be told
        case.book.unparsed("growth_rate")
        return
    step = value_of(this.token) * ratio / (1 + sign * ratio)
    now = case.book.plain(this.token, this.token)
    case.tell(
        "difference",
        case.amount,
        case.book.money(step, case.amount, this.token),
        f"{now} × {case.rate.value:f}% ÷ (1 + {case.rate.value:f}%)",
    )


def _opposed(case: Case) -> None:
    """减少14.5万元,增加22%: at most one of the words is right."""
    assert case.amount is not None and case.rate is not None
    change = case.change
    assert change.amount_word is not None and change.rate_word is not None
    for this in case.sides.this:
        for sign in (case.sign, case.rate_sign):
            range_ = case.range(this.token, sign)
            if range_ is None or not rate_fits(range_, case.rate):
                continue
            wrong = change.rate_word if sign == case.sign else change.amount_word
            case.direction(
                wrong, OPPOSITE.get(wrong.word, ""), case.base_proof(this, sign)
            )
            return
    wrong = change.rate_word
    case.direction(wrong, OPPOSITE.get(wrong.word, ""), None)
    if case.sides.this:
        _by_amount(case, case.sign)


def _rate_alone(case: Case) -> None:
    assert case.rate is not None
    is_over = case.rate_sign < 0 and abs(case.rate.value) > 100
    if is_over and case.rate.unit == "%" and not _MAY_TURN.search(case.label()):
        case.tell("percent_over_100", case.rate, None, None)
    else:
        case.book.unparsed("growth_rate")


def _amount_alone(case: Case) -> None:
    """A comparison without its rate, where the others of the text have one."""
    assert case.amount is not None
    if not case.sides.this or not case.sides.is_this_sure or not case.sign:
        return
    if case.change.rate is not None or case.amount.type == "count":
        return
    others = [c for c in case.book.frames.changes if c.rate is not None and c.amount]
    this = case.sides.this[0]
    step = abs(value_of(case.amount))
    base = value_of(this.token) - case.sign * step
    if not others or base <= 0 or case.change.base is None:
        return
    word = "增长" if case.sign > 0 else "下降"
    decimals = max(c.rate.decimals for c in others if c.rate is not None)
    ratio = percent(step / base, decimals)
    case.book.tell(
        Verdict(
            "missing_rate",
            case.change.start,
            case.change.end,
            case.book.word(case.amount),
            f"{word}{ratio}",
            f"{case.base_proof(this, case.sign)} = {ratio}",
            INFO,
            label=owner_text(this),
        )
    )
