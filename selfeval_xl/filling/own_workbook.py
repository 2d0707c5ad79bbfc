"""Fill a workbook of one's own: only the cells of the data change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from selfeval_xl.errors import UsageError
from selfeval_xl.filling.assembly import Assembled, assemble
from selfeval_xl.filling.derived import agrees, conflict
from selfeval_xl.filling.entries import Entry
from selfeval_xl.filling.ground import Ground
from selfeval_xl.filling.own_edits import edits_for
from selfeval_xl.filling.own_form import ground_of, own_slots, own_spec
from selfeval_xl.filling.own_places import (
    indicator_rows,
    place,
    with_levels,
    with_rows,
    without_blank,
)
from selfeval_xl.filling.own_tasks import StyleOf
from selfeval_xl.filling.problems import FillError, Remark
from selfeval_xl.filling.slots import Slot, slots_of
from selfeval_xl.forms import recognise
from selfeval_xl.forms.fields import field_maker
from selfeval_xl.forms.spec import FormSpec, SpecSet
from selfeval_xl.formulas import recalculate
from selfeval_xl.i18n import N_
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.form import Form
from selfeval_xl.model.grid import Sheet, Workbook
from selfeval_xl.patching.parts import Parts
from selfeval_xl.patching.patch import Patched, patch
from selfeval_xl.patching.plan import CellEdit
from selfeval_xl.patching.recalculated import Recalculation, recalculate_after
from selfeval_xl.patching.refused import CannotPatch
from selfeval_xl.patching.sheet_xml import SheetPart
from selfeval_xl.patching.verify import moved
from selfeval_xl.read import ReadError, read_workbook
from selfeval_xl.templates.content import Value
from selfeval_xl.values.rounding import from_double

ReadEntries = Callable[[tuple[Slot, ...]], tuple[Entry, ...]]
_ODD = N_("{file} 写法特殊，不能只改要填的单元格（{reason}）；请先在表格软件中另存一次")
_UNREADABLE = N_("工作簿 {file} 读不出来（{reason}），请检查文件")


@dataclass(frozen=True, slots=True)
class FilledWorkbook:
    """A filled copy's bytes, what is left to fill in, and what is worth knowing."""

    content: bytes
    left: tuple[Remark, ...]
    notes: tuple[Remark, ...]


def fill_workbook(
    path: Path,
    spec: FormSpec,
    specs: SpecSet,
    read_entries: ReadEntries,
    others: Sequence[Slot] = (),
) -> FilledWorkbook:
    """Patch a copy of the workbook; formulas stay and are calculated anew.

    Raises FillError for the data, UsageError for a workbook that holds no such form
    or cannot be patched.
    """
    data = _bytes(path)
    workbook = _read(data, path.name)
    form = _find(workbook, spec, specs, path)
    sheet = next(one for one in workbook.sheets if one.name == form.sheet)
    rows = indicator_rows(form, sheet) if spec.has_own_indicators else ()
    form = without_blank(form, rows)
    own = with_levels(own_spec(form, sheet, spec), spec, rows)
    ground = ground_of(form, spec, own)
    entries = read_entries(own_slots(own, ground))
    placed = place(own, entries, rows)
    ground = with_rows(ground, form, sheet, placed, field_maker(workbook))
    slots = own_slots(placed.spec, ground)
    made = assemble(placed.spec, slots, placed.entries, others, slots_of(spec), ground)
    style_of = _style_reader(data, sheet, path)
    plan = edits_for(form, spec, sheet, ground, made, style_of, placed)
    recalculation = recalculate_after(workbook, plan.edits)
    wrong = list(_against_formulas(made, ground, workbook, plan.edits, recalculation))
    if wrong:
        raise FillError(spec.title, wrong)
    patched = _patched(data, workbook, plan.edits, recalculation, path)
    notes = [*made.notes, *plan.notes]
    if patched.is_signed:
        notes.append(
            Remark("signature", "", N_("这个工作簿有数字签名，填写后签名失效"))
        )
    if recalculation.stale:
        template = N_("有 {count} 个公式没有重新计算，请用表格软件打开并保存一次")
        details = {"count": len(recalculation.stale)}
        notes.append(Remark("stale", "", template, details))
    return FilledWorkbook(
        patched.data, (*made.left, *plan.left, *placed.left), tuple(notes)
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(_UNREADABLE, file=path, reason=reason) from error


def _read(data: bytes, name: str) -> Workbook:
    limits = Limits()
    inspection = inspect(data, name, limits)
    if inspection.kind != "workbook" or inspection.format not in ("xlsx", "xlsm"):
        reason = next((p.reason for p in inspection.problems), inspection.format)
        raise UsageError(_UNREADABLE, file=name, reason=reason)
    try:
        return recalculate(read_workbook(data, inspection, name, limits), data)
    except ReadError as error:
        reason = error.problem.reason
        raise UsageError(_UNREADABLE, file=name, reason=reason) from error


def _find(workbook: Workbook, spec: FormSpec, specs: SpecSet, path: Path) -> Form:
    """The one form of that spec in the workbook."""
    forms = recognise(workbook, specs, turned=False)
    fitting = [form for form in forms if form.spec == spec.id]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        sheets = "、".join(form.sheet for form in fitting)
        template = N_(
            "{file} 里有几张{title}（工作表 {sheets}），不知填哪一张；请只留一张"
        )
        raise UsageError(template, file=path, title=spec.title, sheets=sheets)
    known = "、".join(f"{form.sheet}（{form.spec}）" for form in forms)
    if known:
        template = N_("{file} 里没有{title}，认出的是 {known}；请换一个文件或表名")
        raise UsageError(template, file=path, title=spec.title, known=known)
    template = N_("{file} 里没有认出{title}，请检查是不是这张表")
    raise UsageError(template, file=path, title=spec.title)


def _style_reader(data: bytes, sheet: Sheet, path: Path) -> StyleOf:
    try:
        return SheetPart(Parts(data, Limits()).document(sheet.part or "")).style_of
    except CannotPatch as refused:
        raise UsageError(_ODD, file=path, reason=refused.reason) from refused


def _patched(
    data: bytes,
    workbook: Workbook,
    edits: Sequence[CellEdit],
    recalculation: Recalculation,
    path: Path,
) -> Patched:
    """The copy, read back: nothing but the planned cells may have changed."""
    try:
        patched = patch(data, workbook, edits, recalculation, Limits())
    except CannotPatch as refused:
        raise UsageError(_ODD, file=path, reason=refused.reason) from refused
    copy = _read(patched.data, path.name)
    changed = moved(workbook, copy, edits, recalculation, patched)
    if changed:
        raise UsageError(_ODD, file=path, reason="、".join(changed))
    return patched


def _against_formulas(
    made: Assembled,
    ground: Ground,
    workbook: Workbook,
    edits: Sequence[CellEdit],
    recalculation: Recalculation,
) -> Iterator[Remark]:
    """Values of the data for cells that hold a formula: they must agree with it."""
    for key in sorted(ground.live & made.given.keys()):
        given, found = made.given[key], ground.fields[key]
        place = found.place
        assert place.sheet is not None and place.row and place.column
        at = (place.sheet, place.row, place.column)
        if at in recalculation.stale or recalculation.how == "no_engine":
            continue
        cell = found.cell
        stored = cell.raw if cell is not None else None
        result = recalculation.values.get(at, workbook.recalculated.get(at, stored))
        value = _value(result)
        if not agrees(given, value):
            yield conflict(given, value, [])


def _value(stored: object) -> Value:
    if isinstance(stored, int | float) and not isinstance(stored, bool):
        return from_double(float(stored))
    return "" if stored is None else str(stored)
