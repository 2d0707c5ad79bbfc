"""Check completion of budgets and plans."""

from __future__ import annotations

import re

from selfeval_xl.narrative.book import (
    Book,
    is_spent,
    owner_text,
    same_dimension,
    value_of,
)
from selfeval_xl.narrative.claims import Verdict
from selfeval_xl.narrative.frames import Completion, Figure, NamedRate
from selfeval_xl.narrative.judge_balances import is_given, is_used
from selfeval_xl.narrative.judge_rates import full_words, ratio_of
from selfeval_xl.narrative.judge_shares import ratio_fits, tell_ratio
from selfeval_xl.narrative.labels import ADJUSTED, BUDGET, BUDGETS, INITIAL

_SUMMED = re.compile("合计|共计|总")
_COUNTED_RATE = re.compile(
    r",(?P<name>(?:指标|任务|项目)?完成率|编制使用率)(?:为|达到?)?$"
)
_ADJUSTED_LATER = re.compile(r"追加|追减|调[整剂增减]|核[增减]|下达|年中")
_WHOLE_YEAR = re.compile(r"全年|调整")


def judge_completions(book: Book) -> None:
    """Judge every completion of a budget."""
    for completion in book.frames.completions:
        if completion.rate.type == "rate":
            _completion(book, completion)


def _completion(book: Book, completion: Completion) -> None:
    actual, budgets = _sides(book, completion)
    rate = completion.rate
    if actual is None and _of_counts(book, completion):
        return
    if actual is not None and not budgets:
        budgets = _given(book, completion, actual)
    if actual is None or not budgets or _was_adjusted(book, completion, budgets):
        book.unparsed("completion_rate")
        return
    if value_of(budgets[0].token) == 0:
        if rate.value and len(budgets) == 1:
            book.tell(
                Verdict(
                    "zero_base",
                    completion.start,
                    rate.end,
                    book.word(rate),
                    None,
                    f"{owner_text(budgets[0])}{book.word(budgets[0].token)}",
                    label=owner_text(actual),
                )
            )
        return
    if any(ratio_fits(book, actual.token, budget.token, rate) for budget in budgets):
        book.passed("completion_rate")
        return
    if _begins_anew(book, completion, actual, budgets[0]):
        book.unparsed("completion_rate")
        return
    tell_ratio(book, "completion_rate", completion.start, actual, budgets[0], rate)


def _begins_anew(
    book: Book, completion: Completion, actual: Figure, budget: Figure
) -> bool:
    """True for 预算执行率 at the start of a sentence, perhaps of all spending."""
    between = book.text[actual.token.end : completion.rate.start]
    if "。" not in between or re.search("该|此|项目", between.rpartition("。")[2]):
        return False
    if actual.core or actual.label.nature == "收入":
        return True
    return budget.sentence != actual.sentence or any(
        other.actual is actual and other.rate.start < completion.rate.start
        for other in book.frames.completions
    )


def _given(book: Book, completion: Completion, actual: Figure) -> list[Figure]:
    """The only other amount said so far, where it was given and this one spent."""
    if "年初" in completion.words or not is_used(book, actual):
        return []
    before = [
        figure
        for figure in book.frames.figures
        if figure.sentence == completion.sentence
        and figure.token.type == "amount"
        and figure.start < completion.rate.start
    ]
    if len(before) > 2:
        before = [
            figure
            for figure in before
            if figure is actual
            or _SUMMED.search(book.text[figure.start : figure.token.start])
        ]
    is_pair = len(before) == 2 and before[1] is actual
    if not is_pair or before[0].listing is not actual.listing:
        return []
    return before[:1] if is_given(book, before[0]) else []


def _of_counts(book: Book, completion: Completion) -> bool:
    """Judge 共 28 项, 完成 26 项, 完成率 92.86%; False where it is not said so."""
    counts = [
        figure
        for figure in book.frames.figures
        if figure.sentence == completion.sentence
        and figure.token.type == "count"
        and figure.token.end < completion.rate.start
    ]
    if not counts:
        return False
    between = book.text[counts[-1].token.end : completion.rate.start]
    named = _COUNTED_RATE.search(between)
    if named is None or named.start():
        return False
    rate = completion.rate
    claim = NamedRate(rate.start, rate, named["name"], completion.sentence)
    return ratio_of(book, claim, counts[-1] if "完成率" in claim.text else None)


def _was_adjusted(book: Book, completion: Completion, budgets: list[Figure]) -> bool:
    """True where only the initial budget is told, and that it changed later."""
    budget = budgets[0]
    if budget.kind != INITIAL or "年初" in completion.words:
        return False
    words = book.text[budget.token.end : completion.start]
    words += book.text[completion.start : completion.rate.start]
    return "年初" not in words and _ADJUSTED_LATER.search(words) is not None


def _sides(book: Book, completion: Completion) -> tuple[Figure | None, list[Figure]]:
    actual = completion.actual
    if actual is None:
        return None, []
    if actual.token.type == "count" and completion.budget is not None:
        is_alike = same_dimension(actual.token, completion.budget.token)
        is_near = actual.sentence == completion.sentence
        return actual, [completion.budget] if is_alike and is_near else []
    if actual.token.type == "count":
        return _counts(book, completion)
    if actual.kind in BUDGETS:
        spent = [
            figure
            for figure in book.find(
                actual.core, unit=actual.token, year=actual.year, at=completion.start
            )
            if is_spent(figure)
            and not figure.is_inline
            and abs(figure.sentence - completion.sentence) <= 1
            and figure.listing is actual.listing
        ]
        after = [f for f in spent if f.start > completion.start]
        spent = after or spent
        if not spent:
            return None, []
        actual = spent[0]
    if completion.budget is not None:
        return actual, [completion.budget]
    found = [
        figure
        for figure in book.find(
            actual.core,
            unit=actual.token,
            year=actual.year,
            label=None,
            at=completion.start,
            skip=actual,
        )
        if figure.kind in BUDGETS and not figure.is_inline
    ]
    found = found or _compared(book, completion, actual)
    found = found or _near_budgets(book, actual)
    if "年初" in completion.words:  # 全年预算数 is what became of it
        found = [
            figure
            for figure in found
            if not _WHOLE_YEAR.search(full_words(book, figure))
        ]
    return actual, _wanted(found, completion.words)


def _compared(book: Book, completion: Completion, actual: Figure) -> list[Figure]:
    """The budget a comparison of the same amount gives: 较年初预算 100 万元增加 …"""
    return [
        change.base.figure
        for change in book.frames.changes
        if change.base is not None
        and change.base.figure is not None
        and change.subject is actual
        and change.sentence == completion.sentence
        and change.base.figure.kind in BUDGETS
    ]


def _near_budgets(book: Book, actual: Figure) -> list[Figure]:
    """The only budget of the sentence, where it names no item of its own."""
    found = [
        figure
        for figure in book.frames.figures
        if figure.sentence == actual.sentence
        and figure.start < actual.start
        and figure.kind in BUDGETS
        and figure.label.is_generic
        and figure.listing is actual.listing
        and same_dimension(figure.token, actual.token)
    ]
    return found if len(found) == 1 else []


def _wanted(found: list[Figure], words: str) -> list[Figure]:
    """Budgets in the order the words mean them; others may excuse a general word."""
    first: tuple[str, ...]
    if "年初" in words:
        first = (INITIAL, BUDGET)
    elif "调整" in words or "全年" in words:
        first = (ADJUSTED, BUDGET)
    else:
        first = (ADJUSTED, BUDGET, INITIAL)
    return sorted(
        (f for f in found if f.kind in first), key=lambda f: first.index(f.kind)
    )


def _counts(book: Book, completion: Completion) -> tuple[Figure | None, list[Figure]]:
    """计划20期, 实际完成18期: the planned and the done of one sentence."""
    figures = [
        figure
        for figure in book.frames.figures
        if figure.sentence == completion.sentence
        and figure.token.type == "count"
        and figure.start < completion.start
        and completion.actual is not None
        and same_dimension(figure.token, completion.actual.token)
    ]
    if len(figures) != 2:
        return None, []
    planned = [f for f in figures if f.kind in BUDGETS]
    done = [f for f in figures if f.kind not in BUDGETS]
    if len(planned) != 1 or len(done) != 1:
        return None, []
    return done[0], planned
