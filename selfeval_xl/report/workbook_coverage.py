"""The sheets 覆盖 and 说明: what was checked, and what the summary rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from selfeval_xl.findings import Outcome
from selfeval_xl.i18n import N_
from selfeval_xl.report.about import file_facts, limits, run_facts
from selfeval_xl.report.ledger_lines import ledger_lines, totals
from selfeval_xl.report.words import OUTCOMES
from selfeval_xl.report.workbook_book import SHEET_NAMES, SummaryBook, fitting
from selfeval_xl.result import Result

_LOOKS = {
    Outcome.FAILED: "warning",
    Outcome.INSUFFICIENT_DATA: "strong_centre",
    Outcome.UNPARSED: "strong_centre",
    Outcome.ERROR: "error",
}
_WHAT = 56.0


def write_coverage(book: SummaryBook, result: Result) -> None:
    """Every owed check and how it ended; nothing passes by default."""
    tr = book.tr
    lines = list(ledger_lines(result, book.lang))
    total = totals(result)
    why = fitting((line.why for line in lines), 30, 50)
    widths = [8, _WHAT, *(10.0 for _ in total), why]
    sheet = book.sheet(tr(SHEET_NAMES["coverage"]), widths, 2)
    text = tr("应做的检查按规则列出，数字是次数；没有做成的不算通过。")
    book.text(sheet, 0, 0, text, "line")
    book.text(sheet, 1, 0, _total(book, total), "line")
    outcomes = [OUTCOMES[outcome][0] for outcome in total]
    book.heads(sheet, 2, (N_("规则"), N_("检查什么"), *outcomes, N_("原因")))
    for row, line in enumerate(lines, 3):
        book.height(sheet, row, (line.what, line.why), (_WHAT, why))
        book.text(sheet, row, 0, line.code, "centre")
        book.text(sheet, row, 1, line.what)
        for column, outcome in enumerate(total, 2):
            count = line.counts.get(outcome)
            if count:
                book.number(sheet, row, column, count, _LOOKS.get(outcome, "number"))
            else:
                book.text(sheet, row, column, "")
        book.text(sheet, row, len(total) + 2, line.why)
    if lines:
        sheet.autofilter(2, 0, len(lines) + 2, len(total) + 2)


def _total(book: SummaryBook, total: dict[Outcome, int]) -> str:
    parts = [
        book.tr("{what} {count} 项").format(
            what=book.tr(OUTCOMES[outcome][0]), count=count
        )
        for outcome, count in total.items()
    ]
    return book.tr("，").join(parts)


def write_about(
    book: SummaryBook, result: Result, when: datetime, given: Mapping[str, str]
) -> None:
    """Facts of the run, its limits, and each file with its SHA-256."""
    tr = book.tr
    facts = list(run_facts(result, book.lang, when, given))
    texts = list(limits(result, book.lang))
    files = [(paper.path, file_facts(paper, book.lang)) for paper in result.files]
    names = [*(label for label, _ in facts), *(path for path, _ in files)]
    widths = [fitting(names, 14, 44), 92.0]
    sheet = book.sheet(tr(SHEET_NAMES["about"]), widths, 0)
    book.heads(sheet, 0, (N_("事项"), N_("内容")))
    row = 1
    for label, text in [
        *facts,
        *((tr("局限") if not index else "", one) for index, one in enumerate(texts)),
    ]:
        book.height(sheet, row, (label, text), widths)
        book.text(sheet, row, 0, label, "strong")
        book.text(sheet, row, 1, text)
        row += 1
    book.heads(sheet, row + 1, (N_("文件"), N_("格式、大小和指纹")))
    for row, (path, text) in enumerate(files, row + 2):
        book.height(sheet, row, (path, text), widths)
        book.text(sheet, row, 0, path)
        book.text(sheet, row, 1, text)
