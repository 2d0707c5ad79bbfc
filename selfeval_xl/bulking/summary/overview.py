"""The sheet 总览: the counts of the run, four charts, and what they are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from selfeval_xl.bulking.risk import HIGH, MIDDLE
from selfeval_xl.bulking.summary import names
from selfeval_xl.bulking.summary.book import Cell, RunBook, write_cell
from selfeval_xl.bulking.summary.charts import Range, bars, columns, scatter
from selfeval_xl.bulking.summary.picture import Picture
from selfeval_xl.findings import Severity
from selfeval_xl.i18n import N_
from selfeval_xl.report.columns import wrap
from selfeval_xl.report.words import SEVERITIES

# Twelve columns, two charts of six beside each other; pixels and points.
_WIDTHS = (16.0, *(11.0 for _ in range(11)))
_CHART_WIDTHS = 515, 488
_CHART_HEIGHT = 330
_ROWS_A_CHART = 17
_ROW_HEIGHT = 15
# Columns of text a line has room for, and notes told here.
_LINE, _NOTES = 128, 5
# Bars a chart has room for.
_BARS = 10
# Points beyond which a chart of dots takes too long to draw.
_DOTS = 5_000


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Sheets the charts draw from: name and 1-based first row of 规则统计 and 单位."""

    rules: tuple[str, int]
    units: tuple[str, int]
    findings: tuple[str, ...]
    per_sheet: int


def write_overview(book: RunBook, picture: Picture, elsewhere: Elsewhere) -> None:
    """Title, counts, the charts, and the tables of score bands and departments."""
    _Overview(book, picture, elsewhere).write()


class _Overview:
    def __init__(self, book: RunBook, picture: Picture, elsewhere: Elsewhere) -> None:
        self.book = book
        self.tr = book.tr
        self.picture = picture
        self.elsewhere = elsewhere
        self.intro = list(self._intro())
        self.counts_row = len(self.intro) + 1
        self.charts_row = self.counts_row + 3
        self.bands_row = self.charts_row + 2 * _ROWS_A_CHART + 1
        self.name = self.tr(names.OVERVIEW)

    def write(self) -> None:
        book = self.book
        sheet = book.sheet(self.name, _WIDTHS, 0)
        sheet.freeze_panes(1, 0)
        if self.picture.run.roster:
            sheet.set_h_pagebreaks([self.bands_row])
        else:  # what follows is only what the charts are drawn from
            sheet.print_area(0, 0, self.bands_row - 1, len(_WIDTHS) - 1)
        sheet.set_row(0, 26)
        book.text(sheet, 0, 0, self.tr(book.title), "title")
        for row, text in enumerate(self.intro, 1):
            book.text(sheet, row, 0, text, "line")
        self._counts(sheet)
        for row in range(self.charts_row, self.bands_row - 1):
            sheet.set_row(row, _ROW_HEIGHT)
        self._bands(sheet)
        self._groups(sheet)
        self._charts(sheet)

    def _intro(self) -> list[str]:
        tr, picture = self.tr, self.picture
        run = picture.run
        texts = [
            tr("检查日期 {day}，selfeval-xl {version}").format(
                day=run.today, version=run.version
            ),
            tr("错误必须改正；警告改正或说明原因；提示供核对。"),
        ]
        if len(self.elsewhere.findings) > 1:
            sheets = tr("、").join(self.elsewhere.findings)
            text = tr("明细太多，分在几张工作表里：{names}。").format(names=sheets)
            texts.append(text)
        if not run.roster:
            texts.append(tr("没有给名单（--roster），不知道谁该报。"))
        texts += run.notes[:_NOTES]
        if len(run.notes) > _NOTES:
            more = len(run.notes) - _NOTES
            texts.append(
                tr("另有 {count} 条关于本次运行的话，见说明。").format(count=more)
            )
        return [line for text in texts for line in wrap(text, _LINE)]

    def _counts(self, sheet: Worksheet) -> None:
        picture, lines = self.picture, self.picture.units.lines
        has_roster = bool(picture.run.roster)
        missing = len(picture.units.missing)
        off = sum(line.on_roster is None for line in lines)
        words = [self.tr(SEVERITIES[severity][0]) for severity in Severity]
        counts: list[tuple[str, Cell]] = [
            (N_("应报单位"), len(picture.run.roster) if has_roster else "—"),
            (N_("已报单位"), len(picture.run.roster) - missing if has_roster else "—"),
            (N_("未报单位"), missing if has_roster else "—"),
            (N_("名单外"), off if has_roster else "—"),
            (N_("报送份数"), len(lines)),
            (N_("文件数"), sum(line.files for line in lines)),
            (N_("打不开"), sum(line.unread for line in lines)),
            (words[0], sum(line.errors for line in lines)),
            (words[1], sum(line.warnings for line in lines)),
            (words[2], sum(line.infos for line in lines)),
            (N_("有错误的"), sum(line.errors > 0 for line in lines)),
            (N_("风险高的"), sum(risk.points >= HIGH for risk in picture.risks)),
        ]
        self.book.heads(sheet, self.counts_row, [head for head, _ in counts])
        sheet.set_row(self.counts_row + 1, 28)
        for column, (_, cell) in enumerate(counts):
            write_cell(self.book, sheet, self.counts_row + 1, column, cell, "big")

    def _bands(self, sheet: Worksheet) -> None:
        heads = (N_("得分段"), N_("报送份数"))
        self.book.heads(sheet, self.bands_row, heads)
        for row, (label, count) in enumerate(self.picture.bands, self.bands_row + 1):
            text = label or self.tr("不在 0–100")
            self.book.text(sheet, row, 0, text, "centre")
            self.book.number(sheet, row, 1, count)

    @property
    def _groups_row(self) -> int:
        return self.bands_row + len(self.picture.bands) + 2

    def _groups(self, sheet: Worksheet) -> None:
        """By department where there is a roster, else by risk."""
        words: tuple[str, ...] = N_("风险"), N_("报送份数")
        if self.picture.run.roster:
            words = (N_("主管部门"), N_("应报"), N_("已报"), N_("未报"), N_("错误"))
        self.book.heads(sheet, self._groups_row, words)
        for row, cells in enumerate(self._group_rows(), self._groups_row + 1):
            name, *counts = cells
            self.book.text(sheet, row, 0, str(name))
            for column, count in enumerate(counts, 1):
                self.book.number(sheet, row, column, int(str(count)))

    def _group_rows(self) -> list[tuple[object, ...]]:
        if self.picture.run.roster:
            return [
                (row[0] or self.tr("（名单没有写部门）"), *row[1:])
                for row in self.picture.departments.itertuples(name=None)
            ]
        points = [risk.points for risk in self.picture.risks]
        high = sum(point >= HIGH for point in points)
        middle = sum(MIDDLE <= point < HIGH for point in points)
        low = sum(0 < point < MIDDLE for point in points)
        none = len(points) - high - middle - low
        return [
            (self.tr("高"), high),
            (self.tr("中"), middle),
            (self.tr("低"), low),
            (self.tr("没有发现问题"), none),
        ]

    def _charts(self, sheet: Worksheet) -> None:
        makers = (self._reported, self._by_rule, self._scores, self._spending)
        for number, make in enumerate(makers):
            down, across = divmod(number, 2)
            row = self.charts_row + down * _ROWS_A_CHART
            chart = make()
            if chart is None:
                continue
            size = {"width": _CHART_WIDTHS[across], "height": _CHART_HEIGHT}
            chart.set_size(size)
            sheet.insert_chart(
                row, 6 * across, chart, {"x_offset": 2, "object_position": 2}
            )

    def _reported(self) -> Chart | None:
        first = self._groups_row + 1
        count = min(len(self._group_rows()), _BARS)
        rows = first, first + count - 1
        labels = Range(self.name, 0, *rows)
        if not self.picture.run.roster:
            series = [(self.tr("报送份数"), Range(self.name, 1, *rows), "#4472A8")]
            return columns(self.book, self.tr("风险"), labels, series)
        series = [
            (self.tr("已报"), Range(self.name, 2, *rows), "#5B9A68"),
            (self.tr("未报"), Range(self.name, 3, *rows), "#C0504D"),
        ]
        title = self.tr("已报与未报")
        if len(self._group_rows()) > count:
            title = self.tr("已报与未报（未报最多的 {count} 个部门）").format(
                count=count
            )
        return bars(self.book, title, labels, series)

    def _by_rule(self) -> Chart | None:
        count = min(len(self.picture.rules), _BARS)
        if not count:
            return None
        name, first = self.elsewhere.rules
        rows = first - 1, first + count - 2
        colours = ("#C0504D", "#E0A93B", "#8FA7BF")
        series = [
            (self.tr(SEVERITIES[severity][0]), Range(name, 2 + number, *rows), colour)
            for number, (severity, colour) in enumerate(zip(Severity, colours))
        ]
        title = self.tr("问题最多的 {count} 条规则").format(count=count)
        return bars(self.book, title, Range(name, 0, *rows), series)

    def _scores(self) -> Chart | None:
        if not any(count for _, count in self.picture.bands):
            return None
        rows = self.bands_row + 1, self.bands_row + len(self.picture.bands)
        series = [(self.tr("报送份数"), Range(self.name, 1, *rows), "#4472A8")]
        labels = Range(self.name, 0, *rows)
        return columns(self.book, self.tr("得分分布"), labels, series)

    def _spending(self) -> Chart | None:
        lines = self.picture.units.lines
        both = [
            u for u in lines if u.score is not None and u.execution_rate is not None
        ]
        if not both:
            return None
        name, first = self.elsewhere.units
        count = min(len(lines), _DOTS, self.elsewhere.per_sheet)
        rows = first - 1, first + count - 2
        title = self.tr("执行率与得分")
        if count < len(lines):
            title = self.tr("执行率与得分（前 {count} 份）").format(count=count)
        return scatter(
            self.book,
            title,
            Range(name, 10, *rows),
            Range(name, 8, *rows),
            (self.tr("执行率"), self.tr("得分")),
        )
