"""Write a 评分表: one row an indicator, levels merged downwards, totals below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from selfeval_xl.forms.spec import FormSpec, IndicatorSpec
from selfeval_xl.templates.content import Content, IndicatorLine, Value
from selfeval_xl.templates.furniture import write_closing, write_heading
from selfeval_xl.templates.style import Styles, set_up_page

_WIDTHS = {"指标说明": 30, "评分标准": 34, "扣分原因": 24, "三级指标": 18}
_NARROW = 9
_LINE_HEIGHT = 15
_DEFAULT = 13


def write_score_sheet(
    book: xlsxwriter.Workbook, styles: Styles, spec: FormSpec, content: Content
) -> None:
    """Add the sheet of a score form with the profile's indicators."""
    sheet = book.add_worksheet(spec.layout.get("sheet", "评分表"))
    columns = list(spec.layout["columns"])
    last = len(columns) - 1
    for j, text in enumerate(columns):
        width = _NARROW if text in ("分值", "自评得分") else _WIDTHS.get(text, _DEFAULT)
        sheet.set_column(j, j, width)
    top = write_heading(sheet, styles, spec.title, content, last, "")
    set_up_page(sheet, top + 1)
    for j, text in enumerate(columns):
        sheet.write_string(top, j, text, styles["head"])
    first = top + 1
    for i, indicator in enumerate(spec.indicators):
        line = content.indicators.get(indicator.level3, IndicatorLine())
        _write_leaf(sheet, styles, first + i, indicator, line)
    _write_levels(sheet, styles, first, spec.indicators, content)
    end = first + len(spec.indicators)
    _write_totals(sheet, styles, first, end, spec.indicators, content)
    write_closing(sheet, styles, end + 1, content, last)


def _weight(indicator: IndicatorSpec, line: IndicatorLine) -> Value:
    return indicator.weight if line.weight is None else line.weight


def _lines(indicator: IndicatorSpec, line: IndicatorLine) -> int:
    """Lines of the longest text of a row: a Chinese character is two wide."""
    texts = {
        "指标说明": indicator.explanation,
        "评分标准": indicator.standard,
        "扣分原因": line.deviation_note,
        "三级指标": indicator.level3,
    }
    return max(-(-2 * len(text) // (_WIDTHS[name] - 2)) for name, text in texts.items())


def _put(sheet: Worksheet, row: int, column: int, value: Value, look: object) -> None:
    if isinstance(value, Decimal):
        sheet.write_number(row, column, float(value), look)
    else:
        sheet.write_string(row, column, value, look)


def _write_leaf(
    sheet: Worksheet,
    styles: Styles,
    row: int,
    indicator: IndicatorSpec,
    line: IndicatorLine,
) -> None:
    weight = _weight(indicator, line)
    sheet.set_row(row, _LINE_HEIGHT * _lines(indicator, line))
    sheet.write_string(row, 4, indicator.level3, styles["text"])
    _put(sheet, row, 5, weight, styles["score"])
    sheet.write_string(row, 6, indicator.explanation, styles["text"])
    sheet.write_string(row, 7, indicator.standard, styles["text"])
    if line.score is None:
        sheet.write_blank(row, 8, None, styles["score"])
    else:
        _put(sheet, row, 8, line.score, styles["score"])
    sheet.write_string(row, 9, line.deviation_note, styles["text"])
    if isinstance(weight, Decimal):
        sheet.data_validation(
            row,
            8,
            row,
            8,
            {
                "validate": "decimal",
                "criteria": "between",
                "minimum": 0,
                "maximum": float(weight),
                "error_title": "得分超出范围",
                "error_message": "自评得分应在 0 与分值之间。",
            },
        )


def _runs(
    indicators: Sequence[IndicatorSpec], level: int
) -> Iterator[tuple[int, int, str]]:
    """(first, last, name) of leaves that share their names down to a level."""

    def names(one: IndicatorSpec) -> tuple[str, ...]:
        return (one.level1, one.level2)[:level]

    start = 0
    for i in range(1, len(indicators) + 1):
        if i == len(indicators) or names(indicators[i]) != names(indicators[start]):
            yield start, i - 1, names(indicators[start])[-1]
            start = i


def _write_levels(
    sheet: Worksheet,
    styles: Styles,
    first: int,
    indicators: Sequence[IndicatorSpec],
    content: Content,
) -> None:
    for level, column in ((1, 0), (2, 2)):
        for start, end, name in _runs(indicators, level):
            total = Decimal(0)
            for one in indicators[start : end + 1]:
                weight = _weight(one, content.indicators.get(one.level3, _EMPTY))
                total += weight if isinstance(weight, Decimal) else 0
            top, bottom = first + start, first + end
            for at, value, look in (
                (column, name, styles["centre"]),
                (column + 1, float(total), styles["score"]),
            ):
                if bottom > top:
                    sheet.merge_range(top, at, bottom, at, value, look)
                else:
                    sheet.write(top, at, value, look)


_EMPTY = IndicatorLine()


def _write_totals(
    sheet: Worksheet,
    styles: Styles,
    first: int,
    end: int,
    indicators: Sequence[IndicatorSpec],
    content: Content,
) -> None:
    lines = [content.indicators.get(one.level3, _EMPTY) for one in indicators]
    weights = [_weight(one, ln) for one, ln in zip(indicators, lines, strict=True)]
    scores = [line.score for line in lines if isinstance(line.score, Decimal)]
    sheet.merge_range(end, 0, end, 4, "合计", styles["head"])
    for column in (6, 7, 9):
        sheet.write_blank(end, column, None, styles["text"])
    total = sum((w for w in weights if isinstance(w, Decimal)), Decimal(0))
    _sum(sheet, styles, end, 5, first, total)
    if content.total_score is not None:
        _put(sheet, end, 8, content.total_score, styles["score"])
    else:
        _sum(sheet, styles, end, 8, first, sum(scores, Decimal(0)) if scores else "")


def _sum(
    sheet: Worksheet, styles: Styles, row: int, column: int, first: int, value: Value
) -> None:
    letters = xl_col_to_name(column)
    cells = f"{letters}{first + 1}:{letters}{row}"
    formula = f'=IF(COUNT({cells})=0,"",SUM({cells}))'
    cached = float(value) if isinstance(value, Decimal) else value
    sheet.write_formula(row, column, formula, styles["score"], cached)
