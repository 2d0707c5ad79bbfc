"""Which edits to make: one a cell, all of a correction or none, never by order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.findings import Edit, Finding, Fix, Safety
from selfeval_xl.i18n import N_
from selfeval_xl.intake.discover import is_own_output
from selfeval_xl.model.formula import is_external
from selfeval_xl.model.grid import Address, Cell, Range, Raw, Sheet, Workbook
from selfeval_xl.model.paper import Paper
from selfeval_xl.patching.edits import (
    CellEdit,
    Key,
    Plan,
    Status,
    Verdict,
    a1_of,
    key_of,
)
from selfeval_xl.patching.facts import Facts, is_notation_only
from selfeval_xl.patching.look import look_for, same_figure

__all__ = ["CellEdit", "plan"]


class _Refused(Exception):
    """Why an edit is not made."""

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details = details


_NO_FIX = N_("需由填报单位核实后更正")
_OWN = N_("本文件是本工具的输出，不再更正")
_NO_CONSENT = N_("更正的是计算结果，未加 --unsafe，没有写入")
_CONFLICT = N_("{cell} 有互不一致的更正，没有写入")
_OTHER_PART = N_("同一更正涉及的 {cell} 不能写入，整个更正没有写入")
_HELD = N_("写入后会出现新的问题，没有写入")


def plan(
    findings: Sequence[Finding],
    paper: Paper,
    consent: bool,
    held: frozenset[Key] = frozenset(),
) -> Plan:
    """Plan the edits of one workbook from its findings.

    Without ``consent`` only notation changes. Derived values of the ``held`` cells
    are left, as writing them was found to make things worse. Findings whose
    corrections disagree on a cell are all left; a value that is written anew settles
    its notation too.
    """
    book = paper.workbook
    if book is None:
        return Plan(verdicts=tuple(Verdict(f, Status.OPEN, _NO_FIX) for f in findings))
    return _Planner(paper, book, consent, held).plan(findings)


class _Planner:
    def __init__(
        self, paper: Paper, book: Workbook, consent: bool, held: frozenset[Key]
    ) -> None:
        self.held = held
        self.book = book
        self.facts = Facts(paper.forms)
        self.consent = consent
        self.sheets = {sheet.name: sheet for sheet in book.sheets}

    def plan(self, findings: Sequence[Finding]) -> Plan:
        verdicts: dict[int, Verdict] = {}
        wanted: list[tuple[Finding, Fix]] = []
        for finding in findings:
            fix = finding.hit.fix
            if fix is None or not fix.edits:
                verdicts[id(finding)] = Verdict(finding, Status.OPEN, _NO_FIX)
            elif is_own_output(self.book.properties):
                verdicts[id(finding)] = Verdict(finding, Status.LEFT, _OWN)
            elif fix.safety is Safety.UNSAFE and not self.consent:
                verdicts[id(finding)] = Verdict(finding, Status.LEFT, _NO_CONSENT)
            elif self._is_held(fix):
                verdicts[id(finding)] = Verdict(finding, Status.LEFT, _HELD)
            else:
                wanted.append((finding, fix))
        derived = [one for one in wanted if one[1].safety is Safety.UNSAFE]
        notation = [one for one in wanted if one[1].safety is Safety.SAFE]
        made: dict[Key, CellEdit] = {}
        for group in (derived, notation):
            for verdict, edits in self._decide(group, made):
                verdicts[id(verdict.finding)] = verdict
                for edit in edits:
                    made[edit.key] = _joined(made.get(edit.key), edit)
        edits_in_order = sorted(made.values(), key=lambda e: self._order(e.key))
        return Plan(tuple(edits_in_order), tuple(verdicts[id(f)] for f in findings))

    def _is_held(self, fix: Fix) -> bool:
        keys = {key for key, _ in self._keyed(fix)}
        return fix.safety is Safety.UNSAFE and not keys.isdisjoint(self.held)

    def _order(self, key: Key) -> tuple[int, int, int]:
        return (list(self.sheets).index(key[0]), key[1], key[2])

    def _decide(
        self, group: Sequence[tuple[Finding, Fix]], made: Mapping[Key, CellEdit]
    ) -> list[tuple[Verdict, list[CellEdit]]]:
        """A verdict on each finding of a group, with the edits it asks for."""
        candidates: dict[Key, list[Edit]] = {}
        for _, fix in group:
            for key, edit in self._keyed(fix):
                candidates.setdefault(key, []).append(edit)
        chosen: dict[Key, CellEdit | _Refused] = {}
        for key, edits in candidates.items():
            safety = group[0][1].safety
            chosen[key] = made.get(key) or self._choose(key, edits, safety)
        return [self._verdict(finding, fix, chosen) for finding, fix in group]

    def _keyed(self, fix: Fix) -> Iterator[tuple[Key, Edit]]:
        for edit in fix.edits:
            yield self._anchored(key_of(edit.place)), edit

    def _anchored(self, key: Key) -> Key:
        """The cell that shows what is written: of a merged block its first."""
        block = self._block(key)
        return key if block is None else (key[0], block.top, block.left)

    def _block(self, key: Key) -> Range | None:
        sheet = self.sheets.get(key[0])
        merges = sheet.merges if sheet is not None else ()
        return next((one for one in merges if key[1:] in one), None)

    def _verdict(
        self, finding: Finding, fix: Fix, chosen: Mapping[Key, CellEdit | _Refused]
    ) -> tuple[Verdict, list[CellEdit]]:
        keys = [key for key, _ in self._keyed(fix)]
        edits: list[CellEdit] = []
        own = self._anchored(key_of(finding.hit.place))
        for key in keys:
            one = chosen[key]
            if isinstance(one, CellEdit):
                edits.append(_with_finding(one, finding))
                continue
            reason, details = one.reason, dict(one.details)
            if key != own and len(keys) > 1:
                reason, details = _OTHER_PART, {"cell": a1_of(key)}
            return Verdict(finding, Status.LEFT, reason, details), []
        verdict = Verdict(finding, Status.CORRECTED, keys=tuple(keys))
        return verdict, edits

    def _choose(
        self, key: Key, edits: Sequence[Edit], safety: Safety
    ) -> CellEdit | _Refused:
        """The edit that all corrections of a cell agree on, or why there is none."""
        first = next((one for one in edits if one.formula is not None), edits[0])
        if not all(_agree(first, other) for other in edits):
            return _Refused(_CONFLICT, cell=a1_of(key))
        try:
            return self._cell_edit(key, first, safety)
        except _Refused as refused:
            return refused

    def _cell_edit(self, key: Key, edit: Edit, safety: Safety) -> CellEdit:
        sheet = self.sheets.get(key[0])
        if sheet is None or sheet.part is None or sheet.problem or not key[1]:
            raise _Refused(N_("这个位置不能写入"))
        address: Address = key[1:]
        cell = sheet.cells.get(address)
        self._check_cell(key, edit, sheet, cell)
        value: Raw
        if edit.formula is not None:
            keeps = cell is not None and cell.formula == edit.formula
            known = self.book.recalculated if keeps else self.book.implied
            value = known.get(key)
            if value is None:
                raise _Refused(N_("公式的结果算不出来，没有写入"))
        else:
            keeps = False
            value = _stored(edit)
            self._check_constant(key, edit, cell, safety)
        look = look_for(sheet, address, value, edit.new)
        old = cell.shown if cell is not None else ""
        return CellEdit(*key, old, edit.new, value, edit.formula, keeps, look)

    def _check_cell(
        self, key: Key, edit: Edit, sheet: Sheet, cell: Cell | None
    ) -> None:
        """Refuse cells that are not to be written."""
        shown = cell.shown if cell is not None else ""
        if shown.strip() != edit.old.strip():
            if key[1:] != (edit.place.row, edit.place.column):
                raise _Refused(
                    N_("{cell} 被合并单元格遮住，没有写入"), cell=edit.place.a1
                )
            raise _Refused(N_("{cell} 与检查时不同，没有写入"), cell=a1_of(key))
        if sheet.is_hidden_cell(key[1:]):
            raise _Refused(
                N_("{cell} 在隐藏的行、列或工作表中，没有写入"), cell=a1_of(key)
            )
        if cell is not None and cell.array_range is not None:
            raise _Refused(
                N_("{cell} 是数组公式的一部分，没有写入"), cell=a1_of(key)
            )
        for formula in (edit.formula, cell.formula if cell is not None else None):
            if formula is not None and is_external(formula):
                raise _Refused(
                    N_("{cell} 的公式引用其他文件，没有写入"), cell=a1_of(key)
                )

    def _check_constant(
        self, key: Key, edit: Edit, cell: Cell | None, safety: Safety
    ) -> None:
        """Refuse constants over formulas, and whatever changes a fact of the unit."""
        if cell is not None and cell.formula is not None:
            raise _Refused(
                N_("{cell} 是公式，不用数字覆盖；请改正公式或它引用的数字"),
                cell=a1_of(key),
            )
        if safety is Safety.SAFE:
            if not is_notation_only(cell, edit):
                raise _Refused(N_("更正会改变 {cell} 的数值，没有写入"), cell=a1_of(key))
        elif self.facts.is_fact(key) or (
            self.facts.is_score(key) and same_figure(edit.old, edit.new)
        ):
            raise _Refused(
                N_("{cell} 是填报单位的数据，只提示、不代为更改"), cell=a1_of(key)
            )


def _joined(known: CellEdit | None, edit: CellEdit) -> CellEdit:
    if known is None:
        return edit
    more = tuple(f for f in edit.findings if f not in known.findings)
    return replace(known, findings=(*known.findings, *more))


def _with_finding(edit: CellEdit, finding: Finding) -> CellEdit:
    return replace(edit, findings=(finding,))


def _agree(one: Edit, other: Edit) -> bool:
    """True where two edits leave the same in a cell."""
    if one.formula is not None and other.formula is not None:
        return one.formula == other.formula
    if one.formula is None and other.formula is None and one.value == other.value:
        return True
    return same_figure(one.new, other.new)


def _stored(edit: Edit) -> Raw:
    if isinstance(edit.value, Decimal):
        return float(edit.value)
    return edit.value
