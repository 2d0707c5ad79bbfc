"""The sheets 明细: one row a finding, with a link to its cell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from xlsxwriter.worksheet import Worksheet

from selfeval_xl.findings import Finding, Severity
from selfeval_xl.i18n import N_, translate
from selfeval_xl.report.words import SEVERITIES
from selfeval_xl.report.workbook_book import (
    SHEET_NAMES,
    SummaryBook,
    fitting,
    severity_word,
)
from selfeval_xl.report.workbook_links import cell_link
from selfeval_xl.result import Accepted, Result

NOT_CORRECTED = N_("未更正")
TO_VERIFY = N_("待核实")
ACCEPTED = N_("已认可")

# Rows whose texts decide how wide the columns are.
_SAMPLE = 2_000
_BEFORE = (
    N_("编号"), N_("文件"), N_("工作表"), N_("单元格"), N_("项目"), N_("级别"),
    N_("规则"),
)
_CHECKED = (N_("填写值"), N_("应为"))
_FIXED = (N_("修改前"), N_("修改后"))
_AFTER = (N_("算式"), N_("问题"), N_("改法"), N_("状态"))
# Least and most width of each column; the text columns wrap.
_WIDTHS = (
    (6, 8), (10, 18), (8, 12), (8, 10), (10, 18), (9, 12), (7, 8), (8, 14), (8, 14),
    (10, 22), (20, 34), (16, 26), (8, 10),
)
_CELL, _SEVERITY = 3, 5
_CENTRED = frozenset({3, 6, 12})


class Rows:
    """The findings of a run, accepted ones too, as rows of texts.

    ``targets`` are the files to link to by the path of the checked one.
    """

    def __init__(
        self,
        result: Result,
        lang: str,
        targets: Mapping[str, str],
        states: Mapping[str, str] | None,
        has_copies: bool,
    ) -> None:
        self.tr = partial(translate, lang=lang)
        self.lang = lang
        self.targets = targets
        self.states = states or {}
        self.heads = (*_BEFORE, *(_FIXED if has_copies else _CHECKED), *_AFTER)
        self._accepted: dict[int, Accepted] = {
            one.finding.no: one for one in result.accepted
        }
        both = [*result.findings, *(one.finding for one in result.accepted)]
        self.all = sorted(both, key=lambda finding: finding.no)

    def sheets(self, rows: int) -> list[str]:
        """The names of the sheets that hold so many rows each."""
        name = self.tr(SHEET_NAMES["findings"])
        count = max(1, -(-len(self.all) // rows))
        if count == 1:
            return [name]
        return [f"{name}({number})" for number in range(1, count + 1)]

    def texts(self, finding: Finding) -> tuple[str, ...]:
        """The cells of a row, as texts."""
        hit, place = finding.hit, finding.hit.place
        word = self.tr(SEVERITIES[finding.severity][0])
        accepted = self._accepted.get(finding.no)
        message = finding.message
        if place.quote:
            message += "\n" + self.tr("原文：“{quote}”").format(quote=place.quote)
        return (
            str(finding.no),
            place.file,
            place.sheet or "",
            self._where(finding),
            hit.label,
            severity_word(finding.severity, word),
            finding.code,
            hit.actual,
            hit.expected or "",
            hit.proof or "",
            message,
            self._why(accepted) if accepted else finding.advice,
            self._state(finding, accepted),
        )

    def link(self, finding: Finding) -> str | None:
        """The link to the finding's cell, None where the file is not known."""
        place = finding.hit.place
        target = self.targets.get(place.file)
        return cell_link(target, place) if target else None

    def _where(self, finding: Finding) -> str:
        place = finding.hit.place
        if place.paragraph:
            return self.tr("第 {number} 段").format(number=place.paragraph)
        return place.a1 or ""

    def _state(self, finding: Finding, accepted: Accepted | None) -> str:
        known = self.states.get(finding.fingerprint)
        if known is not None:
            return self.tr(known)
        if accepted is not None:
            return self.tr(ACCEPTED)
        is_error = finding.severity is Severity.ERROR
        return self.tr(NOT_CORRECTED if is_error else TO_VERIFY)

    def _why(self, accepted: Accepted) -> str:
        text = self.tr("{reason}（{who}）").format(
            reason=accepted.reason, who=accepted.who
        )
        if accepted.until is None:
            return text
        return text + self.tr("，至 {day}").format(day=accepted.until.isoformat())


def write_findings(book: SummaryBook, rows: Rows, per_sheet: int) -> None:
    """As many sheets as the findings need, at least one."""
    widths = _widths(rows)
    for number, name in enumerate(rows.sheets(per_sheet)):
        part = rows.all[number * per_sheet : (number + 1) * per_sheet]
        sheet = book.sheet(name, widths, 0)
        book.heads(sheet, 0, rows.heads)
        for row, finding in enumerate(part, 1):
            texts = rows.texts(finding)
            book.height(sheet, row, texts, widths)
            _write_row(book, sheet, row, texts, finding, rows.link(finding))
        if not part:
            book.text(sheet, 1, 1, book.tr("没有问题"))
        last = len(rows.heads) - 1
        sheet.autofilter(0, 0, max(len(part), 1), last)
        # Figures stand here as texts on purpose.
        sheet.ignore_errors({"number_stored_as_text": f"A2:M{len(part) + 2}"})


def _widths(rows: Rows) -> list[float]:
    texts = [rows.texts(finding) for finding in rows.all[:_SAMPLE]]
    heads = tuple(rows.tr(word) + "  " for word in rows.heads)  # room for the arrow
    columns = zip(*texts, heads)
    return [fitting(column, *bounds) for column, bounds in zip(columns, _WIDTHS)]


def _write_row(
    book: SummaryBook,
    sheet: Worksheet,
    row: int,
    texts: tuple[str, ...],
    finding: Finding,
    url: str | None,
) -> None:
    book.number(sheet, row, 0, finding.no)
    for column, text in enumerate(texts[1:], 1):
        if column == _CELL and url is not None:
            book.link(sheet, row, column, url, text or book.tr("打开"))
        elif column == _SEVERITY:
            book.text(sheet, row, column, text, finding.severity.value)
        else:
            look = "centre" if column in _CENTRED else "text"
            book.text(sheet, row, column, text, look)
