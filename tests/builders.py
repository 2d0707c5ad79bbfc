"""Fields, blocks and forms made by hand, for tests that need no reader.

Numbers are written as text, as a filer types them: "78.55", "-15.58%".
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from selfeval_xl.model.form import (
    Field,
    Form,
    Indicator,
    IndicatorTable,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Quantity,
)
from selfeval_xl.model.grid import Cell, Range, Sheet, Workbook
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import Place
from selfeval_xl.values import CellValue, Interval

FILE, SHEET = "附件1.xlsx", "数据表"
QUANTITIES = {
    "rate": Quantity.RATIO,
    "g0": Quantity.RATIO,
    "g1": Quantity.RATIO,
    "quota": Quantity.COUNT,
    "onpost": Quantity.COUNT,
    "score": Quantity.SCORE,
    "weight": Quantity.SCORE,
}
DERIVED = frozenset({"rate", "d0", "d1", "g0", "g1"})


def field(
    key="exp.total.act",
    shown="",
    *,
    row=1,
    column=1,
    quantity=None,
    cell=None,
    number=None,
    value=None,
    style=None,
    unit=None,
    label=None,
    **more,
):
    """A field as the forms package would make it.

    ``shown`` is what the cell shows; "" is a blank. A text that is no plain number
    needs ``number`` (the one it stands for) or ``value`` (how it was read).
    ``style`` is "number" for a ratio without a percent sign.
    """
    last = key.rpartition(".")[2]
    quantity = quantity or QUANTITIES.get(last, Quantity.AMOUNT)
    plain, style = _plain(shown, quantity, style)
    read = number if number is not None else plain
    if read is not None:
        read = Decimal(read)
    decimals = len(shown.rstrip("%").partition(".")[2]) if plain is not None else 0
    if number is not None:
        decimals = -read.as_tuple().exponent - (2 if style else 0)
    value = value or _value(shown, read)
    if cell is None and shown:
        stored = None if plain is None else Decimal(shown.rstrip("%"))
        if stored is not None and shown.endswith("%"):
            stored /= 100
        percent = f"0.{'0' * decimals}%" if shown.endswith("%") else "0.00"
        cell = Cell(
            row,
            column,
            float(stored) if stored is not None else shown,
            shown,
            number_format=percent,
            is_string=stored is None and not shown.startswith("#"),
            is_error=shown.startswith("#"),
        )
    return Field(
        key,
        label or key,
        Place(FILE, SHEET, row, column),
        quantity,
        value,
        cell,
        read,
        Interval.exact(read) if read is not None else None,
        decimals,
        unit,
        style,
        **{"is_derived": last in DERIVED} | more,
    )


def _plain(shown, quantity, style):
    """The number a text plainly is, a ratio as 1 = 100 %, and its percent style."""
    text = shown.rstrip("%")
    try:
        number = Decimal(text) if text else None
    except ArithmeticError:
        return None, style
    if number is None or quantity is not Quantity.RATIO:
        return number, style
    if shown.endswith("%"):
        return number / 100, "percent"
    return (number / 100 if style == "number" else number), style


def _value(shown, read):
    if not shown:
        return CellValue("blank", state="blank")
    if shown in ("无", "/", "—"):
        return CellValue("blank", state="none" if shown == "无" else "na")
    if read is not None:
        return CellValue("number", read, raw=shown)
    return CellValue("text", None if shown.startswith("#") else shown, raw=shown)


def matrix(
    keys, columns, rows, *, top=5, left=2, parents=(), block="money", style=None
):
    """A label × column block. ``rows`` hold shown texts, or Fields as they are.

    ``parents`` gives each row's parent index, None for none.
    """
    fields = {}
    for i, (key, shown) in enumerate(zip(keys, rows, strict=True)):
        for j, (column, one) in enumerate(zip(columns, shown, strict=True)):
            at = {"row": top + i, "column": left + j}
            if isinstance(one, Field):
                place = Place(FILE, SHEET, at["row"], at["column"])
                name = f"{key}.{column}"
                fields[i, j] = replace(one, key=name, label=name, place=place)
            elif one is not None:
                given = QUANTITIES.get(column) is Quantity.RATIO and style
                fields[i, j] = field(f"{key}.{column}", one, style=given or None, **at)
    parents = parents or [None] * len(keys)
    return Matrix(
        block,
        Range(top - 1, left - 1, top + len(keys) - 1, left + len(columns) - 1),
        tuple(
            MatrixRow(key, key, top + i, parents[i]) for i, key in enumerate(keys)
        ),
        tuple(
            MatrixColumn(
                column, column, left + j, QUANTITIES.get(column, Quantity.AMOUNT)
            )
            for j, column in enumerate(columns)
        ),
        fields,
    )


def score_table(*rows, top=5, total=None):
    """An indicator table of (name, weight, score) rows, shown texts each."""
    indicators = tuple(
        Indicator(
            top + i,
            (name,),
            field(f"{name}.name", name, row=top + i, column=1, quantity=Quantity.TEXT),
            field(f"{name}.weight", weight, row=top + i, column=2),
            score=field(f"{name}.score", score, row=top + i, column=3),
        )
        for i, (name, weight, score) in enumerate(rows)
    )
    bottom = top + len(rows)
    return IndicatorTable(
        Range(top - 1, 1, bottom, 3),
        indicators,
        total_score=total and field("total.score", total, row=bottom, column=3),
    )


def form(*matrices, **more):
    """A 数据表 of these blocks."""
    areas = [one.area for one in matrices] or [Range(1, 1, 30, 10)]
    area = Range(
        min(a.top for a in areas),
        min(a.left for a in areas),
        max(a.bottom for a in areas),
        max(a.right for a in areas),
    )
    given = {"spec": "guangdong-data", "kind": "data", "money_unit": "万元"} | more
    return Form(
        title=None, file=FILE, sheet=SHEET, area=area, matrices=matrices, **given
    )


def sheet(cells, name=SHEET, **more):
    """A sheet of cells."""
    return Sheet(name, {cell.address: cell for cell in cells}, **more)


def workbook(*sheets, **more):
    return Workbook(FILE, "xlsx", sheets, **more)


def paper(book, *forms):
    """A paper with a workbook and the forms found in it."""
    return Paper(FILE, "workbook", book.format, "0" * 64, 0, (), book, forms)


def cells_of(*forms):
    """The cells behind the forms' fields."""
    return [
        replace_at(one)
        for given in forms
        for block in given.matrices
        for one in block
        if one.cell is not None
    ]


def replace_at(one):
    """A field's cell, put where the field stands."""
    cell = one.cell
    return Cell(
        one.place.row,
        one.place.column,
        cell.raw,
        cell.shown,
        cell.formula,
        cell.number_format,
        is_error=cell.is_error,
        is_date=cell.is_date,
        is_string=cell.is_string,
    )


def formula_book(
    lines, results=None, *, recalculation="done", number_format="0.00", **more
):
    """A paper whose block has budgets in B and C, and ``lines`` down column D.

    Each line is (formula, cached value), a typed number, a text, or None for a
    blank. ``results`` are what the formulas give, by row.
    """
    rows, cells = [], []
    for row, one in enumerate(lines, 5):
        formula, raw = one if isinstance(one, tuple) else (None, one)
        cell = Cell(
            row,
            4,
            raw,
            formula=formula,
            number_format=number_format,
            is_string=isinstance(raw, str),
            is_error=isinstance(raw, str) and raw.startswith("#"),
        )
        if one is None:
            rows.append(["1.00", "2.00", ""])
            continue
        cells.append(cell)
        number = Decimal(str(raw)) if isinstance(raw, float) else None
        value = _value(cell.shown, number)
        made = field("x.d0", cell.shown, cell=cell, value=value)
        rows.append(["1.00", "2.00", replace(made, number=number)])
    keys = tuple(f"row{i}" for i in range(len(rows)))
    given = form(matrix(keys, ("y0b", "act", "d0"), rows))
    told = {(SHEET, row, 4): value for row, value in (results or {}).items()}
    one = sheet([*_typed(given), *cells], **more)
    book = workbook(one, recalculated=told, recalculation=recalculation)
    return paper(book, given)


def _typed(given):
    return [cell for cell in cells_of(given) if cell.column < 4]


def code(rule_code):
    """The rule registered under a code."""
    from selfeval_xl.rules.registry import all_rules

    (found,) = [one for one in all_rules() if one.code == rule_code]
    return found


def said(rule_code, target):
    """(cell, severity, actual, expected, variant) of each hit, in order."""
    from selfeval_xl.findings import Hit

    rule = code(rule_code)
    return [
        (
            hit.place.a1,
            str(hit.severity or rule.severity),
            hit.actual,
            hit.expected,
            hit.variant,
        )
        for hit in rule.check(target)
        if isinstance(hit, Hit)
    ]


def worded(rule_code, target):
    """(message, advice) of each hit, in Chinese."""
    from selfeval_xl.findings import Hit
    from selfeval_xl.stamp import render

    rule = code(rule_code)
    hits = [hit for hit in rule.check(target) if isinstance(hit, Hit)]
    return [render(rule, hit, "zh") for hit in hits]


def ended(rule_code, target):
    """(outcome, count, reason) of the checks without a finding."""
    from selfeval_xl.findings import Checked

    found = code(rule_code).check(target)
    return [
        (str(one.outcome), one.count, one.reason)
        for one in found
        if isinstance(one, Checked)
    ]
