"""The content of a form from its data, or everything that is wrong with the data."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.filling.derived import Derived, derive, formulas_of
from selfeval_xl.filling.entries import Entry
from selfeval_xl.filling.gathering import Gathered, gather
from selfeval_xl.filling.ground import Ground
from selfeval_xl.filling.problems import FillError, Remark
from selfeval_xl.filling.reading import Given
from selfeval_xl.filling.scores import Scores, score
from selfeval_xl.filling.slots import Role, Slot, plain
from selfeval_xl.forms.spec import BlockSpec, FormSpec
from selfeval_xl.i18n import N_
from selfeval_xl.templates.content import Content, Value


@dataclass(frozen=True, slots=True)
class Assembled:
    """A form's content, what it lacks, and what is worth telling.

    ``given`` are the values of the data as read, ``derived`` what follows from them,
    both by field key.
    """

    content: Content
    left: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    given: Mapping[str, Given]
    derived: Mapping[str, Value]


def assemble(
    spec: FormSpec,
    slots: Sequence[Slot],
    entries: Sequence[Entry],
    others: Sequence[Slot] = (),
    absent: Sequence[Slot] = (),
    ground: Ground = Ground(),
) -> Assembled:
    """Make a form's content of data.

    ``others`` are fields of other forms, ``absent`` those of this form that the
    workbook to be filled lacks, and ``ground`` is what that workbook holds.

    Raises FillError with everything that is wrong at once.
    """
    gathered = gather(entries, slots, others, absent)
    given = gathered.given
    by_key = {slot.key: slot for slot in slots}
    cells = {k: g for k, g in given.items() if g.slot.role is Role.CELL}
    facts = dict(ground.facts)
    facts |= {k: g.value for k, g in cells.items() if not g.slot.is_derived}
    # what a workbook's own formula gives is compared once it is calculated
    claims = {
        k: g for k, g in cells.items() if g.slot.is_derived and k not in ground.live
    }
    labels = {key: slot.label for key, slot in by_key.items()}
    formulas = formulas_of(spec) if ground.formulas is None else ground.formulas
    derived = derive(formulas, facts, claims, labels, ground.standing)
    scores = score(spec, given, ground.filled, _execution_points(spec, derived))
    wrong = [*gathered.wrong, *derived.wrong, *scores.wrong, *_duplicates(gathered)]
    if wrong:
        raise FillError(spec.title, wrong)
    content = _content(gathered, facts, derived, scores)
    known = {*gathered.given, *derived.typed, *ground.filled, *_preset(spec)}
    left = (
        *gathered.left,
        *_missing(spec, by_key, gathered, known),
        *scores.left,
    )
    notes = (*derived.notes, *_elsewhere(gathered))
    return Assembled(content, left, notes, given, derived.values)


def _content(
    gathered: Gathered,
    facts: Mapping[str, Value],
    derived: Derived,
    scores: Scores,
) -> Content:
    lines = {k: g.value for k, g in gathered.given.items() if g.slot.role is Role.LINE}
    year = lines.get("year")
    return Content(
        unit_name=str(lines.get("unit_name", "")),
        year=int(year) if isinstance(year, Decimal) else None,
        values=facts,
        typed=dict(derived.typed),
        indicators=scores.lines,
        tasks=tuple(
            {name: one.value for name, one in gathered.tasks[n].items()}
            for n in sorted(gathered.tasks)
        ),
        preparer=str(lines.get("preparer", "")),
        phone=str(lines.get("phone", "")),
        head=str(lines.get("head", "")),
        filled_on=str(lines.get("filled_on", "")),
        lines=lines,
    )


def _preset(spec: FormSpec) -> Iterator[str]:
    """Cells that the form itself fills."""
    for block in spec.blocks:
        for row in block.rows:
            yield from (f"{row.key}.{column}" for column in row.values)


def _execution_points(spec: FormSpec, derived: Derived) -> Decimal | None:
    """The points of the execution rate in the table; None where tasks have them."""
    points = Decimal(0)
    for block in spec.blocks:
        columns = {column.key for column in block.columns}
        if block.archetype == "tasks" and "score" in columns:
            return None
        for row in block.rows if block.archetype == "matrix" else ():
            value = derived.values.get(f"{row.key}.score")
            points += value if isinstance(value, Decimal) else 0
    return points


def _duplicates(gathered: Gathered) -> Iterator[Remark]:
    """Tasks of one name in one list."""
    seen: dict[object, Given] = {}
    for number in sorted(gathered.tasks):
        name = gathered.tasks[number].get("task_name")
        if name is None:
            continue
        before = seen.setdefault(name.value, name)
        if before is not name:
            template = N_("任务“{name}”已在 {place} 给过，请只留一个")
            details = {"name": name.value, "place": before.entry.where}
            yield Remark("duplicate", name.entry.where, template, details)


def _missing(
    spec: FormSpec,
    slots: Mapping[str, Slot],
    gathered: Gathered,
    known: set[str],
) -> Iterator[Remark]:
    """What the form asks for and the data does not give, a row at a time."""
    lines = [
        slot.label
        for slot in slots.values()
        if slot.role is Role.LINE and slot.key not in known
    ]
    if lines:
        details = {"fields": "、".join(lines)}
        yield Remark("missing", "", N_("没有填：{fields}"), details)
    yield from _missing_levels(spec)
    for block in spec.blocks:
        if block.archetype == "matrix":
            yield from _missing_rows(spec, block, slots, known)
        elif block.archetype == "tasks":
            yield from _missing_tasks(block, slots, gathered)


def _missing_levels(spec: FormSpec) -> Iterator[Remark]:
    """Levels under which the unit has named no indicator."""
    levels = dict.fromkeys(one.level1 for one in spec.indicators if not one.level3)
    for level in levels:
        yield Remark("missing", "", N_("“{block}”没有填"), {"block": level})


def _missing_rows(
    spec: FormSpec, block: BlockSpec, slots: Mapping[str, Slot], known: set[str]
) -> Iterator[Remark]:
    for row in block.rows:
        wanted = []
        for column in block.columns:
            slot = slots.get(f"{row.key}.{column.key}")
            if slot is None:
                continue
            is_fact = slot.is_asked and not slot.is_derived
            is_named = any(fnmatch.fnmatch(slot.key, p) for p in spec.required)
            if (is_fact or is_named) and slot.key not in known:
                wanted.append(column.text)
        if wanted:
            details = {"row": plain(row), "columns": "、".join(wanted)}
            template = N_("“{row}”没有填：{columns}（确实没有的填 0 或“无”）")
            yield Remark("missing", "", template, details)


def _missing_tasks(
    block: BlockSpec, slots: Mapping[str, Slot], gathered: Gathered
) -> Iterator[Remark]:
    if not gathered.tasks:
        details = {"block": block.title or block.id}
        yield Remark("missing", "", N_("“{block}”没有填"), details)
    for place, number in enumerate(sorted(gathered.tasks), 1):
        task = gathered.tasks[number]
        asked = [c for c in block.columns if not slots[f"tasks.{c.key}"].is_derived]
        wanted = [c.text for c in asked if c.key not in task]
        if wanted:
            template = N_("第 {number} 项任务没有填：{columns}")
            words = "、".join(wanted)
            yield Remark("missing", "", template, {"number": place, "columns": words})


def _elsewhere(gathered: Gathered) -> Iterator[Remark]:
    if gathered.elsewhere:
        template = N_("另有 {count} 项属于别的表，没有用到")
        yield Remark("elsewhere", "", template, {"count": gathered.elsewhere})
