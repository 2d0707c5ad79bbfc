"""Filled values of one form put to the fields of another, by what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from selfeval_xl.forms.alignment import Line, Pairing, paired
from selfeval_xl.forms.spec import BlockSpec, FormSpec
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form, Matrix, Quantity, TaskList
from selfeval_xl.model.grid import Address
from selfeval_xl.model.place import Place
from selfeval_xl.templates.content import Content, IndicatorLine, Value
from selfeval_xl.templates.formulas import derived_formulas, derived_values
from selfeval_xl.values.money import MONEY_UNITS

NO_ROW = N_("新表没有这一行")
NO_COLUMN = N_("新表没有这一列")
NOT_ASKED = N_("新表这一格不填")
TWICE = N_("新表的这一格已有另一个值")
NO_TASKS = N_("新表没有任务栏")
NO_LINE = N_("新表没有这一栏")
OTHER_UNIT = N_("新表的计量单位不同")


@dataclass(frozen=True, slots=True)
class Stray:
    """A value that found no place: where it stands, what it is, and why.

    ``reason`` is the Chinese text the catalogues know, ``details`` fill it.
    """

    place: Place
    label: str
    value: str
    reason: str
    details: Mapping[str, str] = field(default_factory=dict)

    def why(self, tr: Callable[[str], str] = str) -> str:
        """The reason in words."""
        return tr(self.reason).format(**self.details)


@dataclass(frozen=True, slots=True)
class Moved:
    """A value and the field of the new form it goes to.

    ``is_by_likeness`` where the label has changed and only resembles the old one.
    """

    key: str
    source: Field
    value: Value
    is_by_likeness: bool = False
    label: str = ""


@dataclass(slots=True)
class Move:
    """What goes where; ``seen`` are the cells of the old form dealt with."""

    spec: FormSpec
    moved: list[Moved] = field(default_factory=list)
    strays: list[Stray] = field(default_factory=list)
    values: dict[str, Value] = field(default_factory=dict)
    typed: dict[str, Value | None] = field(default_factory=dict)
    indicators: dict[str, IndicatorLine] = field(default_factory=dict)
    tasks: list[Mapping[str, Value]] = field(default_factory=list)
    lines: dict[str, Value] = field(default_factory=dict)
    total_score: Value | None = None
    seen: set[Address] = field(default_factory=set)
    rows: dict[int, str] = field(default_factory=dict)  # row of the sheet -> new key

    def stray(self, one: Field, reason: str, **details: str) -> None:
        shown = one.shown if one.cell is not None else ""
        self.strays.append(Stray(one.place, one.label, shown, reason, details))

    def see(self, one: Field | None) -> None:
        if one is not None and one.place.row and one.place.column:
            self.seen.add((one.place.row, one.place.column))

    def content(self, year: int | None) -> Content:
        """The new form's content."""
        words = {key: str(value) for key, value in self.lines.items()}
        return Content(
            unit_name=words.get("unit_name", ""),
            year=year,
            values=self.values,
            typed=self.typed,
            indicators=self.indicators,
            tasks=tuple(self.tasks),
            lines=self.lines,
            total_score=self.total_score,
            preparer=words.get("preparer", ""),
            phone=words.get("phone", ""),
            head=words.get("head", ""),
            filled_on=words.get("filled_on", ""),
        )


def move_matrices(move: Move, form: Form) -> None:
    """Amounts, counts and rates, block by block; derived cells keep live formulas."""
    blocks = [b for b in move.spec.blocks if b.archetype == "matrix"]
    for matrix in form.matrices:
        for one in matrix:
            move.see(one)
        best = max(blocks, key=lambda b: len(_pairs(matrix, b)[0].same), default=None)
        _move_matrix(move, matrix, best)
    for block in blocks:
        _keep_formulas(move, block)


def _pairs(matrix: Matrix, block: BlockSpec) -> tuple[Pairing, Pairing]:
    rows = paired(
        [Line(row.label, row.key) for row in matrix.rows],
        [Line(row.text, row.key) for row in block.rows],
    )
    columns = paired(
        [Line(column.label, column.key) for column in matrix.own_columns],
        [Line(column.text, column.key) for column in block.columns],
    )
    return rows, columns


def _move_matrix(move: Move, matrix: Matrix, block: BlockSpec | None) -> None:
    rows, columns = _pairs(matrix, block) if block else (Pairing(), Pairing())
    went = dict((*rows.same, *rows.renamed)), dict((*columns.same, *columns.renamed))
    like = {i for i, _ in rows.renamed}, {j for j, _ in columns.renamed}
    if block is not None:
        move.rows |= {matrix.rows[i].row: block.rows[k].key for i, k in went[0].items()}
    own = {row.row for row in matrix.rows}
    for (i, j), one in matrix.fields.items():
        if one.place.row not in own:
            continue  # points that a head tells
        if one.is_blank or one.value.state == "na":
            continue
        if block is None or i not in went[0]:
            move.stray(one, NO_ROW)
        elif j not in went[1]:
            move.stray(one, NO_COLUMN)
        else:
            row, column = block.rows[went[0][i]], block.columns[went[1][j]]
            key = f"{row.key}.{column.key}"
            value = _value(one, block.unit)
            if column.key in row.dash:
                move.stray(one, NOT_ASKED)
            elif key in move.values or key in move.typed:
                move.stray(one, TWICE)
            elif value is None:
                move.stray(one, OTHER_UNIT)
            else:
                is_like = i in like[0] or j in like[1]
                label = f"{row.text} {column.text}"
                move.moved.append(Moved(key, one, value, is_like, label))
                known = move.values if isinstance(value, Decimal) else move.typed
                known[key] = value


def _value(one: Field, unit: str | None) -> Value | None:
    """The value in the new form's unit, a text as it stands; None for no such unit."""
    is_converted = (
        one.quantity is Quantity.AMOUNT and unit and one.unit and one.unit != unit
    )
    if one.number is None or not is_converted:
        is_text = one.cell is not None and one.cell.is_string  # "78.55万元": as filed
        return one.shown if one.number is None or is_text else one.number
    old, new = MONEY_UNITS.get(one.unit or ""), MONEY_UNITS.get(unit or "")
    return one.number * old / new if old and new else None


def _keep_formulas(move: Move, block: BlockSpec) -> None:
    """A derived cell that says what its formula gives is left to the formula.

    One that says otherwise is kept as it was filed: it is the check's to report.
    """
    formulas = derived_formulas(block, move.spec.identities)
    filed = {one.key: one.source for one in move.moved if one.key in formulas}
    values = dict(move.values)
    for key, source in filed.items():
        rest = {k: v for k, v in values.items() if k != key}
        value = derived_values({key: formulas[key]}, rest)[key]
        given = move.values.pop(key, None)
        interval = source.interval
        is_same = isinstance(value, Decimal) and interval and value in interval
        if given is not None and not is_same:
            move.typed[key] = given


def move_tasks(move: Move, tasks: TaskList | None) -> None:
    """The rows of a task list, column by column."""
    if tasks is None:
        return
    block = next((b for b in move.spec.blocks if b.archetype == "tasks"), None)
    wanted = {column.key for column in block.columns} if block else set()
    for task in (*tasks.tasks, tasks.total):
        made: dict[str, Value] = {}
        for key, one in task.items():
            move.see(one)
            if one.is_blank:
                continue
            if key not in wanted:
                move.stray(one, NO_COLUMN if block else NO_TASKS)
            elif task is not tasks.total:
                value = _value(one, block.unit if block else None)
                made[key] = one.shown if value is None else value
        if made:
            move.tasks.append(made)


_GOALS = {"planned": "goal.expected", "done": "goal.actual"}
_ALWAYS = frozenset({"unit_name", "year", "preparer", "phone", "head", "filled_on"})
_OF_THE_FORM = frozenset({"money_unit"})


def move_lines(move: Move, form: Form) -> None:
    """What stands above, below and beside the tables."""
    wanted = {
        entry.key
        for block in move.spec.blocks
        if block.archetype in ("lines", "goal")
        for entry in (*block.rows, *block.columns)
    }
    lines = {**form.closing, **form.header}
    goals = {_GOALS.get(key, key): one for key, one in form.goals.items()}
    for key, one in (*lines.items(), *goals.items()):
        move.see(one)
        if one.is_blank or key in _OF_THE_FORM:
            continue
        value = one.shown if one in goals.values() else _words(one)
        if key in wanted | _ALWAYS:
            move.lines[key] = value
        else:
            move.strays.append(Stray(one.place, one.label, value, NO_LINE))
    for one in form.years:
        move.see(one)
    move.see(form.title)


def _words(one: Field) -> str:
    """The text of a line without its label; a date as it is written here."""
    value = one.value.value
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return one.shown if value is None else str(value)


def in_order(strays: Sequence[Stray]) -> list[Stray]:
    """The strays as they stand in the old workbook."""
    return sorted(strays, key=lambda one: one.place.order)
