"""Check rates with a name of their own: those of two figures, those with a bound."""

from __future__ import annotations

import re

from selfeval_xl.narrative.book import Book, same_dimension, value_of
from selfeval_xl.narrative.claims import Verdict
from selfeval_xl.narrative.frames import Figure, NamedRate
from selfeval_xl.narrative.judge_shares import ratio_fits, tell_ratio
from selfeval_xl.narrative.relations import BOUNDED, RATIOS

_OF_ANOTHER = re.compile("目标|计划|任务|上年|去年|同期|预期")  # of what it was to be


def judge_rates(book: Book) -> None:
    """Judge rates by their name: those that have a bound, those of two figures."""
    for named in book.frames.rates:
        if ratio_of(book, named):
            continue
        bounded = BOUNDED.search(named.text)
        if bounded is None or _OF_ANOTHER.search(named.text, bounded.end()):
            continue
        if named.rate.value > 100:
            book.tell(
                Verdict(
                    "percent_over_100",
                    named.start,
                    named.rate.end,
                    book.word(named.rate),
                    label=bounded[0],
                )
            )
        else:
            book.passed("percent_over_100")


def ratio_of(book: Book, named: NamedRate, last: Figure | None = None) -> bool:
    """Judge 控制率, 利用率 …; False where the figures are not there.

    ``last`` is a figure that has to be one of the two.
    """
    for name, top, bottom in RATIOS:
        if not name.search(named.text):
            continue
        near = [
            f
            for f in book.frames.figures
            if f.sentence == named.sentence and f.start < named.start
        ]
        tops = [f for f in near if top.search(full_words(book, f))]
        bottoms = [
            f for f in near if bottom.search(full_words(book, f)) and f not in tops
        ]
        if len(tops) == 2 and not bottoms:  # 应办结 … 实际办结 …
            bottoms = [f for f in tops if bottom.search(full_words(book, f))]
            tops = [f for f in tops if f not in bottoms]
        if len(tops) == 1 and len(bottoms) > 1:
            bottoms = [f for f in bottoms if same_dimension(tops[0].token, f.token)]
        if len(tops) != 1 or len(bottoms) != 1:
            return False
        if last is not None and last not in (tops[0], bottoms[0]):
            return False
        if not same_dimension(tops[0].token, bottoms[0].token):
            return False
        if value_of(bottoms[0].token) == 0:
            return False
        if ratio_fits(book, tops[0].token, bottoms[0].token, named.rate):
            book.passed("ratio")
        else:
            tell_ratio(book, "ratio", named.start, tops[0], bottoms[0], named.rate)
        return True
    return False


def full_words(book: Book, figure: Figure) -> str:
    """The words before a figure as they stand."""
    return book.text[figure.start : figure.token.start].lstrip(",")
