"""Which cells of a workbook of one's own change, and what they are to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from selfeval_xl.filling.assembly import Assembled
from selfeval_xl.filling.derived import notation
from selfeval_xl.filling.ground import Ground
from selfeval_xl.filling.own_form import own_indicators
from selfeval_xl.filling.own_lines import line_texts
from selfeval_xl.filling.own_places import Placed, cells_of
from selfeval_xl.filling.own_tasks import StyleOf, task_cells, task_table
from selfeval_xl.filling.problems import Remark
from selfeval_xl.filling.slots import TOTAL_SCORE, Role, lines_of
from selfeval_xl.forms.spec import FormSpec
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form, Quantity
from selfeval_xl.model.grid import Address, Sheet
from selfeval_xl.model.place import column_letters
from selfeval_xl.patching.look import TEXT, NumberLook, look_for
from selfeval_xl.patching.plan import CellEdit
from selfeval_xl.templates.content import Value
from selfeval_xl.templates.formulas import OPERATORS, excel_formula

_HUNDRED = Decimal(100)


@dataclass(slots=True)
class OwnPlan:
    """The edits by cell, what found no place, and what was replaced."""

    sheet: Sheet
    by_cell: dict[Address, CellEdit] = field(default_factory=dict)
    left: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)

    @property
    def edits(self) -> tuple[CellEdit, ...]:
        """The edits in the order of their cells."""
        return tuple(self.by_cell[at] for at in sorted(self.by_cell))

    def put(self, at: Address, value: Value, formula: str | None = None) -> None:
        """Plan one cell; one that holds the value already stays as it is."""
        cell = self.sheet.cells.get(at)
        stored = float(value) if isinstance(value, Decimal) else value
        if cell is not None and cell.formula is None and formula is None:
            if cell.raw == stored and not isinstance(cell.raw, bool):
                return
        is_text = cell is not None and cell.number_format == TEXT
        shown = f"{value:f}" if isinstance(value, Decimal) else value
        look = look_for(self.sheet, at, stored, shown) if is_text else NumberLook()
        old = cell.shown if cell is not None else ""
        self.by_cell[at] = CellEdit(
            self.sheet.name, *at, old, shown, stored, formula, look=look
        )


def edits_for(
    form: Form,
    spec: FormSpec,
    sheet: Sheet,
    ground: Ground,
    made: Assembled,
    style_of: StyleOf,
    placed: Placed,
) -> OwnPlan:
    """Plan every cell that the data fill, and the derived cells left blank.

    ``placed`` tells the rows of the indicators in a table with blank ones.
    """
    plan = OwnPlan(sheet)
    _put_cells(plan, ground, made)
    for at, value in cells_of(placed, made.content.indicators):
        plan.put(at, value)
    names = [one.level3 for one in own_indicators(form, spec)]
    _put_scores(plan, [*names, *placed.rows], ground, made)
    lines: dict[str, Value] = {
        key: given.value
        for key, given in made.given.items()
        if given.slot.role is Role.LINE
    }
    stood = set()
    for key, at, text in line_texts(form, sheet, ground, lines, lines_of(spec)):
        stood.add(key)
        plan.put(at, text)
    for key, label, *_ in lines_of(spec):
        if key in lines and key not in stood:
            _no_place(plan, label, made.given[key].entry.where)
    table = task_table(form, sheet, spec)
    if table is not None:
        cells, missed = task_cells(table, sheet, made.content.tasks, style_of)
        for at, value in cells:
            plan.put(at, value)
        for name in missed:
            _no_place(plan, name, "")
    return plan


def _no_place(plan: OwnPlan, name: str, where: str) -> None:
    template = N_("“{name}”在这张工作簿里没有单元格，没有填入")
    plan.left.append(Remark("no_place", where, template, {"name": name}))


def _at(one: Field) -> Address:
    assert one.place.row is not None and one.place.column is not None
    return one.place.row, one.place.column


def _put_cells(plan: OwnPlan, ground: Ground, made: Assembled) -> None:
    formulas = ground.formulas or {}
    for key, one in ground.fields.items():
        given = made.given.get(key)
        if (
            key in ground.live
            or "." not in key
            or given is not None
            and (given.slot.role is not Role.CELL)
        ):
            continue
        computed = made.derived.get(key, "")
        is_open = one.is_blank and key in formulas and key not in made.content.typed
        if is_open and computed != "":
            if all(t in OPERATORS or t in ground.fields for t in formulas[key]):
                formula = excel_formula(formulas[key], _address(ground.fields))
                plan.put(_at(one), computed, formula.removeprefix("="))
        elif given is not None:
            value = _as_noted(given.value, one, ground.fields.values())
            _tell_replaced(plan, one, given.value)
            plan.put(_at(one), value)
        elif isinstance(computed, Decimal) and not _may_be(one, computed):
            _tell_outdated(plan, one, computed)


def _may_be(one: Field, computed: Decimal) -> bool:
    """True where what stands in a cell agrees with what it follows from."""
    if one.interval is None:
        return one.is_blank or one.number is None
    return one.interval.low <= computed <= one.interval.high


def _tell_outdated(plan: OwnPlan, one: Field, computed: Decimal) -> None:
    """A derived number typed into the workbook is the unit's to change."""
    template = N_("“{field}”现为 {old}，按各项算出的是 {computed}；没有改动，请核对")
    details = {
        "field": one.label,
        "old": one.shown,
        "computed": notation(computed, one.quantity, one.unit),
    }
    place = f"{one.place.sheet}!{one.place.a1}"
    plan.left.append(Remark("outdated", place, template, details))


def _address(fields: Mapping[str, Field]) -> Callable[[str], str]:
    def address(key: str) -> str:
        row, column = _at(fields[key])
        return f"{column_letters(column)}{row}"

    return address


def _as_noted(value: Value, one: Field, fields: Iterable[Field]) -> Value:
    """A ratio as the column has it: 95.1 for 95.1 % where it has no % signs."""
    if one.quantity is not Quantity.RATIO or not isinstance(value, Decimal):
        return value
    style = one.percent_style
    if style is None:
        column = one.place.column
        styles = [f.percent_style for f in fields if f.place.column == column]
        style = next((s for s in styles if s is not None), None)
    return value * _HUNDRED if style == "number" else value


def _tell_replaced(plan: OwnPlan, one: Field, value: Value) -> None:
    is_same = one.number == value if isinstance(value, Decimal) else one.shown == value
    if not one.is_blank and not is_same:
        template = N_("“{field}”原为 {old}，已改为 {new}")
        new = f"{value:f}" if isinstance(value, Decimal) else value
        details = {"field": one.label, "old": one.shown, "new": new}
        place = f"{one.place.sheet}!{one.place.a1}"
        plan.notes.append(Remark("replaced", place, template, details))


def _put_scores(
    plan: OwnPlan, names: Iterable[str], ground: Ground, made: Assembled
) -> None:
    for name in names:
        line = made.content.indicators.get(name)
        if line is None:
            continue
        for part, value in (
            ("score", line.score),
            ("reason", line.deviation_note or None),
            ("weight", line.weight),
        ):
            key = f"{name}.{part}"
            found = ground.fields.get(key)
            if value is None or key in ground.live:
                continue
            if found is None:
                _no_place(plan, f"{name} {part}", "")
                continue
            _tell_replaced(plan, found, value)
            plan.put(_at(found), value)
    total = made.given.get(TOTAL_SCORE)
    cell = ground.fields.get(TOTAL_SCORE)
    if cell is None or TOTAL_SCORE in ground.live:
        return
    if total is not None:
        plan.put(_at(cell), total.value)
        return
    scores = [_score(name, ground, made) for name in made.content.indicators]
    numbers = [one for one in scores if one is not None]
    computed = sum(numbers, Decimal(0))
    if cell.number not in (None, computed) and len(numbers) == len(scores):
        _tell_outdated(plan, cell, computed)


def _score(name: str, ground: Ground, made: Assembled) -> Decimal | None:
    """An indicator's score: what the data give, else what stands there."""
    given = made.content.indicators[name].score
    standing = ground.fields.get(f"{name}.score")
    number = given if given is not None else standing.number if standing else None
    return number if isinstance(number, Decimal) else None
