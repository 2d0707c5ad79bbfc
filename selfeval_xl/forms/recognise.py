"""Find every form of a workbook: in any sheet, at any offset, several on one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial

from selfeval_xl.forms.changes import changes_of, official_groups
from selfeval_xl.forms.choice import choose_spec, missing_labels, required_keys
from selfeval_xl.forms.closing import FormLines, read_lines
from selfeval_xl.forms.column_units import settle_units
from selfeval_xl.forms.fields import FieldMaker, field_maker
from selfeval_xl.forms.goals import read_goals
from selfeval_xl.forms.header_years import year_of_workbook
from selfeval_xl.forms.headers import Header, find_headers
from selfeval_xl.forms.indicators import locate_indicators
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.matrix import read_matrix
from selfeval_xl.forms.own_words import view_of
from selfeval_xl.forms.panes import panes
from selfeval_xl.forms.spec import SpecSet
from selfeval_xl.forms.tasks import locate_tasks
from selfeval_xl.forms.turned import turned_matrices
from selfeval_xl.forms.under_header import unit_under
from selfeval_xl.forms.view import SheetView
from selfeval_xl.forms.votes import settle_changes
from selfeval_xl.model.form import (
    Field,
    Form,
    IndicatorTable,
    Matrix,
    Quantity,
    TaskList,
)
from selfeval_xl.model.grid import Range, Workbook
from selfeval_xl.values.money import find_money_unit

_TITLE = re.compile(
    r"(自评|评价|评分|打分|绩效|基础数据|数据)[^，。；]{0,14}表([(（].{0,20}[)）])?$|自评(打分|评分)"
)
_LONGEST_TITLE = 45
_FAMILY_WORDS = re.compile("自评|评价|评分|绩效|预算|决算|财政")


@dataclass(slots=True)
class _Part:
    """What stands under one title of a sheet."""

    top: int
    title: tuple[int, int] | None
    matrices: list[Matrix] = field(default_factory=list)
    tables: list[IndicatorTable] = field(default_factory=list)
    tasks: list[TaskList] = field(default_factory=list)


def recognise(
    workbook: Workbook, specs: SpecSet, *, turned: bool = True
) -> tuple[Form, ...]:
    """All forms of the visible sheets, in the order of the sheets and rows.

    ``turned`` where tables whose items head the columns count too.

    A form that fits no spec has spec "generic". Hidden sheets are not searched:
    what they hold is the business of the rule on hidden content.
    """
    make = field_maker(workbook)
    elsewhere = cache(lambda: year_of_workbook(workbook.sheets))
    return tuple(
        form
        for sheet in workbook.sheets
        if not sheet.is_hidden and sheet.problem is None and sheet.cells
        for view in panes(view_of(sheet, specs.own_words))
        for form in _of_view(workbook.file, view, make, specs, elsewhere, turned)
    )


def _of_view(
    file: str,
    view: SheetView,
    make: FieldMaker,
    specs: SpecSet,
    elsewhere: Callable[[], int | None],
    turned: bool,
) -> Iterable[Form]:
    """The forms of a sheet; ``elsewhere`` is the year the other sheets name."""
    titles = _titles(view)
    tables = locate_indicators(view, file, make)
    year = _year(view, titles)
    headers = list(find_headers(view, year, None if year else elsewhere()))
    tasks = locate_tasks(view, file, make, heads=[h.top for h in headers])
    headers = [h for h in headers if not _is_inside(h, tables, tasks)]
    last_row = max(view.by_row, default=0)
    parts = [_Part(0, None), *(_Part(row, (row, col)) for row, col in titles)]
    stops = sorted(
        {h.top for h in headers}
        | {t.area.top for t in tables}
        | {t.area.top for t in tasks}
        | {row for row, _ in titles}
        | {last_row + 1}
    )
    for header in headers:
        # a merged cell may reach down beyond the last row with content
        below = (stop for stop in stops if stop > header.bottom)
        last = next(below, header.bottom + 1) - 1
        unit = _unit_above(view, header, parts)
        matrix = read_matrix(view, file, make, header, last, unit)
        if matrix is not None:
            _part_of(parts, matrix.area).matrices.append(
                settle_changes(settle_units(matrix))
            )
    if turned:
        taken = [m.area for part in parts for m in part.matrices]
        taken += [*(t.area for t in tables), *(t.area for t in tasks)]
        unit_above = partial(_declared_above, view, parts)
        at = year or elsewhere()
        for matrix in turned_matrices(view, file, make, at, taken, unit_above):
            _part_of(parts, matrix.area).matrices.append(settle_changes(matrix))
    parts = _without_repeats(parts)
    for table in tables:
        _part_of(parts, table.area).tables.append(table)
    for task in tasks:
        _part_of(parts, task.area).tasks.append(task)
    filled = [p for p in parts if p.matrices or p.tables or p.tasks]
    for index, part in enumerate(filled):
        end = filled[index + 1].top - 1 if index + 1 < len(filled) else last_row
        start = 1 if index == 0 else part.top
        within = Range(start, 1, end, 16384)
        lines = read_lines(view, file, make, within, _areas(part))
        goals = read_goals(view, file, make, within, _areas(part, with_funds=False))
        for piece in _split(part):
            form = _form(view, file, make, piece, lines, specs)
            yield replace(form, goals=goals) if goals else form


def _titles(view: SheetView) -> list[tuple[int, int]]:
    """Rows that hold nothing but a form's title, with the title's column."""
    found = []
    for row, cells in view.by_row.items():
        if len(cells) > 2 or not isinstance(cells[0].raw, str):
            continue
        text = squeeze(cells[0].shown)
        is_own = cells[0].address in view.own_titles
        if is_own or (len(text) <= _LONGEST_TITLE and _TITLE.search(text)):
            found.append((row, cells[0].column))
    return found


def _year(view: SheetView, titles: Sequence[tuple[int, int]]) -> int | None:
    """The evaluation year, from a title row or the row below it."""
    for row, _ in titles:
        for near in (row, row + 1, row - 1):
            for cell in view.by_row.get(near, ()):
                if not isinstance(cell.raw, str):
                    continue  # an amount above the title
                words = squeeze(cell.shown)
                found = re.search(r"(?<![\d.,])(20\d\d)(?![\d.,])", words)
                if found:
                    return int(found[1])
    return None


def _is_inside(
    header: Header, tables: Sequence[IndicatorTable], tasks: Sequence[TaskList]
) -> bool:
    areas = [t.area for t in tables] + [t.area for t in tasks]
    return any(area.top <= header.top <= area.bottom for area in areas)


def _unit_above(view: SheetView, header: Header, parts: Sequence[_Part]) -> str | None:
    """The money unit declared nearest above the block, in it or in its header."""
    floor = max((p.top for p in parts if p.top <= header.top), default=0)
    unit = _declared_between(view, header.top, floor)
    if unit:
        return unit
    for label in header.labels:
        unit = find_money_unit(view.text(header.top, label))
        if unit:
            return unit
    return unit_under(view, header.bottom, [c.column for c in header.columns])


def _declared_above(view: SheetView, parts: Sequence[_Part], row: int) -> str | None:
    """The money unit declared nearest above a row, under its title."""
    floor = max((p.top for p in parts if p.top <= row), default=0)
    return _declared_between(view, row, floor)


def _declared_between(view: SheetView, row: int, floor: int) -> str | None:
    for above in range(row - 1, max(floor - 3, 0), -1):
        for cell in view.by_row.get(above, ()):
            unit = find_money_unit(cell.shown) if isinstance(cell.raw, str) else None
            if unit:
                return unit
    return None


def _part_of(parts: Sequence[_Part], area: Range) -> _Part:
    return [p for p in parts if p.top <= area.top][-1]


def _without_repeats(parts: Sequence[_Part]) -> list[_Part]:
    """The parts, one that holds the same rows and columns again as several.

    A form filled for two units under one title is two forms.
    """
    made: list[_Part] = []
    for part in parts:
        made.append(replace(part, matrices=[]))
        taken: set[str] = set()
        for matrix in part.matrices:
            keys = {f.key for f in matrix if f.number is not None}
            if 2 * len(keys & taken) > len(keys):
                below = max(m.area.bottom for m in made[-1].matrices) + 1
                made.append(replace(part, top=below, matrices=[], tables=[], tasks=[]))
                taken = set()
            taken |= keys
            made[-1].matrices.append(matrix)
    return made


def _areas(part: _Part, with_funds: bool = True) -> list[Range]:
    """Where the part's tables stand; the fund block may reach over the goals."""
    return [
        *(m.area for m in part.matrices if with_funds or m.block != "funds"),
        *(t.area for t in part.tables),
        *(t.area for t in part.tasks),
    ]


def _split(part: _Part) -> list[_Part]:
    """A 数据表 and a 评分表 under one title are two forms; a fund block is not."""
    data = [m for m in part.matrices if m.block != "funds"]
    scored = [t for t in part.tables if t.has_score]
    has_funds = len(data) < len(part.matrices)
    if not (data and scored) or has_funds:
        return [part]
    rest = [t for t in part.tables if not t.has_score]
    return [
        replace(part, matrices=data, tables=rest),
        replace(part, matrices=[], tables=scored, tasks=[]),
    ]


def _kind(part: _Part) -> str:
    blocks = {m.block for m in part.matrices}
    scored = any(t.has_score for t in part.tables)
    if "funds" in blocks:
        return "project"
    if scored:
        return "score"
    known = {r.key for m in part.matrices for r in m.rows if not r.key.startswith("~")}
    return "data" if known or "staff" in blocks else "generic"


def _form(
    view: SheetView,
    file: str,
    make: FieldMaker,
    part: _Part,
    lines: FormLines,
    specs: SpecSet,
) -> Form:
    areas = _areas(part)
    area = Range(
        min(a.top for a in areas),
        min(a.left for a in areas),
        max(a.bottom for a in areas),
        max(a.right for a in areas),
    )
    title = _title_field(view, file, make, part)
    form = Form(
        spec="generic",
        title=title,
        file=file,
        sheet=view.sheet.name,
        area=area,
        kind=_kind(part),
        unit_name=lines.unit_name,
        year=lines.year,
        money_unit=next((m.unit for m in part.matrices if m.unit), lines.money_unit),
        matrices=tuple(part.matrices),
        indicators=part.tables[0] if part.tables else None,
        tasks=part.tasks[0] if part.tasks else None,
        header=lines.header,
        closing=lines.closing,
        years=lines.years,
    )
    spec = choose_spec(form, specs)
    if spec is not None:
        form = replace(
            form,
            spec=spec.id,
            kind="overall" if spec.kind == "overall" else form.kind,
            family=spec.family,
            missing_labels=missing_labels(form, spec),
            official=official_groups(spec, specs),
        )
        if not any(matrix.is_turned for matrix in form.matrices):
            form = replace(form, changes=changes_of(form, spec, specs, view))
    elif form.kind == "project" and _is_of_whole_unit(form):
        form = replace(form, kind="overall")
    return replace(form, required=required_keys(form, spec))


def _is_of_whole_unit(form: Form) -> bool:
    """True for a form with a fund block that is a unit's own and no project's."""
    title = squeeze(form.title.shown if form.title is not None else form.sheet)
    return "整体" in title and "project_name" not in form.header


def _title_field(
    view: SheetView, file: str, make: FieldMaker, part: _Part
) -> Field | None:
    if part.title is None:
        return None
    row, column = part.title
    return make(
        file, view, row, column, key="title", label="标题", quantity=Quantity.TEXT
    )
