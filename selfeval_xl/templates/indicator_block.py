"""Write the indicators of a form: one row each, levels merged downwards, a total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from selfeval_xl.forms.indicator_words import heading
from selfeval_xl.forms.spec import FormSpec, IndicatorSpec
from selfeval_xl.templates.cells import CellWriter, put_across
from selfeval_xl.templates.content import Content, IndicatorLine, Value
from selfeval_xl.templates.style import Styles

_WIDTHS = {"explanation": 30, "standard": 34, "note": 24, "level3": 18}
_NARROW, _DEFAULT, _LINE_HEIGHT = 9, 13, 15
_EMPTY = IndicatorLine()
_SAID = frozenset(
    "ordinal weight explanation standard target actual score note".split()
)
TOTAL = "合计"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: what it holds, over which columns it reaches.

    ``role`` is level1 … level3, weight1 … weight3, explanation, standard, target,
    actual, score, note, ordinal or more; a weight or score of the indicators
    themselves has no number.
    """

    role: str
    text: str
    first: int
    last: int

    @property
    def width(self) -> int:
        """How wide it is in a sheet of its own."""
        if self.role.startswith(("weight", "score", "ordinal")):
            return _NARROW
        return _WIDTHS.get(self.role, _DEFAULT)


def columns_of(
    headings: Sequence[str], left: int = 0, last: int | None = None
) -> tuple[Column, ...]:
    """The columns under these headings from ``left``; the widest takes what is over."""
    roles = list(_roles(headings))
    over = 0 if last is None else last - left + 1 - len(roles)
    widest = roles.index("level3") if "level3" in roles else len(roles) - 1
    made, at = [], left
    for i, (role, text) in enumerate(zip(roles, headings, strict=True)):
        end = at + (over if i == widest else 0)
        made.append(Column(role, text, at, end))
        at = end + 1
    return tuple(made)


def _roles(headings: Sequence[str]) -> Iterator[str]:
    """What each heading says; a 分值 right of a level that has one further on is its.

    Of two that say the same the first counts, the second is a column of its own.
    """
    found = [heading((text,)) for text in headings]
    weights = [i for i, one in enumerate(found) if one and one.role == "weight"]
    level, said = 0, set[str]()
    for i, one in enumerate(found):
        role = one.role if one is not None else "more"
        if role in said and role not in ("level", "weight"):
            role = "more"
        said.add(role)
        if one is not None and role == "level":
            level = one.level
            yield f"level{level}"
        elif role == "name":
            level = 3
            yield "level3"
        elif role == "weight" and i != weights[-1]:
            yield f"weight{level}"
        else:
            yield role if role in _SAID else "more"


@dataclass(frozen=True, slots=True)
class Extra:
    """Points that count in the total and stand elsewhere: the execution rate's."""

    cells: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    values: Mapping[str, Value | None] = field(default_factory=dict)


def write_indicators(
    sheet: Worksheet,
    styles: Styles,
    spec: FormSpec,
    content: Content,
    top: int,
    columns: Sequence[Column],
    extra: Extra = Extra(),
) -> int:
    """Write header, indicators and total from a row on; the next free row."""
    for column in columns:
        area = (top, column.first, top, column.last)
        put_across(sheet, area, column.text, styles["head"])
    first = top + 1
    for i, one in enumerate(spec.indicators):
        values = _values(one, line_of(content, one), i + 1)
        _write_leaf(sheet, styles, first + i, values, columns)
    _write_levels(sheet, styles, first, spec.indicators, content, columns)
    end = first + len(spec.indicators)
    total = str(spec.layout.get("total", TOTAL))
    _Totals(sheet, styles, first, end, columns, extra).write(spec, content, total)
    return end + 1


def line_of(content: Content, one: IndicatorSpec) -> IndicatorLine:
    """What the unit fills in for an indicator."""
    return content.indicators.get(one.name, _EMPTY) if one.level3 else _EMPTY


def weight_of(indicator: IndicatorSpec, line: IndicatorLine) -> Value | None:
    return indicator.weight if line.weight is None else line.weight


def _values(
    indicator: IndicatorSpec, line: IndicatorLine, number: int
) -> dict[str, Value | None]:
    values: dict[str, Value | None] = {
        "ordinal": Decimal(number),
        "level3": indicator.level3,
        "weight": weight_of(indicator, line),
        "weight3": weight_of(indicator, line),
        "explanation": indicator.explanation,
        "standard": indicator.standard,
        "target": line.target,
        "actual": line.actual,
        "score": line.score,
        "note": line.deviation_note,
    }
    values.update((f"~{heading}", text) for heading, text in line.more.items())
    return values


_LOOKS = {"weight": "score", "weight3": "score", "score": "score", "ordinal": "score"}


def _lines(values: Mapping[str, Value | None], columns: Sequence[Column]) -> int:
    """Lines of the longest text of a row: a Chinese character is two wide."""
    most = 1
    for column in columns:
        text = values.get(column.role)
        if isinstance(text, str) and column.role in _WIDTHS:
            most = max(most, -(-2 * len(text) // (column.width - 2)))
    return most


def _write_leaf(
    sheet: Worksheet,
    styles: Styles,
    row: int,
    values: Mapping[str, Value | None],
    columns: Sequence[Column],
) -> None:
    sheet.set_row(row, _LINE_HEIGHT * _lines(values, columns))
    for column in columns:
        if column.role in ("level1", "level2", "weight1", "weight2"):
            continue
        look = styles[_LOOKS.get(column.role, "text")]
        value = values.get(column.role, values.get(f"~{column.text}", ""))
        put_across(sheet, (row, column.first, row, column.last), value, look)
        if column.role == "score":
            _restrict(sheet, row, column.first, values["weight"])


def _restrict(sheet: Worksheet, row: int, column: int, weight: Value | None) -> None:
    if not isinstance(weight, Decimal):
        return
    sheet.data_validation(
        row,
        column,
        row,
        column,
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
    columns: Sequence[Column],
) -> None:
    for level in (1, 2):
        for start, end, name in _runs(indicators, level):
            total = Decimal(0)
            for one in indicators[start : end + 1]:
                weight = weight_of(one, line_of(content, one))
                total += weight if isinstance(weight, Decimal) else 0
            for column in columns:
                value: Value | None = None
                if column.role == f"level{level}":
                    value, look = name, styles["centre"]
                elif column.role == f"weight{level}":
                    value, look = total or None, styles["score"]
                else:
                    continue
                area = (first + start, column.first, first + end, column.last)
                put_across(sheet, area, value, look)


@dataclass(frozen=True, slots=True)
class _Totals:
    """The row of totals below the indicators."""

    sheet: Worksheet
    styles: Styles
    first: int
    end: int
    columns: Sequence[Column]
    extra: Extra

    def write(self, spec: FormSpec, content: Content, text: str) -> None:
        pairs = [(one, line_of(content, one)) for one in spec.indicators]
        sums: dict[str, list[Value | None]] = {
            "weight": [weight_of(one, line) for one, line in pairs],
            "score": [line.score for _, line in pairs],
        }
        measured = [c for c in self.columns if c.role in sums]
        label = self.columns[0].first, measured[0].first - 1
        area = (self.end, label[0], self.end, label[1])
        put_across(self.sheet, area, text, self.styles["head"])
        for column in self.columns:
            if column.first > label[1] and column not in measured:
                at = (self.end, column.first, self.end, column.last)
                put_across(self.sheet, at, None, self.styles["text"])
        for column in measured:
            if column.role == "score" and content.total_score is not None:
                writer = self._writer(column)
                writer.put(content.total_score)
            else:
                self._sum(column, sums[column.role])

    def _writer(self, column: Column) -> CellWriter:
        at = (self.end, column.first)
        return CellWriter(self.sheet, self.styles["score"], at)

    def _sum(self, column: Column, values: Sequence[Value | None]) -> None:
        letters = xl_col_to_name(column.first)
        cells = f"{letters}{self.first + 1}:{letters}{self.end}"
        added = cells
        if column.role in self.extra.cells:
            added += f",{xl_rowcol_to_cell(*self.extra.cells[column.role])}"
            values = [*values, self.extra.values.get(column.role)]
        numbers = [one for one in values if isinstance(one, Decimal)]
        total: Value = sum(numbers, Decimal(0)) if numbers else ""
        formula = f'=IF(COUNT({added})=0,"",SUM({added}))'
        self._writer(column).put_formula(formula, total)
