"""Check totals said in words: 合计, 两项合计, 加上 … 共, 收支相抵."""

from __future__ import annotations

from selfeval_xl.narrative.book import Book, owner_text, same_dimension, value_of
from selfeval_xl.narrative.claims import Verdict
from selfeval_xl.narrative.frames import Figure, Total
from selfeval_xl.narrative.judge_sums import sum_of, tell_sum
from selfeval_xl.narrative.labels import BUDGETS
from selfeval_xl.narrative.relations import dimension
from selfeval_xl.narrative.slips import telling_slips

_MOST = 30  # parts; more are a table run together


def judge_totals(book: Book) -> None:
    """Judge every total of the passage."""
    for total in book.frames.totals:
        _total(book, total)


def _total(book: Book, total: Total) -> None:
    whole = total.whole
    parts = [p for p in total.parts if same_dimension(p.token, whole.token)]
    if not parts:
        return
    target = book.interval(whole.token)
    if total.minus:
        _balance(book, whole, parts[0], total.minus[0])
        return
    tokens = [part.token for part in parts]
    if total.is_named:
        _named(book, whole, parts)
        return
    if total.may_be_tail:
        if (
            any(part.kind in BUDGETS for part in parts)
            or len({dimension(p.core) for p in parts} - {-1}) > 1
        ):
            return
        for first in range(len(tokens) - 1):
            if sum_of(book, tokens[first:]).overlaps(target):
                book.passed("sum")
                return
        if len({part.kind for part in parts}) > 1:
            book.unparsed("sum")
            return
    elif sum_of(book, tokens).overlaps(target):
        book.passed("sum")
        return
    tell_sum(book, whole, parts)


def _named(book: Book, whole: Figure, parts: list[Figure]) -> None:
    """A total with a name of its own: wrong only where digits plainly slipped."""
    parts = parts[-_MOST:]
    if any(part.listing is not None for part in parts):
        return
    tails = [parts[first:] for first in range(len(parts) - 1)]
    target = book.interval(whole.token)
    tokens = [[part.token for part in tail] for tail in tails]
    if any(sum_of(book, one).overlaps(target) for one in tokens):
        book.passed("sum")
        return
    for tail, one in zip(tails, tokens, strict=True):
        if telling_slips(book, whole.token, one):
            tell_sum(book, whole, tail)
            return


def _balance(book: Book, left: Figure, income: Figure, spending: Figure) -> None:
    found = book.interval(income.token) - book.interval(spending.token)
    if found.overlaps(book.interval(left.token)):
        book.passed("difference")
        return
    gap = value_of(income.token) - value_of(spending.token)
    expected = book.money(gap, left.token, income.token, spending.token)
    one, other = (book.plain(f.token, left.token) for f in (income, spending))
    book.tell(
        Verdict(
            "difference",
            left.start,
            left.token.end,
            book.word(left.token),
            expected,
            f"{one} - {other} = {expected.removesuffix(left.token.unit)}",
            label=owner_text(left),
        )
    )
