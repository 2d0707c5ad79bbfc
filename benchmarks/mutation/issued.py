"""The packaged forms against what was issued: labels, rows, points, formulas."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import selfeval_xl.forms
from benchmarks.mutation.combine import drawn
from benchmarks.mutation.packaged import packaged_forms
from benchmarks.mutation.planted import BOOK, Papers, Planted, codes
from benchmarks.mutation.sheets import At, Book, Cell, as_values, changed
from selfeval_xl.model.form import Form, IndicatorTable, Matrix

_SPECS = Path(selfeval_xl.forms.__file__).parent / "specs"
_ROW = codes("FM201 FM202 FM203 FM205 AR101 AR102 AR104 AR204 AR301 CE101 FM102 XD307")
_LABEL = "一次性修缮零星支出"
_RATE = """
[[identity]]
id = "rate"
over = "rows"
formula = "rate = act / adj"
kind = "ratio"
"""


def _issued(book: Book, spec: str) -> Papers:
    """The book, with its form's spec given as the one the bureau has issued."""
    text = (_SPECS / f"{spec}.toml").read_text(encoding="utf-8")
    if spec == "guangdong-data":
        text += _RATE
    return Papers({BOOK: book}, forms={f"{spec}.toml": text})


def clean_issued() -> Iterator[tuple[str, Papers]]:
    for name, book, forms in packaged_forms():
        yield f"issued {name}", _issued(book, forms[0].spec)


def over_issued(draw: random.Random, most: int) -> Iterator[tuple[str, Planted]]:
    """Every packaged form, so many faults of a kind in each."""
    for name, book, forms in packaged_forms():
        found = list(_of_form(as_values(book), book, forms[0]))
        for one in drawn(found, draw, most):
            yield name, one


def _of_form(flat: Book, book: Book, form: Form) -> Iterator[Planted]:
    number = next(n for n, one in enumerate(flat) if one.name == form.sheet)
    for matrix in form.matrices:
        if matrix.block in ("money", "funds") and len(matrix.rows) > 4:
            yield from _rows(flat, number, form, matrix)
            yield from _formulas(book, number, form, matrix)
    if form.indicators is not None and form.profile:
        yield from _points(flat, number, form, form.indicators)


def _planted(kind, rule, flat, number, sheet, form: Form, at: At | None, **more):
    book = changed(flat, number, sheet)
    papers = _issued(book, form.spec)
    return Planted(kind, papers, (rule,), sheet=sheet.name, at=at, **more)


def _rows(flat: Book, number: int, form: Form, matrix: Matrix) -> Iterator[Planted]:
    """A row renamed, one without any figure deleted, one inserted."""
    sheet = flat[number]
    for index, row in enumerate(matrix.rows):
        figures = [one.number for (at, _), one in matrix.fields.items() if at == index]
        label = next(
            (
                at
                for at, cell in sheet.cells.items()
                if at[0] == row.row and cell.value == row.label
            ),
            None,
        )
        if label is None or row.key.startswith("~") or "合计" in row.label:
            continue
        renamed = sheet.with_value(
            label, "公用车辆日常开支" if "车" in row.label else _other(row.label)
        )
        one = _planted(
            "label renamed", "FM201", flat, number, renamed, form, label, with_it=_ROW
        )
        yield replace(one, rules=("FM201", "FM203"))  # or another row in its place
        if any(figures) or "其中" in row.label:
            continue
        less = sheet.without_row(row.row)
        yield _planted(
            "row deleted", "FM202", flat, number, less, form, None, with_it=_ROW
        )
        added: dict[int, Cell] = {label[1]: Cell(_LABEL)}
        added |= {
            one.place.column: Cell(Decimal(0), None, "0.00")
            for (at, _), one in matrix.fields.items()
            if at == index and one.number is not None and one.quantity == "amount"
        }
        more = sheet.with_row(row.row, added)
        yield _planted(
            "row inserted",
            "FM203",
            flat,
            number,
            more,
            form,
            (row.row, label[1]),
            with_it=_ROW,
        )


def _other(label: str) -> str:
    """A label still alike: a word put behind it."""
    return f"{label}（含往来款）开支"


def _formulas(book: Book, number: int, form: Form, matrix: Matrix) -> Iterator[Planted]:
    """A rate by another column of its row, its value kept up to the formula."""
    sheet = book[number]
    for (row, _), one in matrix.fields.items():
        at = (one.place.row, one.place.column)
        if sheet.cells.get(at) is None or one.key.rpartition(".")[2] != "rate":
            continue
        cell = sheet.cells[at]
        if form.spec != "guangdong-data":
            continue
        by = {
            f.key.rpartition(".")[2]: f
            for (r, _), f in matrix.fields.items()
            if r == row
        }
        spent, first = by.get("act"), by.get("y0b")
        if cell.formula is None or not (
            spent and first and first.number and spent.number
        ):
            continue
        if first.number == by["adj"].number:
            continue
        formula = f"{spent.place.a1}/{first.place.a1}"
        wrong = replace(cell, formula=formula, value=spent.number / first.number)
        yield _planted(
            "formula changed",
            "FM205",
            book,
            number,
            sheet.with_cell(at, wrong),
            form,
            at,
            with_it=codes("AR204 AR203 FM205 CE303 CE304"),
        )


def _points(
    flat: Book, number: int, form: Form, table: IndicatorTable
) -> Iterator[Planted]:
    sheet = flat[number]
    rule = "FM204"
    for line in table.indicators:
        weight, score = line.weight, line.score
        if weight is None or score is None or not weight.number:
            continue
        if line.name.shown.strip() not in form.profile:
            continue
        at = (weight.place.row, weight.place.column)
        more = sheet.with_value(at, weight.number + 1)
        also = codes(
            "SC201 SC202 SC301 SC402 SC403 SC404 SC502 FM104 SC601 SC602 SC603"
        )
        yield _planted(
            "points changed", rule, flat, number, more, form, at, with_it=also
        )
    names = [one for one in table.indicators if one.name.shown.strip() in form.profile]
    for line in names:
        at = (line.name.place.row, line.name.place.column)
        renamed = sheet.with_value(at, f"{line.name.shown}落实情况")
        yield _planted(
            "indicator renamed", "FM201", flat, number, renamed, form, at,
            with_it=_ROW | codes("FM104 SC402 SC403"),
        )  # fmt: skip


def unissued(draw: random.Random) -> Iterator[tuple[str, Planted]]:
    """Against the packaged specs alone: rows that must be there, points that differ."""
    for name, book, forms in packaged_forms():
        form, flat = forms[0], as_values(book)
        number = next(n for n, one in enumerate(flat) if one.name == form.sheet)
        if form.spec == "guangdong-score" and form.indicators:
            for line in form.indicators.indicators[:6]:
                assert line.weight is not None
                at = (line.weight.place.row, line.weight.place.column)
                more = flat[number].with_value(at, (line.weight.number or 0) + 1)
                also = codes("SC201 SC202 SC301 SC402 SC403")
                papers = Papers({BOOK: changed(flat, number, more)})
                yield name, Planted(
                    "points off the profile", papers, ("FM104",), with_it=also
                )
        for matrix in form.matrices:
            if form.spec != "guangdong-data" or matrix.block != "money":
                continue
            for row in matrix.rows:
                if row.key in ("exp.total", "exp.basic", "exp.project"):
                    less = flat[number].without_row(row.row)
                    papers = Papers({BOOK: changed(flat, number, less)})
                    yield name, Planted(
                        "label missing",
                        papers,
                        ("FM102",),
                        with_it=_ROW | codes("FM202 AR105 AR401"),
                    )
