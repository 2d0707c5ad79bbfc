"""Move a filled form into the blank of another; what finds no place is listed."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from selfeval_xl.config import Settings
from selfeval_xl.errors import UsageError
from selfeval_xl.forms import SpecSet, load_specs
from selfeval_xl.forms.alignment import Line, paired
from selfeval_xl.forms.indicator_words import plain_name
from selfeval_xl.forms.labels import read_label, squeeze
from selfeval_xl.forms.spec import FormSpec
from selfeval_xl.forms.view import SheetView
from selfeval_xl.i18n import N_
from selfeval_xl.learning.draft import drafts
from selfeval_xl.learning.leftovers import leftovers
from selfeval_xl.learning.moving import (
    Move,
    Moved,
    Stray,
    in_order,
    move_lines,
    move_matrices,
    move_tasks,
)
from selfeval_xl.learning.moving_indicators import move_indicators
from selfeval_xl.learning.moving_texts import move_texts
from selfeval_xl.learning.source import read_paper
from selfeval_xl.model.form import Form
from selfeval_xl.model.paper import Paper
from selfeval_xl.papers import Reader
from selfeval_xl.templates.content import Content
from selfeval_xl.templates.workbook import add_form
from selfeval_xl.writing import write_whole

SHEET = "未移入内容"
_HEADS = ("原工作表", "原单元格", "项目", "内容", "原因")
_WIDTHS = (14, 10, 30, 44, 34)
_LOST = N_("写入新表后读不出来")
_NO_FORM = N_("{file}：没有识别出可以移入“{title}”的表格")


@dataclass(frozen=True, slots=True)
class Migrated:
    """The new workbook, how many values it took over, and what found no place.

    ``alike`` were moved to a label that only resembles theirs.
    """

    path: Path
    form: str
    count: int
    strays: tuple[Stray, ...] = ()
    alike: tuple[Moved, ...] = ()


def migrate(
    source: Path, spec_id: str, out: Path, forms_dir: Path | None = None
) -> Migrated:
    """Write the blank of a form with the values of a filled one.

    The source is only read; ``out`` is written whole or not at all. Raises UsageError
    where the source has no form to move, SpecError for an unknown id.
    """
    if out.suffix.lower() != ".xlsx":
        raise UsageError(
            N_("{file}：写出的是 .xlsx 文件，请用这个结尾的文件名"), file=out
        )
    if out.exists() and out.resolve() == source.resolve():
        raise UsageError(N_("{file}：原表只读，请写到另一个文件"), file=out)
    specs = load_specs(forms_dir)
    spec = specs.get(spec_id)
    paper = read_paper(source, forms_dir)
    forms = _forms(paper, specs)
    form = max(forms, key=lambda one: _likeness(one, spec), default=None)
    if form is None or not _likeness(form, spec):
        raise UsageError(_NO_FORM, file=source, title=spec.title)
    move = _moved(form, spec)
    others = [one for one in forms if one is not form]
    assert paper.workbook is not None
    printed = _printed(specs, spec, form.spec)
    move.strays += leftovers(paper.workbook, form, others, move.seen, printed)
    sheet = next(s for s in paper.workbook.sheets if s.name == form.sheet)
    move_texts(move, form, SheetView(sheet))
    content = move.content(form.year)
    data = _workbook(move.spec, content, move.strays)
    lost = list(_lost(data, move, specs))
    if lost:
        move.strays += lost
        data = _workbook(move.spec, content, move.strays)
    write_whole(out, data)
    scores = sum(
        value not in (None, "")
        for line in move.indicators.values()
        for value in (line.score, line.target, line.actual, line.deviation_note)
    )
    count = len(move.moved) + len(move.lines) + scores + sum(map(len, move.tasks))
    alike = tuple(one for one in move.moved if one.is_by_likeness)
    strays = tuple(in_order(move.strays))
    return Migrated(out, spec.id, count - len(lost), strays, alike)


def _forms(paper: Paper, specs: SpecSet) -> list[Form]:
    """The forms as known specs read them, or by their own headings where that reads
    more: last year's form may have columns that no spec knows."""
    assert paper.workbook is not None
    own = [one.form for one in drafts(paper.workbook, specs, "own")]
    found: list[Form] = []
    for form in paper.forms:
        same = [one for one in own if one.sheet == form.sheet and _meet(one, form)]
        own = [one for one in own if one not in same]
        found.append(max((form, *same), key=_filled))
    return found + own


def _meet(one: Form, other: Form) -> bool:
    return one.area.top <= other.area.bottom and other.area.top <= one.area.bottom


def _filled(form: Form) -> int:
    """How many cells of its tables hold something."""
    matrices = sum(not one.is_blank for matrix in form.matrices for one in matrix)
    return matrices + (len(form.indicators.indicators) if form.indicators else 0)


def _likeness(form: Form, spec: FormSpec) -> int:
    """How many rows, columns and indicators of a form the other has."""
    entries = [e for b in spec.blocks for e in (*b.rows, *b.columns)]
    own = [Line(r.label, r.key) for matrix in form.matrices for r in matrix.rows]
    own += [Line(c.label, c.key) for matrix in form.matrices for c in matrix.columns]
    found = paired(own, [Line(e.text, e.key) for e in entries])
    score = len(found.same) + len(found.renamed)
    if form.indicators is not None and spec.indicators:
        names = [Line(plain_name(i.name.shown)) for i in form.indicators.indicators]
        issued = [Line(one.level3) for one in spec.indicators if one.level3]
        score += len(paired(names, issued).same) + spec.has_own_indicators
    if form.tasks is not None and any(b.archetype == "tasks" for b in spec.blocks):
        score += 1
    return score + (1000 if form.spec == spec.id else 0)


def _moved(form: Form, spec: FormSpec) -> Move:
    move = Move(spec)
    move_matrices(move, form)
    move_tasks(move, form.tasks)
    move_indicators(move, form.indicators)
    move_lines(move, form)
    return move


def _printed(specs: SpecSet, spec: FormSpec, old: str) -> set[str]:
    """Texts that blank forms hold by themselves."""
    before = specs.find(old)
    found: set[str] = set()
    for one in (spec, before):
        if one is None:
            continue
        texts = [
            one.title,
            *(b.title for b in one.blocks),
            *(b.stub for b in one.blocks),
        ]
        texts += [e.text for b in one.blocks for e in (*b.rows, *b.columns)]
        texts += [str(text) for text in one.layout.get("columns", ())]
        texts += ["附件", "合计", "项目", str(one.layout.get("total", ""))]
        found |= {squeeze(text) for text in texts if text}
        found |= {read_label(text).name for text in texts if text}
    return found - {""}


def _workbook(spec: FormSpec, content: Content, strays: Sequence[Stray]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        add_form(book, spec, content)
        if strays:
            _list_strays(book, strays)
    return stream.getvalue()


def _list_strays(book: xlsxwriter.Workbook, strays: Sequence[Stray]) -> None:
    """A sheet with what found no place: where it stood, what it is, and why."""
    sheet = book.add_worksheet(SHEET)
    bold = book.add_format({"bold": True, "border": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    for j, (head, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
        sheet.set_column(j, j, width)
        sheet.write_string(0, j, head, bold)
    for i, one in enumerate(in_order(strays), 1):
        texts = (one.place.sheet, one.place.a1, one.label, one.value, one.why())
        for j, text in enumerate(texts):
            sheet.write_string(i, j, text or "", plain)
    sheet.freeze_panes(1, 0)


def _lost(data: bytes, move: Move, specs: SpecSet) -> Iterator[Stray]:
    """Values that the new workbook, read again, does not hold in their field."""
    paper = Reader(Settings(), specs).paper(data, "out.xlsx")
    fields = {key: f for form in paper.forms for key, f in form.fields().items()}
    for one in move.moved:
        found = fields.get(one.key)
        shown = one.source.shown
        if found is None or (found.number is None and found.shown != str(one.value)):
            is_live = one.key not in move.values and one.key not in move.typed
            if found is None or not is_live:
                yield Stray(one.source.place, one.source.label, shown, _LOST)
