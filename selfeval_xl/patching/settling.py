"""What became of a plan once its edits are calculated, and once they are checked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from selfeval_xl.findings import Finding
from selfeval_xl.i18n import N_
from selfeval_xl.model.grid import Raw, Workbook
from selfeval_xl.model.place import Place
from selfeval_xl.patching.edits import CellEdit, Key, Plan, Status, Verdict
from selfeval_xl.patching.look import format_after
from selfeval_xl.patching.recalculated import Recalculation, differ
from selfeval_xl.values.display import show

SETTLED = N_("随其他更正一并消除")
STILL = N_("已写入更正，但仍不符，请核实")


def as_calculated(
    planned: Plan, done: Recalculation, workbook: Workbook
) -> tuple[Plan, Recalculation]:
    """The plan with what its formulas give once all edits are made.

    A formula whose stored value is right again, as what it builds on was corrected,
    is left as it is. That may not leave the plan without edits: then it stays.
    """
    edits: list[CellEdit] = []
    right: set[Key] = set()
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    for edit in planned.edits:
        value = done.values.get(edit.key, edit.value)
        cell = sheets[edit.sheet].cells.get((edit.row, edit.column))
        if edit.keeps_formula and cell is not None and not differ(value, cell.raw):
            right.add(edit.key)
        else:
            edits.append(_with_value(edit, value, workbook))
    if not edits:
        return planned, done
    verdicts = tuple(_without(one, right) for one in planned.verdicts)
    values = {key: value for key, value in done.values.items() if key not in right}
    return Plan(tuple(edits), verdicts), replace(done, values=values)


def _with_value(edit: CellEdit, value: Raw, workbook: Workbook) -> CellEdit:
    if edit.formula is None or not differ(value, edit.value):
        return edit
    sheet = next(one for one in workbook.sheets if one.name == edit.sheet)
    code = format_after(sheet, (edit.row, edit.column), edit.look)
    shown = str(value) if isinstance(value, bool) else show(value, code)
    return replace(edit, value=value, new=shown, follows_others=True)


def _without(verdict: Verdict, right: set[Key]) -> Verdict:
    if verdict.status is not Status.CORRECTED or right.isdisjoint(verdict.keys):
        return verdict
    keys = tuple(key for key in verdict.keys if key not in right)
    return replace(verdict, keys=keys, reason="" if keys else SETTLED)


def settled(
    verdicts: Sequence[Verdict], left: Collection[Finding]
) -> tuple[Verdict, ...]:
    """The verdicts, brought in line with what a check of the copy still finds."""
    still: set[tuple[str, Place]] = {(one.code, one.hit.place) for one in left}
    return tuple(_settled(one, still) for one in verdicts)


def _settled(verdict: Verdict, still: set[tuple[str, Place]]) -> Verdict:
    is_left = (verdict.finding.code, verdict.finding.hit.place) in still
    if verdict.status is Status.CORRECTED and is_left:
        return replace(verdict, status=Status.OPEN, reason=STILL, details={})
    if verdict.status is not Status.CORRECTED and not is_left:
        return replace(verdict, status=Status.CORRECTED, reason=SETTLED, details={})
    return verdict
