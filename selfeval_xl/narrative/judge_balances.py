"""Check what is left: carried over with the year's sums, or given less spent."""

from __future__ import annotations

import re
from collections import defaultdict

from selfeval_xl.narrative.book import Book, owner_text, value_of
from selfeval_xl.narrative.claims import Verdict
from selfeval_xl.narrative.frames import Figure
from selfeval_xl.narrative.labels import ACTUAL, ADJUSTED, BUDGET, INITIAL
from selfeval_xl.narrative.tokens import Token

_LEFT = re.compile(r"结转|结余|剩余|未使用|未支出|未拨付|未支付|未兑付")
_OPENING = re.compile(r"(?:年初|上年|期初|以前年度).{0,10}(?:结转|结余)")
_CLOSING = re.compile(r"(?:年末|期末).{0,10}(?:结转|结余)|结转下年")
_THIS_YEAR = re.compile(r"(?:本年|当年)(?:度)?(?:总)?收入")
_GIVEN = re.compile(r"下达|到位|安排|预算|批复|拨入|资金|债券|总投资|合同")
_UNUSED = re.compile("[未待](?:使用|支出|拨付|支付|兑付)")
_EQUITY = tuple(
    map(re.compile, ("总资产|(?<!净)资产(?:总额|合计|总计)", "负债", "净资产"))
)
_MORE, _LESS = re.compile("追加(?!后)|追增"), re.compile("追减(?!后)")
_USED = re.compile(r"拨付|支出(?!预算)|支付|使用|执行|兑付")


def judge_balances(book: Book) -> None:
    """Judge what the sentences say is left over."""
    by_sentence: dict[int, list[Figure]] = defaultdict(list)
    for figure in book.frames.figures:
        if figure.token.type == "amount":
            by_sentence[figure.sentence].append(figure)
    for figures in by_sentence.values():
        if len({figure.listing for figure in figures}) > 1:
            continue
        given = [figure.is_inline for figure in figures]
        if given == [False] * 4 and _OPENING.search(_words(book, figures[0])):
            _carried(book, figures)
        elif given in ([False, False, False], [False, True, False]):
            _remaining(book, figures)
        elif not any(given):
            _after_more(book, figures)
        _adjusted(book, figures)


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


def _after_more(book: Book, figures: list[Figure]) -> None:
    """调整后预算 520 (or 安排 520, 到位 520), 实际支出 480, 结余 40, last of a sentence."""
    if len(figures) < 4:
        return
    given = figures[-3]
    is_said_twice = all(
        is_given(book, figure) and value_of(figure.token) == value_of(given.token)
        for figure in figures[:-3]
    )
    if given.kind == ADJUSTED or is_said_twice:
        _remaining(book, figures[-3:])


def _adjusted(book: Book, figures: list[Figure]) -> None:
    """年初预算 500, 追加 40, 调减 20, 调整后 520."""
    first = next((f for f in figures if f.kind == INITIAL), None)
    after = next((f for f in figures if f.kind == ADJUSTED), None)
    if first is None or after is None or first.is_inline or after.is_inline:
        return
    steps = _steps(book, figures, first, after)
    if not steps or not all(sign for sign, _ in steps):
        return
    total, value = book.interval(first.token), value_of(first.token)
    proof = book.plain(first.token, after.token)
    for sign, token in steps:
        step = book.interval(token)
        total = total + (step if sign > 0 else -step)
        value += sign * value_of(token)
        proof += f" {'+' if sign > 0 else '-'} {book.plain(token, after.token)}"
    if total.overlaps(book.interval(after.token)):
        book.passed("difference")
        return
    others = [first.token, *(token for _, token in steps)]
    _tell(book, after, book.money(value, after.token, *others), proof)


def _steps(
    book: Book, figures: list[Figure], first: Figure, after: Figure
) -> list[tuple[int, Token]]:
    """What the budget was changed by between the two, with the sign of each."""
    start, end = first.token.start, after.token.start
    told = [
        (figure.token, _added(_words(book, figure)))
        for figure in figures
        if start < figure.token.start < end
    ]
    told += [
        (change.amount, 0 if change.rate or change.base else change.amount_word.sign)
        for change in book.frames.changes
        if change.amount is not None
        and change.amount_word is not None
        and start < change.amount.start < end
    ]
    told.sort(key=lambda one: one[0].start)
    return [(sign, token) for token, sign in told]


def _added(words: str) -> int:
    """1 where the words say that a budget was added to, -1 where taken from."""
    return 1 if _MORE.search(words) else -1 if _LESS.search(words) else 0


def _remaining(book: Book, figures: list[Figure]) -> None:
    """下达 500, 拨付 462.5, 结余 37.5; 资产 500, 负债 20, 净资产 480."""
    left = figures[2]
    given, used = figures[:2] if not figures[1].is_inline else figures[1::-1]
    if not (_is_equity(book, figures) or _is_left(book, given, used, left)):
        return
    if len({figure.year for figure in figures}) > 1:
        return
    gap = book.interval(given.token) - book.interval(used.token)
    if gap.overlaps(book.interval(left.token)):
        book.passed("difference")
        return
    one, other = (book.plain(figure.token, left.token) for figure in (given, used))
    value = value_of(given.token) - value_of(used.token)
    if value < 0:
        return  # one of the two is wrong, not what is left
    shown = book.money(value, left.token, given.token, used.token)
    _tell(book, left, shown, f"{one} - {other}")


def _is_left(book: Book, given: Figure, used: Figure, left: Figure) -> bool:
    words = _words(book, left)
    if not _LEFT.search(words) or re.search("上年|年初|以前", words):
        return False
    if _USED.search(_UNUSED.sub("", words)):
        return False
    return is_given(book, given) and is_used(book, used)


def _is_equity(book: Book, figures: list[Figure]) -> bool:
    words = [_words(book, figure) for figure in figures]
    return all(pattern.search(one) for pattern, one in zip(_EQUITY, words, strict=True))


def is_given(book: Book, figure: Figure) -> bool:
    """True where the words say the money was there to be spent."""
    words = _words(book, figure)
    if figure.is_inline:
        return figure.label.text.startswith(("合同", "总投资", "预算", "计划"))
    return bool(
        _GIVEN.search(words)
        and figure.kind != ACTUAL
        and not _LEFT.search(words)
        and not _USED.search(words)
    )


def is_used(book: Book, figure: Figure) -> bool:
    """True where the words say the money was spent."""
    words = _words(book, figure)
    return bool(
        _USED.search(words) and not _LEFT.search(words) and figure.kind != BUDGET
    )


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
