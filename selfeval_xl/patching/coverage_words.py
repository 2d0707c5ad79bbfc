"""What was checked in one workbook, in a few lines a filer reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from selfeval_xl.findings import Outcome
from selfeval_xl.i18n import N_, translate
from selfeval_xl.report.words import OUTCOMES, reasons
from selfeval_xl.result import Coverage, Result

_MEANINGS = {
    Outcome.FAILED: N_("检查过，发现问题，逐条见下表"),
    Outcome.INSUFFICIENT_DATA: N_("缺少要用的内容，没有查成，不等于通过"),
    Outcome.UNPARSED: N_("写法认不出来，没有查成，请人工核对"),
    Outcome.ERROR: N_("程序在这里出错，没有查成，请告诉维护者"),
    Outcome.NOT_APPLICABLE: N_("本文件没有这些内容，不用检查"),
    Outcome.PASSED: N_("检查过，没有发现问题"),
}
# What the rules of a family look at, by the beginning of their codes.
_FAMILIES = {
    "FL": N_("文件"),
    "FM": N_("表样"),
    "CE": N_("单元格"),
    "AR": N_("勾稽"),
    "SC": N_("得分"),
    "TX": N_("文字"),
    "XD": N_("表间核对"),
}
_MOST_REASONS = 3
_MOST_CODES = 4
_TOLD = (Outcome.INSUFFICIENT_DATA, Outcome.UNPARSED, Outcome.ERROR)

COVERAGE_HEADER = (N_("检查结果"), N_("项数"), N_("说明"))


def coverage_lines(
    result: Result, path: str, lang: str
) -> list[tuple[str, str, str]]:
    """(outcome, how many checks, what that means and which) of one file's checks.

    Checks that took part in comparing files count for each of them.
    """
    tr = partial(translate, lang=lang)
    by_outcome: dict[Outcome, list[Coverage]] = {}
    for entry in _entries(result, path):
        by_outcome.setdefault(entry.outcome, []).append(entry)
    return [
        (
            tr(OUTCOMES[outcome][0]),
            str(sum(entry.count for entry in by_outcome[outcome])),
            tr("；").join(
                [tr(meaning), *_details(outcome, by_outcome[outcome], lang)]
            ),
        )
        for outcome, meaning in _MEANINGS.items()
        if outcome in by_outcome
    ]


def _entries(result: Result, path: str) -> Iterator[Coverage]:
    yield from result.coverage_by_file.get(path, ())
    # arithmetic that broke off before a rule could ask for it
    codes = {entry.code for entry in result.coverage_by_file.get(path, ())}
    for failure in result.failures:
        if failure.file == path and failure.code not in codes:
            yield Coverage(failure.code, Outcome.ERROR, 1, (failure.text,))


def _details(
    outcome: Outcome, entries: Sequence[Coverage], lang: str
) -> Iterator[str]:
    """The reasons with their rules where checks were not made, else what was."""
    tr = partial(translate, lang=lang)
    if outcome is Outcome.FAILED:
        yield _codes([entry.code for entry in entries], len(entries), lang)
        return
    if outcome not in _TOLD:
        families = Counter(entry.code[:2] for entry in entries)
        yield tr("、").join(
            tr("{family} {count} 条规则").format(family=tr(name), count=families[code])
            for code, name in _FAMILIES.items()
            if families[code]
        )
        return
    by_reason: dict[str, list[str]] = {}
    for entry in entries:
        by_reason.setdefault(reasons(entry, lang), []).append(entry.code)
    for reason, codes in list(by_reason.items())[:_MOST_REASONS]:
        listed = _codes(codes, _MOST_CODES, lang)
        yield tr("{text}（{reasons}）").format(text=reason, reasons=listed)
    more = [code for one in list(by_reason.values())[_MOST_REASONS:] for code in one]
    if more:
        listed = _codes(more, _MOST_CODES, lang)
        yield tr("其他原因 {count} 种（{rules}）").format(
            count=len(by_reason) - _MOST_REASONS, rules=listed
        )


def _codes(codes: Sequence[str], most: int, lang: str) -> str:
    listed = translate("、", lang).join(codes[:most])
    if len(codes) <= most:
        return listed
    text = translate(N_("{rules} 等 {count} 条"), lang)
    return text.format(rules=listed, count=len(codes))
