"""The report for people: by file and sheet, counts, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import click

from selfeval_xl.findings import Finding
from selfeval_xl.i18n import translate
from selfeval_xl.model.form import Form
from selfeval_xl.report import Style
from selfeval_xl.report.alike import Alike, by_sheet
from selfeval_xl.report.columns import pad, printable, text_width, wrap
from selfeval_xl.report.endnote import endnote
from selfeval_xl.report.words import SEVERITIES
from selfeval_xl.result import Result

# Longer lists of cells go to a line of their own.
_PLACES_WIDTH = 16
# Columns left for the message below which it starts at the margin instead.
_NARROW = 46
_MARGIN = 6


def render(result: Result, style: Style) -> str:
    """The whole report, with a line break at the end."""
    page = _Page(result, style)
    return "\n".join([*page.findings(), *endnote(result, style)]) + "\n"


class _Page:
    """The findings of one run as lines."""

    def __init__(self, result: Result, style: Style) -> None:
        self.result = result
        self.style = style
        self.tr = partial(translate, lang=style.lang)
        self.comma = self.tr("、")

    def findings(self) -> Iterator[str]:
        """Heading and findings of each sheet, an empty line after each."""
        for file, sheet, groups in by_sheet(self.result.findings):
            heading = printable(self._heading(file, sheet)).replace("\n", " ")
            yield self._colour(heading, bold=True)
            yield from self._block(groups)
            yield ""

    def _heading(self, file: str, sheet: str | None) -> str:
        if sheet is None:
            return file
        heading = self.tr("{file}：{sheet}").format(file=file, sheet=sheet)
        for form in (f for p in self.result.files if p.path == file for f in p.forms):
            if form.sheet == sheet:
                return heading + self._about(form)
        return heading

    def _about(self, form: Form) -> str:
        parts = [form.unit_name or ""]
        if form.year:
            parts.append(self.tr("{year} 年").format(year=form.year))
        about = self.comma.join(filter(None, parts))
        return self.tr("（{about}）").format(about=about) if about else ""

    def _block(self, groups: list[Alike]) -> Iterator[str]:
        words = [self._words(group) for group in groups]
        widths = [max(map(text_width, column)) for column in zip(*words)]
        for group, cells in zip(groups, words):
            yield from self._finding(group, cells, widths)

    def _words(self, group: Alike) -> tuple[str, str, str, str]:
        """Number, severity, place and code, as they stand before the message."""
        finding = group.first
        word, _ = SEVERITIES[finding.severity]
        return group.numbers, self.tr(word), self._place(group), finding.code

    def _place(self, group: Alike) -> str:
        places = self.comma.join(group.cells)
        if text_width(places) <= _PLACES_WIDTH:
            return places or self._paragraph(group.first)
        count = len(group.cells)
        return self.tr("{cell} 等 {count} 处").format(cell=group.cells[0], count=count)

    def _paragraph(self, finding: Finding) -> str:
        number = finding.hit.place.paragraph
        return self.tr("第 {number} 段").format(number=number) if number else ""

    def _finding(
        self, group: Alike, cells: tuple[str, ...], widths: list[int]
    ) -> Iterator[str]:
        colour = SEVERITIES[group.first.severity][1]
        _, severity, *others = map(pad, cells, widths)
        parts = [
            cells[0].rjust(widths[0]),
            self._colour(severity, fg=colour, bold=True),
            *filter(None, others),
        ]
        indent = 2 + sum(width + 2 for width in widths if width)
        first, *rest = self._lines(group, indent)
        yield "  ".join(["", *parts, first])
        yield from rest

    def _lines(self, group: Alike, indent: int) -> Iterator[str]:
        """Message, then what goes with it; the first line stands behind the head."""
        width = self.style.width
        is_narrow = width is not None and width - indent < _NARROW
        margin = _MARGIN if is_narrow else indent
        room = None if width is None else width - margin
        message, *rest = self._texts(group)
        first, *more = wrap(message, room, taken=indent - margin)
        yield first
        for line in more:
            yield " " * margin + line
        for number, text in enumerate(rest, 1):
            is_advice = number == len(rest) and bool(group.first.advice)
            for line in wrap(text, room):
                yield " " * margin + self._colour(line, dim=not is_advice)

    def _texts(self, group: Alike) -> Iterator[str]:
        finding, hit = group.first, group.first.hit
        yield finding.message
        cells = self.comma.join(group.cells)
        if text_width(cells) > _PLACES_WIDTH:
            yield self.tr("单元格：{cells}").format(cells=cells)
        if hit.place.quote:
            yield self.tr("原文：“{quote}”").format(quote=hit.place.quote)
        if hit.proof and hit.proof not in finding.message:
            yield self.tr("算式：{proof}").format(proof=hit.proof)
        if hit.related:
            yield self.tr("一并核对：{places}").format(places=self._related(finding))
        if finding.advice:
            yield self.tr("改法：{advice}").format(advice=finding.advice)

    def _related(self, finding: Finding) -> str:
        """Other places, named as far as they differ from the finding's own sheet."""
        own = finding.hit.place
        names = []
        for place in finding.hit.related:
            parts = [
                place.file if place.file != own.file else "",
                (place.sheet or "") if place.sheet != own.sheet else "",
                place.a1 or "",
            ]
            names.append(" ".join(filter(None, parts)) or place.file)
        return self.comma.join(names)

    def _colour(
        self, text: str, fg: str | None = None, bold: bool = False, dim: bool = False
    ) -> str:
        if not self.style.colour or not (fg or bold or dim):
            return text
        return click.style(text, fg=fg, bold=bold or None, dim=dim or None)
