"""The look of official forms: fonts, borders, number formats, print set-up."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_FORMATS: dict[str, dict[str, Any]] = {
    "title": {
        "font_name": "方正小标宋简体",
        "font_size": 18,
        "align": "center",
        "border": 0,
    },
    "subtitle": {"align": "center", "border": 0},
    "line": {"border": 0},
    "line_right": {"border": 0, "align": "right"},
    "section": {"bold": True, "border": 0, "font_name": "黑体"},
    "head": {"bold": True, "align": "center", "text_wrap": True},
    "label": {"text_wrap": True},
    "text": {"text_wrap": True},
    "centre": {"align": "center", "text_wrap": True},
    "amount": {"num_format": "#,##0.00", "align": "right"},
    "ratio": {"num_format": "0.00%", "align": "right"},
    "count": {"num_format": "0", "align": "right"},
    "score": {"align": "center"},
    "dash": {"align": "center", "font_color": "#808080"},
}


class Styles:
    """The formats of one workbook, made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, int], Format] = {}

    def __getitem__(self, name: str) -> Format:
        return self.indented(name, 0)

    def indented(self, name: str, indent: int) -> Format:
        """A format with the text moved in by some steps."""
        if (name, indent) not in self._made:
            base = {
                "font_name": "仿宋",
                "font_size": 11,
                "valign": "vcenter",
                "border": 1,
            }
            look = base | _FORMATS[name] | ({"indent": indent} if indent else {})
            self._made[name, indent] = self._book.add_format(look)
        return self._made[name, indent]


def set_up_page(sheet: Worksheet, title_rows: int) -> None:
    """A4 landscape, one page wide, title rows repeated, page numbers below."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.center_horizontally()
    sheet.repeat_rows(0, title_rows - 1)
    sheet.set_footer("&C第 &P 页，共 &N 页")
