"""The sheet 汇总: one row a file."""

from __future__ import annotations

from datetime import datetime

from xlsxwriter.worksheet import Worksheet

from selfeval_xl import __version__
from selfeval_xl.findings import Severity
from selfeval_xl.i18n import N_
from selfeval_xl.report.overview import FileLine, Verdict, overview, unlisted
from selfeval_xl.report.words import FORM_KINDS, SEVERITIES
from selfeval_xl.report.workbook_book import (
    SHEET_NAMES,
    SummaryBook,
    fitting,
    severity_word,
)
from selfeval_xl.result import Result

_HEADS = (
    N_("序号"), N_("文件"), N_("表"), N_("单位"), N_("年度"), N_("得分"),
)
_LAST = (N_("已认可"), N_("结果"))
_LOOKS = {
    Verdict.WRONG: "error",
    Verdict.BROKEN: "error",
    Verdict.DOUBTFUL: "warning",
}
_FIRST_COUNT = len(_HEADS)


def write_overview(
    book: SummaryBook, result: Result, when: datetime, sheets: list[str]
) -> None:
    """Title, counts, and the table of files with its totals.

    ``sheets`` are the names of those that hold the findings.
    """
    lines = list(overview(result))
    intro = list(_intro(book, result, when, sheets))
    head = len(intro) + 2
    widths = _widths(book, lines)
    sheet = book.sheet(book.tr(SHEET_NAMES["overview"]), widths, head)
    sheet.set_row(0, 26)
    book.text(sheet, 0, 0, book.tr("校验汇总"), "title")
    for row, text in enumerate(intro, 1):
        book.text(sheet, row, 0, text, "line")
    book.heads(sheet, head, (*_HEADS, *_severities(book), *_LAST))
    for number, line in enumerate(lines, 1):
        texts = (line.paper.path, _forms(book, line), "\n".join(line.units))
        book.height(sheet, head + number, texts, widths[1:4])
        _write_line(book, sheet, head + number, number, line)
    _write_total(book, sheet, head + len(lines) + 1, result)


def _severities(book: SummaryBook) -> list[str]:
    return [severity_word(s, book.tr(SEVERITIES[s][0])) for s in Severity]


def _intro(
    book: SummaryBook, result: Result, when: datetime, sheets: list[str]
) -> list[str]:
    tr, summary = book.tr, result.summary
    counts = tr("错误 {errors} 处，警告 {warnings} 处，提示 {infos} 处。").format(
        errors=summary.errors, warnings=summary.warnings, infos=summary.infos
    )
    texts = [
        tr("共 {count} 个文件：").format(count=summary.files) + counts,
        tr("错误必须改正；警告改正或说明原因；提示供核对。"),
        tr("检查时间 {when}，selfeval-xl {version}").format(
            when=when.strftime("%Y-%m-%d %H:%M"), version=__version__
        ),
    ]
    if len(sheets) > 1:
        names = tr("、").join(sheets)
        texts.append(tr("明细太多，分在几张工作表里：{names}。").format(names=names))
    others = unlisted(result)
    if others:
        names = tr("、").join(others[:5])
        texts.append(tr("明细里另有下列各处的问题：{names}。").format(names=names))
    return texts


def _widths(book: SummaryBook, lines: list[FileLine]) -> list[float]:
    some = lines[:2_000]
    return [
        6,
        fitting((line.paper.path for line in some), 16, 42),
        fitting((_forms(book, line) for line in some), 10, 24),
        fitting(("\n".join(line.units) for line in some), 12, 30),
        8,
        fitting((line.score for line in some), 8, 14),
        *(fitting([word], 9, 14) for word in _severities(book)),
        fitting([book.tr(_LAST[0])], 8, 12),
        fitting((book.tr(line.verdict.value) for line in some), 12, 26),
    ]


def _forms(book: SummaryBook, line: FileLine) -> str:
    return "\n".join(book.tr(FORM_KINDS.get(kind, kind)) for kind in line.forms)


def _write_line(
    book: SummaryBook, sheet: Worksheet, row: int, number: int, line: FileLine
) -> None:
    book.number(sheet, row, 0, number)
    book.text(sheet, row, 1, line.paper.path)
    book.text(sheet, row, 2, _forms(book, line))
    book.text(sheet, row, 3, "\n".join(line.units))
    book.text(sheet, row, 4, "\n".join(map(str, line.years)), "centre")
    if line.points is None:
        book.text(sheet, row, 5, line.score, "centre")
    else:
        book.number(sheet, row, 5, line.points, "score")
    for column, severity in enumerate(Severity, _FIRST_COUNT):
        _write_count(book, sheet, row, column, line.counts[severity])
    column = _FIRST_COUNT + len(Severity)
    _write_count(book, sheet, row, column, line.accepted)
    look = _LOOKS.get(line.verdict, "centre")
    book.text(sheet, row, column + 1, book.tr(line.verdict.value), look)


def _write_count(
    book: SummaryBook, sheet: Worksheet, row: int, column: int, count: int
) -> None:
    """A count; none is left empty, so that the others stand out."""
    if count:
        book.number(sheet, row, column, count)
    else:
        book.text(sheet, row, column, "")


def _write_total(
    book: SummaryBook, sheet: Worksheet, row: int, result: Result
) -> None:
    book.text(sheet, row, 0, "", "total")
    book.text(sheet, row, 1, book.tr("合计"), "total")
    for column in range(2, _FIRST_COUNT):
        book.text(sheet, row, column, "", "total")
    summary = result.summary
    counts = (
        summary.errors, summary.warnings, summary.infos, len(result.accepted),
    )
    for column, count in enumerate(counts, _FIRST_COUNT):
        book.number(sheet, row, column, count, "total_number")
    book.text(sheet, row, _FIRST_COUNT + len(counts), "", "total")
