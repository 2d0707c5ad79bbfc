"""Forms built from plain texts, for trying identities without a workbook."""

from __future__ import annotations

from decimal import Decimal

from selfeval_xl.identities import Identity, analyse
from selfeval_xl.model.form import (
    Field,
    Form,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Quantity,
)
from selfeval_xl.model.grid import Cell, Range
from selfeval_xl.model.place import Place
from selfeval_xl.values import CellValue, Interval

RATES = ("rate", "g0", "g1", "gap", "share")
COUNTS = ("quota", "onpost")
DERIVED = ("rate", "d0", "g0", "d1", "g1", "ctrl", "gap", "share")
EMPTY = {"": "blank", "无": "none", "—": "na"}


def quantity_of(column):
    if column in RATES or column == "ctrl":
        return Quantity.RATIO
    return Quantity.COUNT if column in COUNTS else Quantity.AMOUNT


def make_field(key, text, row, column, unit="万元", style="percent"):
    """A field as the locator makes it.

    "=79.18" is a formula's result, "79.18~79.1831" shows 79.18 and stores more.
    """
    name = key.rpartition(".")[2]
    quantity = quantity_of(name)
    is_formula, text = text.startswith("="), text.removeprefix("=")
    shown, _, stored = text.partition("~")
    place = Place("数据表.xlsx", "数据表", row, column)
    is_ratio = quantity is Quantity.RATIO
    settled = {
        "unit": unit if quantity is Quantity.AMOUNT else None,
        "percent_style": style if is_ratio else None,
        "is_derived": name in DERIVED,
    }
    cell = Cell(row, column, text or None, shown, formula="F" if is_formula else None)
    if shown in EMPTY:
        value = CellValue("blank", state=EMPTY[shown])
        return Field(
            key, key, place, quantity, value, cell if shown else None, **settled
        )
    try:
        number = Decimal((stored or shown).replace(",", "").removesuffix("%"))
    except ArithmeticError:
        value = CellValue("text", shown)
        return Field(key, key, place, quantity, value, cell, **settled)
    written = shown.replace(",", "").removesuffix("%")
    decimals = len(written.partition(".")[2])
    power = 2 if is_ratio and style != "ratio" else 0
    number = number.scaleb(-power)
    interval = Interval.of(number, decimals + power)
    if quantity is Quantity.COUNT:
        interval = Interval.exact(number)
    return Field(
        key,
        key,
        place,
        quantity,
        CellValue("number", number, decimals=decimals),
        cell,
        number,
        interval,
        decimals,
        **settled,
    )


def make_form(figures, *, unit="万元", style="percent", required=(), units=None):
    """A one-matrix form of key -> text, a row for each "<row>." of the keys."""
    rows, columns, fields = {}, {}, {}
    for key, text in figures.items():
        row, _, column = key.rpartition(".")
        at = (
            rows.setdefault(row, len(rows)),
            columns.setdefault(column, len(columns)),
        )
        fields[at] = make_field(
            key, text, at[0] + 5, at[1] + 2, (units or {}).get(key, unit), style
        )
    matrix = Matrix(
        "money",
        Range(4, 1, 40, 12),
        tuple(MatrixRow(key, key, at + 5) for key, at in rows.items()),
        tuple(
            MatrixColumn(key, key, at + 2, quantity_of(key))
            for key, at in columns.items()
        ),
        fields,
        unit,
    )
    return Form(
        "data",
        None,
        "数据表.xlsx",
        "数据表",
        matrix.area,
        "data",
        money_unit=unit,
        matrices=(matrix,),
        required=frozenset(required),
    )


KINDS = {
    "d0": "difference",
    "d1": "difference",
    "g0": "growth_rate",
    "g1": "growth_rate",
    "rate": "completion_rate",
    "ctrl": "ratio",
}


def make_identity(formula, kind="", **more):
    column = formula.split()[0].rpartition(".")[2]
    return Identity(formula, formula, kind or KINDS.get(column, "sum"), **more)


def run(figures, *formulas, **form):
    """Analyse a form of key -> text under formulas or identities."""
    identities = [
        one if isinstance(one, Identity) else make_identity(one) for one in formulas
    ]
    return analyse(make_form(figures, **form), identities)


def summary(arithmetic):
    """Culprit, expected value, kind, diagnosis and uniqueness of each violation."""
    return [
        (
            one.culprit.key,
            None if one.expected is None else str(one.expected),
            one.kind,
            one.diagnosis,
            one.is_unique,
        )
        for one in arithmetic.violations
    ]
