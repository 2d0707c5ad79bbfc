"""The charts of the summary, in one look that prints in black and white too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.chart import Chart

from selfeval_xl.bulking.summary.book import RunBook

_FONT = {"name": "宋体", "size": 9}
_LINES = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.5}}


@dataclass(frozen=True, slots=True)
class Range:
    """A piece of a column of a sheet; column and rows are 0-based."""

    sheet: str
    column: int
    first: int
    last: int

    @property
    def cells(self) -> list[Any]:
        return [self.sheet, self.first, self.column, self.last, self.column]


Series = Sequence[tuple[str, Range, str]]
"""Name, values and colour of each series."""


def bars(book: RunBook, title: str, labels: Range, series: Series) -> Chart:
    """Lying bars, the series one after the other, the first label on top."""
    chart = book.chart({"type": "bar", "subtype": "stacked"})
    _add(chart, labels, series)
    chart.set_y_axis({"reverse": True, "num_font": _FONT})
    chart.set_x_axis(
        {"num_font": _FONT, "num_format": "0", "major_gridlines": _LINES, "min": 0}
    )
    return _finished(chart, title, has_legend=len(series) > 1)


def columns(book: RunBook, title: str, labels: Range, series: Series) -> Chart:
    """Standing columns with their number on top."""
    chart = book.chart({"type": "column"})
    _add(chart, labels, series, {"value": True, "font": _FONT, "num_format": "0;;"})
    chart.set_x_axis({"num_font": _FONT})
    chart.set_y_axis(
        {"num_font": _FONT, "num_format": "0", "major_gridlines": _LINES, "min": 0}
    )
    return _finished(chart, title, has_legend=len(series) > 1)


def scatter(
    book: RunBook, title: str, across: Range, up: Range, axes: tuple[str, str]
) -> Chart:
    """A dot for each row that has both figures."""
    chart = book.chart({"type": "scatter"})
    marker = {
        "type": "circle",
        "size": 5,
        "fill": {"color": "#4472A8"},
        "border": {"color": "#FFFFFF"},
    }
    chart.add_series({"categories": across.cells, "values": up.cells, "marker": marker})
    for place, name, number in (
        (chart.set_x_axis, axes[0], "0%"),
        (chart.set_y_axis, axes[1], "General"),
    ):
        place(
            {
                "name": name,
                "name_font": _FONT | {"bold": False},
                "num_font": _FONT,
                "num_format": number,
                "major_gridlines": _LINES,
            }
        )
    chart.show_blanks_as("gap")
    return _finished(chart, title, has_legend=False)


def _add(
    chart: Chart, labels: Range, series: Series, shown: dict[str, Any] | None = None
) -> None:
    for name, values, colour in series:
        options: dict[str, Any] = {
            "name": name,
            "categories": labels.cells,
            "values": values.cells,
            "fill": {"color": colour},
            "gap": 60,
        }
        chart.add_series(options | ({"data_labels": shown} if shown else {}))


def _finished(chart: Chart, title: str, has_legend: bool) -> Chart:
    chart.set_title(
        {"name": title, "name_font": _FONT | {"size": 12}, "overlay": False}
    )
    if has_legend:
        chart.set_legend({"position": "bottom", "font": _FONT})
    else:
        chart.set_legend({"none": True})
    return chart
