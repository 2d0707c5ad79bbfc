"""Title lines above a form and closing lines below it."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from selfeval_xl.templates.content import Content
from selfeval_xl.templates.style import Styles


def write_title(
    sheet: Worksheet, styles: Styles, title: str, content: Content, last: int
) -> int:
    """附件, title and year; the next row."""
    sheet.write_string(0, 0, "附件", styles["line"])
    sheet.merge_range(1, 0, 1, last, title, styles["title"])
    sheet.set_row(1, 32)
    year = f"{content.year}" if content.year else "    "
    sheet.merge_range(2, 0, 2, last, f"（{year}年度）", styles["subtitle"])
    return 3


def write_heading(
    sheet: Worksheet, styles: Styles, title: str, content: Content, last: int, unit: str
) -> int:
    """附件, title, year, and the line with unit and money unit; the next row."""
    write_title(sheet, styles, title, content, last)
    name = content.unit_name or "____________"
    half = last // 2
    _across(sheet, 0, half, f"填报单位（公章）：{name}", styles["line"])
    if unit:
        _across(sheet, half + 1, last, f"单位：{unit}", styles["line_right"])
    return 4


def _across(sheet: Worksheet, first: int, last: int, text: str, look: Format) -> None:
    """A text over some columns of the unit's line, in a narrow form over one."""
    if last > first:
        sheet.merge_range(3, first, 3, last, text, look)
    else:
        sheet.write_string(3, first, text, look)


def write_closing(
    sheet: Worksheet, styles: Styles, row: int, content: Content, last: int
) -> None:
    """填报人, 联系电话, 单位负责人 and 填报日期 on one line."""
    date = content.filled_on or "    年  月  日"
    text = "    ".join(
        (
            f"填报人：{content.preparer}",
            f"联系电话：{content.phone}",
            f"单位负责人（签字）：{content.head}",
            f"填报日期：{date}",
        )
    )
    sheet.merge_range(row, 0, row, last, text, styles["line"])
