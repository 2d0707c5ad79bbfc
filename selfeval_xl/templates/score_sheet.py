"""Write a 评分表: a title, the indicators and the closing lines."""

from __future__ import annotations

import xlsxwriter

from selfeval_xl.forms.spec import FormSpec
from selfeval_xl.templates.content import Content
from selfeval_xl.templates.furniture import write_closing, write_heading
from selfeval_xl.templates.indicator_block import columns_of, write_indicators
from selfeval_xl.templates.style import Styles, set_up_page


def write_score_sheet(
    book: xlsxwriter.Workbook, styles: Styles, spec: FormSpec, content: Content
) -> None:
    """Add the sheet of a score form with the profile's indicators."""
    sheet = book.add_worksheet(spec.layout.get("sheet", "评分表"))
    columns = columns_of(spec.layout["columns"])
    last = columns[-1].last
    for column in columns:
        sheet.set_column(column.first, column.first, column.width)
    top = write_heading(sheet, styles, spec.title, content, last, "")
    set_up_page(sheet, top + 1)
    below = write_indicators(sheet, styles, spec, content, top, columns)
    write_closing(sheet, styles, below, content, last)
