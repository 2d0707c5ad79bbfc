"""From a text to what its figures contradict."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from selfeval_xl.model.text import Text
from selfeval_xl.narrative.book import Book
from selfeval_xl.narrative.claims import Analysis, Claim, Verdict
from selfeval_xl.narrative.frames import Figure
from selfeval_xl.narrative.judge_balances import judge_balances
from selfeval_xl.narrative.judge_change_sums import judge_change_sums
from selfeval_xl.narrative.judge_changes import judge_changes
from selfeval_xl.narrative.judge_completions import judge_completions
from selfeval_xl.narrative.judge_conflicts import judge_conflicts
from selfeval_xl.narrative.judge_counts import judge_counts
from selfeval_xl.narrative.judge_formulas import judge_formulas
from selfeval_xl.narrative.judge_points import judge_points
from selfeval_xl.narrative.judge_rates import judge_rates
from selfeval_xl.narrative.judge_share_sums import judge_share_sums
from selfeval_xl.narrative.judge_shares import judge_shares
from selfeval_xl.narrative.judge_sums import judge_sums
from selfeval_xl.narrative.judge_totals import judge_totals
from selfeval_xl.narrative.judge_words import judge_words
from selfeval_xl.narrative.passage import Passage, passages
from selfeval_xl.narrative.reading import scan

_RECENT = 8  # paragraphs back that a share may name its whole in


@lru_cache(maxsize=16)
def analyse(text: Text) -> Analysis:
    """Check every figure of a text against the others.

    Claims come in the order of the text, one for each root cause.
    """
    whole = Analysis()
    recent: deque[list[Figure]] = deque(maxlen=_RECENT)
    for passage in passages(text.paragraphs):
        recent.append(_add(whole, passage, chain.from_iterable(recent)))
    return whole


def _add(whole: Analysis, passage: Passage, earlier: Iterable[Figure]) -> list[Figure]:
    """Judge one passage; gives its figures, for those that follow."""
    frames = scan(passage.text)
    book = Book(passage.text, frames, earlier)
    judge_changes(book)
    judge_shares(book)
    judge_completions(book)
    judge_rates(book)
    judge_sums(book)
    judge_totals(book)
    judge_share_sums(book)
    judge_change_sums(book)
    judge_counts(book)
    judge_balances(book)
    judge_conflicts(book)
    judge_words(book)
    judge_points(book)
    judge_formulas(book)
    whole.passed += book.account.passed
    whole.unparsed += book.account.unparsed
    if frames.unparsed:
        whole.unparsed["growth_rate"] += frames.unparsed
    for verdict in sorted(book.verdicts, key=lambda v: (v.end, v.start, v.kind)):
        whole.claims.append(_claim(passage, verdict))
    return [f for f in frames.figures if f.token.type == "amount" and not f.is_inline]


def _claim(passage: Passage, verdict: Verdict) -> Claim:
    end = min(verdict.end, len(passage.text))
    start = min(verdict.start, end - 1)
    while start < end - 1 and passage.text[start] in ",;:。、 ":
        start += 1
    return Claim(
        verdict.kind,
        passage.paragraph(end - 1),
        passage.written(start, end),
        verdict.actual,
        verdict.expected,
        verdict.proof,
        verdict.severity,
        verdict.variant,
        verdict.label,
    )
