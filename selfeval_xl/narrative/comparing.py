"""Reading comparisons: the base, the direction, the amount of change, the rate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfeval_xl.narrative.frames import (
    NUMBERED,
    Base,
    Change,
    Figure,
    Order,
)
from selfeval_xl.narrative.labels import Label, parse_label
from selfeval_xl.narrative.tokens import Token

if TYPE_CHECKING:
    from selfeval_xl.narrative.scanner import Scanner

_YEAR = re.compile(r"((?:19|20)\d\d)年")
_IN_ROW = re.compile("[%元][和与及、]$")
_BEFORE = re.compile(r"上年|去年|上一年|前一年|上期|同期")


def on_comparison(scanner: Scanner, token: Token) -> None:
    """比上年, 与预算 … 相比: what the next change is measured against."""
    last = scanner.tokens[scanner.i - 2] if scanner.i > 1 else None
    if scanner.is_reason:
        if last is None or last.type != ",":
            return
        scanner.is_reason = False
    words = token.noun or token.word
    base = _base(words, token, scanner.year)
    open_change = scanner.change
    if scanner.buf is not None:
        scanner.pre_label = scanner.buf
    scanner.buf = None
    if scanner.peek_type() == "text" and scanner.peek_type(1) in ("amount", "count"):
        following = scanner.peek()
        if following and re.fullmatch(r"[的数]+", following.word):
            scanner.i += 1
    inline = scanner.peek()
    if inline is not None and inline.is_figure and token.word not in ("同比", "环比"):
        scanner.i += 1
        base.figure = Figure(
            inline,
            base.label,
            base.label.core or scanner.core,
            _year_of(base, scanner.year),
            token.start,
            scanner.sentence,
            None,
            True,
        )
    elif inline is not None and inline.type == "rate":
        scanner.before_rate = inline
        scanner.i += 1
    if open_change is not None and _goes_on(open_change, base, scanner):
        if open_change.base is None or base.figure is not None:
            open_change.base = base
    else:
        scanner.close_change()
    scanner.base, scanner.is_base_new = base, True


def on_pair(scanner: Scanner, token: Token) -> None:
    """对比 alone: the two amounts just given."""
    scanner.clear()
    scanner.close_change()
    scanner.base = Base("", Label("", "", "", ""), is_pair=True, start=token.start)
    scanner.is_base_new = True


def _base(words: str, token: Token, year: int) -> Base:
    named = _YEAR.search(words)
    is_before = bool(_BEFORE.search(words)) or token.word in ("同比", "环比")
    return Base(
        words,
        parse_label(token.noun),
        int(named[1]) if named else None,
        is_before and not named,
        start=token.start,
    )


def _year_of(base: Base, year: int) -> int:
    if base.year is not None:
        return base.year
    return year - 1 if base.is_before else year


def _goes_on(change: Change, base: Base, scanner: Scanner) -> bool:
    """True where new comparison words belong to the change already begun."""
    if scanner.pre_label is not None or (change.amount and change.rate):
        return False
    if change.flat is not None:
        return False
    return change.base is None or change.base.same_as(base)


def start_of(scanner: Scanner, token: Token) -> int:
    for at in (scanner.pre_label, scanner.buf):
        if at is not None:
            return at
    if scanner.change is not None:
        return scanner.change.start
    if scanner.is_base_new and scanner.base is not None:
        return scanner.base.start
    return token.start


def words_of(scanner: Scanner, token: Token) -> str:
    """The words that name what changes, before or after the comparison words."""
    words = scanner.label_between(token.start).strip(",")
    if words:
        return words
    if scanner.pre_label is None:
        return ""
    base = scanner.base
    stop = base.start if base and base.start > scanner.pre_label else token.start
    return scanner.text[scanner.pre_label : stop][-90:].strip(",")


def change_for(scanner: Scanner, token: Token, is_amount: bool) -> Change:
    """The change begun that still lacks this value, or a new one."""
    words = words_of(scanner, token)
    label = parse_label(words) if words else None
    change = scanner.change
    if change is not None and (label is None or (label.is_generic and not label.kind)):
        is_filled = change.amount is not None if is_amount else change.rate is not None
        if not is_filled and change.flat is None and not _restarts(scanner):
            return change
    return new_change(scanner, token, label)


def _restarts(scanner: Scanner) -> bool:
    """True where comparison words came since the change began, for another base."""
    change, base = scanner.change, scanner.base
    return bool(
        change
        and base
        and change.base is not None
        and change.base is not base
        and not change.base.same_as(base)
    )


def new_change(scanner: Scanner, token: Token, label: Label | None) -> Change:
    """Begin a claim about the item spoken of."""
    subject, others = _subject(scanner, label)
    start = start_of(scanner, token)
    before = scanner.frames.changes[-1] if scanner.frames.changes else None
    if label is None and before is not None and scanner.is_label_kept:
        label, subject, others = before.label, before.subject, before.others
    elif label is None and subject is not None and subject.start < start:
        if subject.sentence == scanner.sentence and start - subject.start < 60:
            start = subject.start
    if label is not None and label.core:
        scanner.core = label.core
    scanner.close_change()
    scanner.is_base_new, scanner.is_label_kept = False, label is not None
    change = Change(
        start,
        token.end,
        scanner.sentence,
        scanner.year,
        scanner.base,
        label,
        subject,
        others,
        scanner.lists[-1] if scanner.lists else None,
    )
    if before is not None and before.sentence == change.sentence:
        if before.subject is subject and label is None:
            change.sibling = before
    scanner.change = change
    scanner.frames.changes.append(change)
    if scanner.lists:
        scanner.lists[-1].changes.append(change)
    return change


def _subject(
    scanner: Scanner, label: Label | None
) -> tuple[Figure | None, tuple[Figure, ...]]:
    """Whom a change without a name is about, likeliest first."""
    cur = scanner.cur
    if label is not None and label.core:
        return None, ()
    if cur is None:
        return None, ()
    if scanner.is_fresh:
        figures = scanner.frames.figures
        others = tuple(f for f in figures[-1:] if f is not cur)
        return cur, others
    listing = cur.listing
    if listing is None or listing.parent is None or listing.opener == NUMBERED:
        return cur, ()
    if cur is listing.parts[-1] and len(listing.parts) > 1 and not listing.changes:
        # 其中 A 21, B 20, 较上年减少 …: the sentence more likely speaks of all
        return listing.parent, (cur,)
    return cur, (listing.parent,) if len(listing.parts) == 1 else ()


def on_flat(scanner: Scanner, token: Token) -> None:
    """持平, 无变化: said of the last figure and the base just named."""
    if scanner.is_reason:
        return
    if _IN_ROW.search(scanner.text, max(0, token.start - 3), token.start):
        scanner.clear()  # 分别下降 3%、5% 和持平: the last of several
        return
    base = scanner.base
    is_near = base is not None and _is_near(scanner, base, token)
    if not is_near and _gives_both_years(scanner):
        is_near, base = True, Base("", parse_label(""), is_pair=True, start=token.start)
    if not is_near:
        scanner.begin_label(token)
        return
    words = scanner.text[base.start : token.start] if base else ""
    if scanner.change is not None and scanner.change.base is not base:
        scanner.close_change()
    label_words = words_of(scanner, token)
    label = parse_label(label_words) if label_words else None
    if words and label is not None and label_words in words:
        label = None
    change = new_change(scanner, token, label)
    change.base, change.flat, change.end = base, token, token.end
    scanner.clear()


def _gives_both_years(scanner: Scanner) -> bool:
    """True where the two last amounts are one item's of two years."""
    last = scanner.group[-2:]
    return (
        len(last) == 2
        and last[0].core == last[1].core
        and (last[0].year != last[1].year)
    )


def _is_near(scanner: Scanner, base: Base, token: Token) -> bool:
    between = scanner.text[base.start : token.start]
    return (
        "。" not in between
        and ";" not in between
        and len(between) < 40
        and not (re.search(r"\d[万亿]?元,", between))
    )


def on_order(scanner: Scanner, token: Token) -> None:
    """决算数大于预算数."""
    words = scanner.label_between(token.start)
    following = scanner.peek()
    if words and following is not None and following.type == "text":
        left, right = parse_label(words), parse_label(following.word)
        end = scanner.peek_type(1)
        if left.kind and right.kind and end in ("cause", ",", "。", ";", ""):
            scanner.frames.orders.append(
                Order(
                    token,
                    left,
                    right,
                    left.core or scanner.core,
                    scanner.buf or token.start,
                    following.end,
                    scanner.sentence,
                )
            )
            scanner.clear()
            scanner.i += 1
            return
    scanner.begin_label(token)


def on_alternative(scanner: Scanner, token: Token) -> None:
    """(或与预算数持平): the form's other wording, left standing."""
    scanner.frames.templates.append((token, None))
    scanner.begin_label(token)
