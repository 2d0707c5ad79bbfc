"""Check what is left: carried over with the year's sums, or given less spent."""

from __future__ import annotations

import re
from collections import defaultdict

from selfeval_xl.narrative.book import Book, owner_text, value_of
from selfeval_xl.narrative.claims import Verdict
from selfeval_xl.narrative.frames import Figure

_LEFT = re.compile(r"结转|结余|剩余|未使用|未支出|未拨付|未支付")
_OPENING = re.compile(r"(?:年初|上年|期初|以前年度).{0,10}(?:结转|结余)")
_CLOSING = re.compile(r"(?:年末|期末).{0,10}(?:结转|结余)|结转下年")
_THIS_YEAR = re.compile(r"(?:本年|当年)(?:度)?(?:总)?收入")
_GIVEN = re.compile(r"下达|到位|安排|预算|批复|拨入")
_USED = re.compile(r"拨付|支出|支付|使用|执行")


def judge_balances(book: Book) -> None:
    """Judge what the sentences say is left over."""
    by_sentence: dict[int, list[Figure]] = defaultdict(list)
    for figure in book.frames.figures:
        if figure.token.type == "amount":
            by_sentence[figure.sentence].append(figure)
    for figures in by_sentence.values():
        if len(figures) not in (3, 4) or any(f.is_inline for f in figures):
            continue
        if len({figure.listing for figure in figures}) > 1:
            continue
        if len(figures) == 4:
            _carried(book, figures)
        else:
            _remaining(book, figures)


def _words(book: Book, figure: Figure) -> str:
    return book.text[figure.start : figure.token.start].lstrip(",;、")


def _carried(book: Book, figures: list[Figure]) -> None:
    """年初结转 + 本年收入 - 本年支出 = 年末结转."""
    opening, income, spending, closing = figures
    words = [_words(book, figure) for figure in figures]
    if not (_OPENING.search(words[0]) and _CLOSING.search(words[3])):
        return
    if not _THIS_YEAR.search(words[1]) or spending.label.nature != "支出":
        return
    total = (
        book.interval(opening.token)
        + book.interval(income.token)
        - book.interval(spending.token)
    )
    if total.overlaps(book.interval(closing.token)):
        book.passed("difference")
        return
    value = value_of(opening.token) + value_of(income.token) - value_of(spending.token)
    first, second, third = (book.plain(one.token, closing.token) for one in figures[:3])
    shown = book.money(value, closing.token, *(one.token for one in figures[:3]))
    _tell(book, closing, shown, f"{first} + {second} - {third}")


def _remaining(book: Book, figures: list[Figure]) -> None:
    """下达 500, 拨付 462.5, 结余 37.5."""
    given, used, left = figures
    words = [_words(book, figure) for figure in figures]
    if not _GIVEN.search(words[0]) or given.kind == "actual" or _LEFT.search(words[0]):
        return
    if not _USED.search(words[1]) or _LEFT.search(words[1]) or used.kind == "budget":
        return
    if not _LEFT.search(words[2]) or _USED.search(
        re.sub("未(?:使用|支出|拨付|支付)", "", words[2])
    ):
        return
    if re.search("上年|年初|以前", words[2]) or len({f.year for f in figures}) > 1:
        return
    gap = book.interval(given.token) - book.interval(used.token)
    if gap.overlaps(book.interval(left.token)):
        book.passed("difference")
        return
    one, other = (book.plain(figure.token, left.token) for figure in (given, used))
    value = value_of(given.token) - value_of(used.token)
    shown = book.money(value, left.token, given.token, used.token)
    _tell(book, left, shown, f"{one} - {other}")


def _tell(book: Book, left: Figure, shown: str, sum_: str) -> None:
    book.tell(
        Verdict(
            "difference",
            left.start,
            left.token.end,
            book.word(left.token),
            shown,
            f"{sum_} = {shown.removesuffix(left.token.unit)}",
            label=owner_text(left),
        )
    )
