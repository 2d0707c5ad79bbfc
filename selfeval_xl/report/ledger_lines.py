"""One line a rule: how often its checks ended in which way, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from selfeval_xl.findings import Outcome
from selfeval_xl.i18n import translate
from selfeval_xl.report.rule_page import rule_titles
from selfeval_xl.report.words import OUTCOMES, reasons
from selfeval_xl.result import Coverage, Result

UNDONE = (Outcome.INSUFFICIENT_DATA, Outcome.UNPARSED, Outcome.ERROR)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A rule in the ledger; ``what`` it reports and ``why`` in the reader's words."""

    code: str
    what: str
    counts: Mapping[Outcome, int]
    why: str

    @property
    def is_undone(self) -> bool:
        """True where checks were left undone, which is no pass."""
        return any(self.counts.get(outcome) for outcome in UNDONE)


def ledger_lines(result: Result, lang: str) -> Iterator[LedgerLine]:
    """The line of every rule that was owed, by code."""
    texts = rule_titles(lang)
    for code, entries in groupby(result.coverage, lambda entry: entry.code):
        own = list(entries)
        counts = {entry.outcome: entry.count for entry in own}
        yield LedgerLine(code, texts.get(code, ""), counts, _why(own, lang))


def totals(result: Result) -> dict[Outcome, int]:
    """How many checks ended in which way; only ways that there were."""
    counts = dict.fromkeys(Outcome, 0)
    for entry in result.coverage:
        counts[entry.outcome] += entry.count
    return {outcome: count for outcome, count in counts.items() if count}


def _why(entries: list[Coverage], lang: str) -> str:
    tr = partial(translate, lang=lang)
    found = [
        tr("{what}：{why}").format(
            what=tr(OUTCOMES[entry.outcome][0]), why=reasons(entry, lang)
        )
        for entry in entries
        if reasons(entry, lang)
    ]
    return "\n".join(found)
