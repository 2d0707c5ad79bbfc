"""A form as it stands in a workbook of one's own, in the words of a form spec."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.filling.ground import Ground
from selfeval_xl.filling.own_tasks import task_table
from selfeval_xl.filling.slots import Role, Slot, lines_of, slots_of
from selfeval_xl.forms.spec import BlockSpec, Entry, FormSpec, IndicatorSpec
from selfeval_xl.model.form import Field, Form, Indicator, Matrix, Quantity
from selfeval_xl.model.grid import Sheet
from selfeval_xl.templates.content import Value
from selfeval_xl.templates.formulas import OPERATORS, derived_formulas

_FULL_SCORE = Decimal(100)


def own_spec(form: Form, sheet: Sheet, spec: FormSpec) -> FormSpec:
    """The spec with the rows, columns, units and indicators that the sheet has."""
    table = task_table(form, sheet, spec)
    blocks = [
        _block(matrix, spec)
        for matrix in form.matrices
        if table is None or matrix.area.top != table.header
    ]
    if table is not None:
        blocks.append(table.block)
    blocks += [b for b in spec.blocks if b.archetype in ("lines", "goal")]
    return replace(
        spec, blocks=tuple(blocks), indicators=tuple(own_indicators(form, spec))
    )


def _block(matrix: Matrix, spec: FormSpec) -> BlockSpec:
    own = _alike(matrix, spec)
    known = {row.key: row for block in spec.blocks for row in block.rows}
    lines = {r.key for b in spec.blocks if b.archetype == "lines" for r in b.rows}
    rows = {}
    for row in matrix.rows:
        if row.key in lines:
            continue  # a text to fill in, right below the figures
        entry = known.get(row.key, Entry(row.key, row.label))
        text = row.label if entry.text else ""  # a lone row may have no label
        rows[row.key] = replace(entry, text=text)
    columns = {one.key: Entry(one.key, one.label) for one in matrix.own_columns}
    return BlockSpec(
        matrix.block,
        "matrix",
        own.title if own is not None else "",
        matrix.unit,
        tuple(rows.values()),
        tuple(columns.values()),
        stub=own.stub if own is not None else "",
        label=own.label if own is not None else "",
    )


def _alike(matrix: Matrix, spec: FormSpec) -> BlockSpec | None:
    """The block of the spec that has most of the rows and columns of a matrix."""
    keys = {row.key for row in matrix.rows} | {column.key for column in matrix.columns}
    shared = {
        block.id: len(keys & {one.key for one in (*block.rows, *block.columns)})
        for block in spec.blocks
        if block.archetype == "matrix"
    }
    best = max(shared, key=lambda block: shared[block], default=None)
    return next((b for b in spec.blocks if b.id == best and shared[b.id]), None)


def own_indicators(form: Form, spec: FormSpec) -> dict[IndicatorSpec, Indicator]:
    """The indicators of the sheet; those of one name are told apart by their level."""
    if form.indicators is None:
        return {}
    profile = {one.level3: one.weight for one in spec.indicators}
    shown = [one.name.shown for one in form.indicators.indicators]
    count = Counter(shown)
    found = {}
    for one in form.indicators.indicators:
        levels = (*one.levels, "", "")
        name = one.name.shown
        weight = one.weight.number if one.weight is not None else None
        if weight is None:
            weight = profile.get(name, _FULL_SCORE)
        if count[name] > 1:
            name = f"{levels[1] or levels[0]}/{name}"
        made = IndicatorSpec(
            levels[0],
            levels[1] if len(one.levels) > 2 else "",
            name,
            weight,
            one.explanation.shown if one.explanation else "",
            one.standard.shown if one.standard else "",
        )
        found[made] = one
    return found


def ground_of(form: Form, spec: FormSpec, own: FormSpec) -> Ground:
    """What the sheet already holds."""
    fields = dict(form.fields())
    for indicator, one in own_indicators(form, spec).items():
        parts = {
            "score": one.score,
            "weight": one.weight,
            "reason": one.deviation_note,
        }
        for key, found in parts.items():
            if found is not None:
                fields[f"{indicator.level3}.{key}"] = found
    if form.indicators is not None and form.indicators.total_score is not None:
        fields["total_score"] = form.indicators.total_score
    live = frozenset(k for k, cell in fields.items() if is_live(cell))
    lines = {**form.closing, **form.header}
    for key, *_ in lines_of(spec):
        if key in lines:
            fields[key] = lines[key]
    filled = {k for k, cell in fields.items() if not cell.is_blank or k in live}
    if form.year is not None:
        filled.add("year")
    formulas = sure_formulas(own)
    facts: dict[str, Value] = {}
    standing: dict[str, Value] = {}
    for key, cell in fields.items():
        if cell.number is not None and key not in live and "." in key:
            (standing if key in formulas else facts)[key] = cell.number
    return Ground(fields, facts, standing, frozenset(filled), live, formulas)


def is_live(one: Field) -> bool:
    """True where the cell holds a formula, its own or a block's."""
    cell = one.cell
    return cell is not None and (
        cell.formula is not None or cell.array_range is not None
    )


def sure_formulas(own: FormSpec) -> dict[str, list[str]]:
    """Derived cells: along a row always, sums only where every row is known."""
    found = {}
    for block in own.blocks:
        if block.archetype != "matrix":
            continue
        is_known = not any(row.key.startswith("~") for row in block.rows)
        for key, tokens in derived_formulas(block, own.identities).items():
            row = key.rpartition(".")[0]
            operands = [t for t in tokens if t not in OPERATORS]
            if is_known or all(t.rpartition(".")[0] == row for t in operands):
                found[key] = tokens
    return found


def own_slots(own: FormSpec, ground: Ground) -> tuple[Slot, ...]:
    """The fields that have a cell in the sheet, each in its cell's unit."""
    found = []
    for slot in slots_of(own):
        if slot.role is Role.CELL:
            cell = ground.fields.get(slot.key)
            if cell is None:
                continue
            derived = slot.key in ground.live or slot.key in (ground.formulas or ())
            unit = cell.unit if cell.quantity is Quantity.AMOUNT else slot.unit
            slot = replace(slot, is_derived=derived, unit=unit, quantity=cell.quantity)
        elif slot.role is Role.INDICATOR and slot.name in ("score", "weight", "reason"):
            if slot.key not in ground.fields:
                continue
            slot = replace(slot, is_derived=slot.key in ground.live)
        found.append(slot)
    return tuple(found)
