"""Check one item's amounts against each other."""

from __future__ import annotations

from selfeval_xl.narrative.book import Book, owner_text
from selfeval_xl.narrative.claims import Verdict
from selfeval_xl.narrative.frames import Figure
from selfeval_xl.narrative.labels import ACTUAL, BUDGETS, may_be_same

_NEAR = 40  # figures on, an item named again is another matter


def judge_conflicts(book: Book) -> None:
    """Find an item with two amounts for one year."""
    figures = [f for f in book.frames.figures if f.token.type == "amount"]
    told: set[int] = set()
    for index, first in enumerate(figures):
        for second in figures[index + 1 : index + _NEAR]:
            if id(first) in told or id(second) in told:
                continue
            # 90万元用于 … tells a part of it
            is_whole = book.text[second.token.end : second.token.end + 1] in ",;。"
            if (
                is_whole
                and _is_twice(first, second, figures)
                and not book.interval(first.token).overlaps(book.interval(second.token))
            ):
                told |= {id(first), id(second)}
                _tell_conflict(book, first, second)


def _is_twice(first: Figure, second: Figure, figures: list[Figure]) -> bool:
    if not first.core or first.core != second.core or first.year != second.year:
        return False
    if second.sentence - first.sentence > 3 or first.listing is not second.listing:
        return False
    if not may_be_same(first.label, second.label):
        return False
    if second.label.core:
        is_named_alike = (
            first.label.core == second.label.core
            and first.kind == second.kind
            and first.label.nature == second.label.nature
        )
        is_spent_again = (first.kind, second.kind, second.label.nature) == (
            ACTUAL,
            "",
            "支出",
        ) and second.sentence - first.sentence == 1
        return (
            (
                is_spent_again
                or is_named_alike
                and bool(first.kind or first.label.nature)
            )
            and first.token.unit == second.token.unit
            and not second.is_inline
        )
    # X(项)207万元。年初预算为 …, 支出决算为 …
    if first.kind or not first.label.core or second.kind != ACTUAL or first.is_inline:
        return False
    between = [
        f
        for f in figures
        if f.core == first.core and first.start < f.start < second.start
    ]
    return (
        second.sentence > first.sentence
        and bool(between)
        and all(f.kind in BUDGETS for f in between)
        and all(f.token.value != first.token.value for f in between)
    )


def _tell_conflict(book: Book, first: Figure, second: Figure) -> None:
    book.tell(
        Verdict(
            "amount_conflict",
            first.start,
            first.token.end,
            book.word(first.token),
            book.word(second.token),
            None,
            label=owner_text(first),
        )
    )
