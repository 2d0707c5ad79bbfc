"""A copy compared with its original, cell by cell and part by part."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from selfeval_xl.findings import Finding
from selfeval_xl.intake.discover import is_own_output
from selfeval_xl.model.grid import Cell, Raw, Sheet, Workbook
from selfeval_xl.model.place import column_letters
from selfeval_xl.patching.edits import CellEdit, Key
from selfeval_xl.patching.patch import Patched
from selfeval_xl.patching.recalculated import Recalculation, differ

_MOST = 5


@dataclass(frozen=True, slots=True)
class Expected:
    """What may differ: edited cells, stored values, notes, one more sheet."""

    edits: dict[Key, CellEdit]
    values: dict[Key, Raw]
    noted: frozenset[Key]
    summary: str


def moved(
    original: Workbook,
    copy: Workbook,
    edits: Iterable[CellEdit],
    recalculation: Recalculation,
    patched: Patched,
) -> list[str]:
    """What differs in a copy beside what was planned; an empty list is a whole copy.

    At most five places are named.
    """
    expected = Expected(
        {edit.key: edit for edit in edits},
        dict(recalculation.values),
        patched.noted,
        patched.summary,
    )
    found: list[str] = []
    for text in _differences(original, copy, expected):
        found.append(text)
        if len(found) == _MOST:
            break
    return found


def _differences(
    original: Workbook, copy: Workbook, expected: Expected
) -> Iterator[str]:
    names = [sheet.name for sheet in original.sheets]
    added = [expected.summary] if expected.summary else []
    if [sheet.name for sheet in copy.sheets] != names + added:
        yield "sheets"
        return
    for name in ("date1904", "defined_names", "external_links"):
        if getattr(original, name) != getattr(copy, name):
            yield name
    kept = {k: v for k, v in copy.properties.items() if k in original.properties}
    if kept != original.properties or (added and not is_own_output(copy.properties)):
        yield "properties"
    for before, after in zip(original.sheets, copy.sheets, strict=False):
        yield from _sheet(before, after, expected)


def _sheet(before: Sheet, after: Sheet, expected: Expected) -> Iterator[str]:
    for name in ("state", "merges", "hidden_rows", "hidden_columns", "validations",
                 "problem"):
        if getattr(before, name) != getattr(after, name):
            yield f"{before.name}!{name}"
    for address in before.comments.keys() | after.comments.keys():
        same = before.comments.get(address) == after.comments.get(address)
        if not same and (before.name, *address) not in expected.noted:
            yield _place((before.name, *address))
    for address in sorted(before.cells.keys() | after.cells.keys()):
        key = (before.name, *address)
        one, other = before.cells.get(address), after.cells.get(address)
        if one != other and not _is_planned(key, one, other, expected):
            yield _place(key)


def _is_planned(
    key: Key, before: Cell | None, after: Cell | None, expected: Expected
) -> bool:
    """True where a cell holds exactly what it was to be given."""
    edit = expected.edits.get(key)
    if after is None:
        return False
    if edit is not None:
        value = expected.values.get(key, edit.value)
        formula = before.formula if edit.keeps_formula and before else edit.formula
        return after.formula == formula and not differ(after.raw, value)
    if before is None or key not in expected.values:
        return False
    if differ(after.raw, expected.values[key]):
        return False
    return _but_for_value(before) == _but_for_value(after)


def _but_for_value(cell: Cell) -> tuple[object, ...]:
    # a block's own number goes where its first cell is written out
    return (
        cell.address, cell.formula, cell.number_format, cell.style, cell.array_range
    )


def _place(key: Key) -> str:
    return f"{key[0]}!{column_letters(key[2])}{key[1]}"


def new_findings(
    before: Collection[Finding], after: Collection[Finding]
) -> list[Finding]:
    """Findings of a copy that its original did not have.

    One at the same cell by the same rule is the old one, though its figures may
    have changed; a follow-up that says less than before is no new one.
    """
    known = {(one.code, one.hit.place) for one in before}
    kinds = {(one.kind, one.hit.place) for one in before}
    return [
        one
        for one in after
        if (one.code, one.hit.place) not in known
        and (one.kind, one.hit.place) not in kinds
        and one.severity != "info"
    ]
