"""The filled samples of the packaged forms, with roles from what was recognised."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks.mutation.sheets import At, Book, Sheet, loaded
from selfeval_xl import api
from selfeval_xl.config import load_settings
from selfeval_xl.model.form import Form, Quantity

_SAMPLES = Path(__file__).parents[2] / "samples"
_FOLDERS = ("01-无误", "20-各式表样-无误")
_LINE = ("weight", "target", "actual", "score")


@cache
def packaged() -> tuple[tuple[str, Book], ...]:
    """Name and clean workbook of every packaged form with filled data."""
    return tuple((name, book) for name, book, _ in packaged_forms())


@cache
def packaged_forms() -> tuple[tuple[str, Book, tuple[Form, ...]], ...]:
    """The same with the forms recognised in each."""
    found = []
    for folder in _FOLDERS:
        for path in sorted((_SAMPLES / folder).rglob("*.xlsx")):
            name = path.parent.name if path.parent.name != folder else path.stem
            reading = api.read(path, settings=load_settings())
            forms = [form for one in reading.handed_in for form in one.paper.forms]
            book = tuple(_sheet(one, forms) for one in loaded(path))
            found.append((name, book, tuple(forms)))
    return tuple(found)


def _sheet(sheet: Sheet, forms: list[Form]) -> Sheet:
    roles: dict[At, str] = {}
    for form in forms:
        if form.sheet == sheet.name:
            roles.update(_roles(form, sheet))
    return replace(sheet, roles={at: r for at, r in roles.items() if at in sheet.cells})


def _roles(form: Form, sheet: Sheet) -> dict[At, str]:
    found: dict[At, str] = {}

    def note(field, role: str) -> None:
        if field is not None and field.cell is not None:
            found[field.place.row, field.place.column] = role

    for field in form.fields().values():
        if field.number is None:
            continue
        at = (field.place.row, field.place.column)
        cell = sheet.cells.get(at)
        has_formula = cell is not None and cell.formula is not None
        if field.quantity is Quantity.RATIO and has_formula:
            note(field, "derived_rate")
        elif field.quantity is Quantity.AMOUNT:
            note(field, "derived_amount" if has_formula else "amount")
        elif field.quantity is Quantity.COUNT:
            note(field, "count")
    table = form.indicators
    if table is not None:
        for line in table.indicators:
            for key in _LINE:
                note(getattr(line, key), key)
            weight, score = line.weight, line.score
            if weight and score and weight.number and score.number is not None:
                if score.number < weight.number and line.deviation_note:
                    note(line.deviation_note, "reason")
        note(table.total_weight, "total_weight")
        note(table.total_score, "total_score")
        for group in table.groups:
            if group.weight is not None and group.weight.place != group.name.place:
                note(group.weight, "group_weight")
        note(table.grade, "grade")
    return found
