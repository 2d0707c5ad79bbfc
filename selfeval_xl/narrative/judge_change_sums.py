"""Check that the changes of the parts make the change of the whole."""

from __future__ import annotations

import re
from decimal import Decimal

from selfeval_xl.narrative.book import Book, owner_text, value_of
from selfeval_xl.narrative.change_case import signed
from selfeval_xl.narrative.claims import Verdict
from selfeval_xl.narrative.frames import NUMBERED, Change, Figure, Listing
from selfeval_xl.narrative.relations import is_whole_set
from selfeval_xl.narrative.tokens import Token
from selfeval_xl.values.interval import Interval

_TOTAL = re.compile(
    "(?:(?:以上|上述)?(?:[两二三四五六七八九]项|各项)?)?(?:合计|共计|总计|总共|共)"
    "(?:(?:比|较)(?:上年|去年|年初))?净?"
)


def judge_change_sums(book: Book) -> None:
    """Judge the lists that are complete and give every part's change."""
    for listing in book.frames.listings:
        parts = [part for part in listing.parts if part.token.type == "amount"]
        changes = _of_parts(book, listing, parts)
        if changes is None or not _is_complete(book, listing, parts, changes):
            continue
        assert listing.parent_change is not None
        if _adds_up(book, listing.parent_change, changes):
            book.passed("sum")
        elif not _is_told(book, listing.parent_change, changes):
            _tell(book, listing.parent_change, changes)
    _judge_totals(book)


def _judge_totals(book: Book) -> None:
    """A增加30万元，B减少20万元，合计增加10万元: the last sums up those before it."""
    sentences: dict[int, list[Change]] = {}
    for change in book.frames.changes:
        sentences.setdefault(change.sentence, []).append(change)
    for changes in sentences.values():
        for index, whole in enumerate(changes):
            parts = changes[:index]
            if len(parts) < 2 or not _is_total(book, whole, parts):
                continue
            tails = [parts[first:] for first in range(len(parts) - 1)]
            if any(_adds_up(book, whole, tail) for tail in tails):
                book.passed("sum")
            elif not _is_told(book, whole, parts):
                _tell(book, whole, parts)
            break


def _is_total(book: Book, whole: Change, parts: list[Change]) -> bool:
    """True where the words say so, and each part is one item's change in money."""
    if whole.amount is None or whole.amount_word is None or whole.result is not None:
        return False
    before = re.split("[,;。:]", book.text[: whole.amount_word.start])[-1]
    begins = whole.amount_word.start - len(before)
    if not _TOTAL.fullmatch(before) or whole.start < begins - 1:
        return False
    names = [_name(one) for one in parts]
    return len(set(names)) == len(names) and all(
        one.amount is not None
        and one.amount.type == whole.amount.type == "amount"
        and one.flat is None
        and one.listing is None
        and name
        for one, name in zip(parts, names, strict=True)
    )


def _name(change: Change) -> str:
    label = change.subject.label if change.subject is not None else change.label
    return label.core if label is not None else ""


def changes_add_up(book: Book, listing: Listing, parts: list[Figure]) -> bool:
    """True where each part's change is given and they make that of the whole."""
    changes = _of_parts(book, listing, parts)
    if changes is None or not any(_step(one) for one in changes):
        return False
    return listing.parent_change is not None and _adds_up(
        book, listing.parent_change, changes
    )


def _of_parts(book: Book, listing: Listing, parts: list[Figure]) -> list[Change] | None:
    """One change for each part, of the whole's base; None where one is wanting."""
    whole = listing.parent_change
    if whole is None or whole.amount is None or whole.amount.type != "amount":
        return None
    if listing.opener == NUMBERED or listing.is_open_ended:
        return None
    own = [one for one in listing.changes if _is_of_base(one, whole)]
    if any(one.amount is None and one.flat is None for one in own):
        return None
    if not parts:
        named = [one for one in own if one.label is not None and one.label.core]
        return named if len(named) == len(own) > 1 else None
    if len(parts) < 2:
        return None
    found = []
    for part in parts:
        mine = [one for one in own if _is_of(one, part)]
        if len(mine) != 1:
            return None
        found.append(mine[0])
    return found if len(found) == len(own) else None


def _is_of(change: Change, part: Figure) -> bool:
    if change.subject is not None:
        return change.subject is part
    return change.label is not None and change.label.core == part.core


def _is_of_base(change: Change, whole: Change) -> bool:
    if change.base is None or whole.base is None:
        return True
    return change.base is whole.base or change.base.same_as(whole.base)


def _is_complete(
    book: Book, listing: Listing, parts: list[Figure], changes: list[Change]
) -> bool:
    """True where the amounts make the whole, or the parts are known to be all."""
    parent = listing.parent
    if parts and parent is not None:
        total = book.interval(parts[0].token)
        for part in parts[1:]:
            total = total + book.interval(part.token)
        return total.overlaps(book.interval(parent.token))
    label = listing.parent_change.label if listing.parent_change else None
    if parent is not None:
        label = parent.label
    core = parent.core if parent is not None else label.core if label else ""
    nature = label.nature if label is not None else ""
    names = [one.label.core for one in changes if one.label is not None]
    return bool(core or nature) and is_whole_set(core, nature, names)


def _step(change: Change) -> Decimal:
    if change.amount is None:
        return Decimal(0)
    return signed(change.amount, change.amount_word) * abs(value_of(change.amount))


def _range(book: Book, token: Token, sign: int) -> Interval:
    found = abs(book.interval(token)) if token.value else book.interval(token)
    return -found if sign < 0 else found


def _adds_up(book: Book, whole: Change, changes: list[Change]) -> bool:
    assert whole.amount is not None
    target = _range(book, whole.amount, signed(whole.amount, whole.amount_word))
    total = Interval.exact(0)
    for one in changes:
        if one.amount is not None:
            sign = signed(one.amount, one.amount_word)
            total = total + _range(book, one.amount, sign)
    return total.overlaps(target)


def _is_told(book: Book, whole: Change, changes: list[Change]) -> bool:
    """True where one of the changes is reported already: one cause, one finding."""
    spans = [(one.start, one.end) for one in (whole, *changes)]
    return any(
        verdict.start < end and start < verdict.end
        for verdict in book.verdicts
        for start, end in spans
    )


def _tell(book: Book, whole: Change, changes: list[Change]) -> None:
    assert whole.amount is not None and whole.amount_word is not None
    like = whole.amount
    steps = [_step(one) for one in changes if one.amount is not None]
    total = sum(steps, Decimal(0))
    tokens = [one.amount for one in changes if one.amount is not None]
    shown = book.money(abs(total), like, *tokens)
    added = ""
    for step, token in zip(steps, tokens, strict=True):
        mark = "-" if step < 0 else "+" if added else ""
        added += (
            f" {mark} {book.plain(token, like)}" if mark else book.plain(token, like)
        )
    sign = "-" if total < 0 else ""
    word = whole.amount_word.word
    book.tell(
        Verdict(
            "sum",
            whole.start,
            max(one.end for one in changes),
            f"{word}{book.word(like)}",
            f"{_way(whole, total)}{shown}",
            f"{added.strip()} = {sign}{shown.removesuffix(like.unit)}",
            label=owner_text(whole.subject),
        )
    )


def _way(whole: Change, total: Decimal) -> str:
    """The whole's own word where it points the right way."""
    word = whole.amount_word
    assert word is not None
    if not total or word.sign * total > 0:
        return word.word
    return "增加" if total > 0 else "减少"
