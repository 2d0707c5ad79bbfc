"""SC301 deduction-without-reason: points are lost and no reason is given.

What it checks
    Every row whose score is below its weight, in a form that has a column for
    the reason (偏差原因分析及改进措施, 扣分原因). 无 and a dash give no reason. A
    merged reason counts for all its rows. Where the form explains all
    deductions in one place below the table, that is a note.

Why it matters
    A lost point without reason and remedy sends the form back.

Source
    财预〔2020〕10号, 项目支出绩效自评表: 偏差原因分析及改进措施. Required for every
    lost point (*inferred* from the checks finance systems make).

Example
    wrong  分值 5  自评得分 3  扣分原因 (blank)
    right  分值 5  自评得分 3  扣分原因 一次申报退回修改

Fix
    none: only the unit knows the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.labels import read_label
from selfeval_xl.model.form import Field, Form, IndicatorTable
from selfeval_xl.rules.registry import rule
from selfeval_xl.rules.score.reasons import not_applicable
from selfeval_xl.scoring.notation import plain, shown_points
from selfeval_xl.scoring.parts import (
    FULL,
    Part,
    is_hundred_scale,
    scored_parts,
    table_of,
)

_GENERAL_NOTES = ("deduction_note", "deviation_note")


@rule(
    "SC301",
    "deduction-without-reason",
    kind="reason_missing",
    severity=Severity.ERROR,
    target=Form,
    message="“{name}”分值 {weight}，得分 {score}，“{label}”未填写",
    advice="在“{label}”中写明扣分原因和改进措施",
    variants={
        "says_none": (
            "“{name}”分值 {weight}，得分 {score}，“{label}”填为“{actual}”",
            "在“{label}”中写明扣分原因和改进措施",
        ),
        "general": (
            "有 {count} 项扣分未逐项填写“{label}”，仅有总的说明",
            "核对总的说明是否逐项写明了扣分原因和改进措施",
        ),
    },
)
def check(form: Form) -> Iterator[Hit | Checked]:
    """Yield one hit per reason cell that leaves lost points unexplained."""
    table = table_of(form)
    if table is None or not (table.has_score and table.has_deviation_note):
        yield not_applicable("no_table" if table is None else "no_notes")
        return
    lost = _deductions(table)
    bare = [part for part in lost if all(_is_empty(note) for note in part.notes)]
    given = len(lost) - len(bare)
    if given:
        yield Checked(Outcome.PASSED, given)
    general = next((n for n in map(form.closing.get, _GENERAL_NOTES) if n), None)
    if bare and not given and general is not None and not _is_empty(general):
        yield _general(bare, general)
        return
    by_cell: dict[object, list[Part]] = {}
    for part in bare:
        by_cell.setdefault(part.notes[0].place, []).append(part)
    for parts in by_cell.values():
        yield _hit(parts)


def _deductions(table: IndicatorTable) -> list[Part]:
    """Rows that lose points and have a cell to say why."""
    is_hundred = is_hundred_scale(table)
    found = []
    for part in scored_parts(table):
        most = FULL if is_hundred else part.weight
        if part.is_bonus or part.points is None or not most or not part.notes:
            continue
        if part.points < most:
            found.append(part)
    return found


def _hit(parts: list[Part]) -> Hit:
    note = parts[0].notes[0]
    return Hit(
        note.place,
        label=_heading(parts[0]),
        actual=note.shown,
        key=note.key,
        values={
            "name": "、".join(part.name for part in parts),
            "weight": "、".join(_weight(part) for part in parts),
            "score": "、".join(shown_points(part.score) for part in parts),
        },
        variant="says_none" if note.shown.strip() else "",
        related=tuple(part.score.place for part in parts)[:8],
    )


def _general(parts: list[Part], note: Field) -> Hit:
    return Hit(
        note.place,
        label=_heading(parts[0]),
        key=note.key,
        values={"count": len(parts)},
        variant="general",
        related=tuple(part.notes[0].place for part in parts)[:8],
        severity=Severity.INFO,
    )


def _heading(part: Part) -> str:
    """What the form calls its column of reasons."""
    label = part.notes[0].label
    for name in (
        part.name,
        read_label(part.name).name,
    ):  # "1.培训班" is known as 培训班
        label = label.removeprefix(name).strip() or label
    return label


def _weight(part: Part) -> str:
    if part.weight_field is not None:
        return shown_points(part.weight_field)
    return plain(part.weight) if part.weight is not None else ""


def _is_empty(note: Field) -> bool:
    return note.value.kind == "blank" or not note.shown.strip()
