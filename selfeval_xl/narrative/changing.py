"""Reading direction words with what follows: amounts, rates, points, results."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from selfeval_xl.narrative.comparing import (
    change_for,
    new_change,
    start_of,
    words_of,
)
from selfeval_xl.narrative.frames import Base, Change, Points
from selfeval_xl.narrative.labels import parse_label
from selfeval_xl.narrative.sharing import more_values
from selfeval_xl.narrative.tokens import Token

if TYPE_CHECKING:
    from selfeval_xl.narrative.scanner import Scanner

_RATE_WORDS = frozenset(
    "增长 下降 上升 降低 提高 增幅 降幅 减幅 升幅 涨幅 上涨 提升".split()
)
_PER_HEAD = re.compile("每[人月年天亩户生]|人均|标准|单价")
_NAME_ENDS = frozenset(["提升", "扩大", "提高"])
_NAME_GOES_ON = frozenset(["支出", "费", "经费", "资金"])
_CLOSING = frozenset([",", ";", "。", ")", ""])
_VALUES = frozenset(["amount", "count", "rate", "times", "bare", "blankrate", "points"])


def on_direction(scanner: Scanner, token: Token) -> None:
    """增加, 下降 … with what follows."""
    if scanner.is_reason:
        return
    if _ends_name(scanner, token):
        scanner.begin_label(token)
        return
    value = _reached(scanner) if token.is_result else _value(scanner)
    if value is None:
        _without_value(scanner, token)
        return
    if more_values(scanner, value.type):
        scanner.frames.unparsed += 1  # 增幅为 6%、-4% 和 5%: nobody says of what
        scanner.clear()
        return
    if value.type == "points":
        _points(scanner, token, value)
    elif value.type == "rate" and token.is_result:
        scanner.last_rate = value
        scanner.clear()
    elif token.is_result and value.is_figure:
        _result(scanner, token, value)
    elif value.type == "blankrate":
        scanner.frames.blanks.append((start_of(scanner, token), value))
        scanner.clear()
    elif value.type == "bare":
        _unsigned(scanner, token, value)
    elif _is_of_many(scanner, value):
        scanner.clear()
    else:
        change = change_for(scanner, token, value.is_figure)
        _fill(change, token, value)
        if token.other:
            scanner.frames.templates.append((token, change))
        scanner.clear()


def _is_of_many(scanner: Scanner, value: Token) -> bool:
    """True for 由每人每月 600 元提高至 650 元, 年增支 75.6 万元: what all of them cost."""
    change = scanner.change
    if change is None or change.result is None or value.type != "amount":
        return False
    reached = change.result.token
    words = scanner.text[change.start : reached.end]
    return value.unit != reached.unit and _PER_HEAD.search(words) is not None


def _ends_name(scanner: Scanner, token: Token) -> bool:
    """True for 绿化提升 300 万元 among the parts of a list: the name of a part."""
    following = scanner.peek()
    ahead = int(following is not None and following.word in _NAME_GOES_ON)
    return (
        token.word in _NAME_ENDS
        and bool(scanner.lists)
        and bool(scanner.label_between(token.start).strip("、,"))
        and scanner.peek_type(ahead) == "amount"
        and not scanner.is_base_new
    )


def _value(scanner: Scanner) -> Token | None:
    """The figure a direction word speaks of, generic words between left out."""
    following = scanner.peek()
    if following is None:
        return None
    if following.type in _VALUES:
        scanner.i += 1
        return following
    after = scanner.peek(1)
    if following.type == "text" and after is not None and after.type in _VALUES:
        if len(following.word) <= 4 and parse_label(following.word).is_generic:
            if after.type != "bare":
                scanner.i += 2
                return after
    return None


def _reached(scanner: Scanner) -> Token | None:
    """What 增加至 leads to, the year it names left out."""
    for ahead in range(4):
        token = scanner.peek(ahead)
        if token is None or token.type not in (*_VALUES, "year", "prev", "text"):
            return None
        if token.type in _VALUES:
            named = [scanner.peek(one) for one in range(ahead)]
            years = [one for one in named if one is not None and one.type == "year"]
            if years:
                scanner.year = int(years[-1].value)
            scanner.i += ahead + 1
            return token
        if token.type == "text" and len(token.word) > 6:
            return None
    return None


def _without_value(scanner: Scanner, token: Token) -> None:
    following, after = scanner.peek(), scanner.peek(1)
    if following is not None and following.type == "cause":
        scanner.frames.causes.append((token, scanner.sentence))
        return
    if token.other and scanner.is_base_new:
        scanner.frames.templates.append((token, None))
    if following is None or following.type != "text":
        scanner.begin_label(token)
        return
    if after is not None and after.is_figure:
        scanner.i += 2  # 增加人员经费5万元 tells of a cause, not of an item's amount
        scanner.clear()
        return
    scanner.begin_label(token)


def _fill(change: Change, token: Token, value: Token) -> None:
    if value.type == "times":
        value = replace(
            value,
            type="rate",
            value=value.value * 100,
            decimals=max(0, value.decimals - 2),
            unit="倍",
        )
    if value.is_figure:
        change.amount, change.amount_word = value, token
    else:
        change.rate, change.rate_word = value, token
    change.end = value.end


def _result(scanner: Scanner, token: Token, value: Token) -> None:
    """增加到 120 万元: the amount reached, and what it came from."""
    words = words_of(scanner, token)
    label = parse_label(words)
    start = start_of(scanner, token)
    figure = scanner.make_figure(value, label, start)
    if scanner.origin is not None:
        figure.core = scanner.origin.core
    scanner.note_figure(figure, words)
    change = new_change(scanner, token, None)
    change.start = min(start, scanner.origin.start if scanner.origin else start)
    change.subject = change.result = figure
    change.reach_word = token
    change.end = value.end
    if scanner.origin is not None:
        change.base = Base("", figure.label, figure=scanner.origin)
        scanner.base = change.base
    scanner.origin = None
    scanner.clear()


def on_reach(scanner: Scanner, token: Token) -> None:
    """增加 5 万元, 达到 17 万元: the amount comes after its change."""
    following = scanner.peek()
    change = scanner.change
    if following is not None and following.is_figure and change is not None:
        if change.subject is None or change.label is not None or scanner.is_fresh:
            scanner.i += 1
            figure = scanner.make_figure(
                following, change.label or parse_label(""), change.start
            )
            scanner.note_figure(figure, "")
            change.result = figure
            scanner.change = change
            scanner.clear()
            return
    scanner.begin_label(token)


def _unsigned(scanner: Scanner, token: Token, value: Token) -> None:
    """增长13.95 with no sign: a rate whose percent sign is missing."""
    change = scanner.change
    is_rate = token.word in _RATE_WORDS or token.noun in ("率", "幅", "幅度")
    has_amount = change is not None and change.amount and change.rate is None
    if scanner.peek_type() in _CLOSING and (is_rate or has_amount):
        change = change_for(scanner, token, False)
        change.rate, change.rate_word, change.end = value, token, value.end
        scanner.frames.unsigned.append((change.start, value))
    scanner.clear()


def _are_near(scanner: Scanner, before: Token, after: Token) -> bool:
    """True where no other matter stands between the two rates."""
    first, last = sorted((before, after), key=lambda token: token.start)
    between = scanner.text[first.end : last.start]
    return len(between) < 30 and not re.search("[。;]", between)


def _points(scanner: Scanner, token: Token, value: Token) -> None:
    before, after = scanner.before_rate, scanner.last_rate
    if before is not None and after is not None and _are_near(scanner, before, after):
        scanner.frames.points.append(
            Points(min(before.start, after.start), before, after, value, token)
        )
    scanner.before_rate = scanner.last_rate = None
    scanner.clear()
