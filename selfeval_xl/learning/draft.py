"""A form found in a sheet, put as the spec of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from selfeval_xl.forms import recognise
from selfeval_xl.forms.header_columns import read_columns
from selfeval_xl.forms.indicator_words import plain_name
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.forms.own_words import heading_words, quantity_of
from selfeval_xl.forms.spec import BlockSpec, Entry, FormSpec, IndicatorSpec, SpecSet
from selfeval_xl.forms.view import SheetView
from selfeval_xl.learning.draft_heads import head_blocks
from selfeval_xl.learning.headings import own_columns, plain_heading
from selfeval_xl.model.form import (
    Field,
    Form,
    IndicatorTable,
    Matrix,
    Quantity,
    TaskList,
)
from selfeval_xl.model.grid import Range, Sheet, Workbook

_IN_BRACKETS = re.compile(r"[(（][^()（）]*(年度?|20\d\d)[)）]")
_YEAR = re.compile(r"^.*?20\d\d年?度?")
_TITLE_ROWS, _LEAST_TITLE = 6, 4
_NOT_A_TITLE = re.compile(r"[:：]|^附件?\d*$|^附表")
_HUNDRED = Decimal(100)
_FIRST_LEVELS = 2
_PLACE = re.compile(r"^\w{1,6}?[省市县区州旗](?![级域县直属])")
_LEAST_PATTERN = 6


@dataclass(frozen=True, slots=True)
class Draft:
    """The spec a form makes before identities, and the form it was made of.

    ``lines`` are what stands above and below the tables (填报单位 …).
    """

    spec: FormSpec
    form: Form
    lines: tuple[str, ...] = ()


def drafts(workbook: Workbook, specs: SpecSet, spec_id: str) -> tuple[Draft, ...]:
    """A draft for each form of the visible sheets; headings of its own are read."""
    found: list[Draft] = []
    for sheet in workbook.sheets:
        if sheet.is_hidden or sheet.problem is not None or not sheet.cells:
            continue
        lone = replace(workbook, sheets=(sheet,))
        known = recognise(lone, specs, turned=False)
        view = SheetView(sheet)
        columns = own_columns(view, _understood(known))
        title = _title(view, known)
        seed = _seed(title or sheet.name, sheet, columns)
        seeds = SpecSet((seed,), frozenset({seed.id}))
        forms = recognise(lone, seeds, turned=False)
        for form in forms:
            number = f"-{len(found) + 1}" if found else ""
            found.append(_draft(form, view, title, f"{spec_id}{number}"))
    return tuple(found)


def _understood(forms: Sequence[Form]) -> list[Range]:
    """Areas that no heading of the sheet's own can stand in."""
    tables = [f.indicators.area for f in forms if f.indicators is not None]
    return tables + [f.tasks.area for f in forms if f.tasks is not None]


def _seed(title: str, sheet: Sheet, columns: Sequence[Entry]) -> FormSpec:
    """What is known before the tables are read: title and headings."""
    block = BlockSpec("own", "matrix", columns=tuple(columns))
    patterns = (re.escape(squeeze(title)), f"^{re.escape(squeeze(sheet.name))}$")
    return FormSpec("seed", title, "", "data", "", "", False, patterns, blocks=(block,))


def _title(view: SheetView, forms: Sequence[Form]) -> str:
    """The title as it stands in the sheet, "" where there is none."""
    for form in forms:
        if form.title is not None:
            return form.title.shown
    for cells in list(view.by_row.values())[:_TITLE_ROWS]:
        text = squeeze(cells[0].shown)
        is_words = isinstance(cells[0].raw, str) and len(text) >= _LEAST_TITLE
        if len(cells) == 1 and is_words and not _NOT_A_TITLE.search(text):
            return cells[0].shown
    return ""


def bare_title(text: str) -> str:
    """A title without year and unit: "某区2024年度资金情况表" is "资金情况表"."""
    words = squeeze(text)
    bare = _YEAR.sub("", _IN_BRACKETS.sub("", words)).strip("《》“”")
    return bare if len(bare) >= _LEAST_TITLE else words


def _draft(form: Form, view: SheetView, title: str, spec_id: str) -> Draft:
    own_title = form.title.shown if form.title is not None else title
    name = bare_title(own_title) if own_title else squeeze(form.sheet)
    kind = "data" if form.kind == "generic" else form.kind
    spec = FormSpec(
        id=spec_id,
        title=name,
        family="",
        kind=kind,
        version=str(form.year) if form.year else "",
        source="",
        is_sourced=True,
        patterns=(_pattern(name),),
        money_unit=form.money_unit,
        blocks=tuple(_blocks(form, view)),
        indicators=tuple(_indicators(form.indicators)),
        layout=_layout(form, view),
    )
    lines = (*form.header.values(), *form.closing.values())
    return Draft(spec, form, tuple(dict.fromkeys(one.label for one in lines)))


def _pattern(name: str) -> str:
    """What the title must hold; the place it was issued in left out."""
    rest = _PLACE.sub("", name)
    return re.escape(rest if len(rest) >= _LEAST_PATTERN else name)


def _blocks(form: Form, view: SheetView) -> Iterator[BlockSpec]:
    found: list[tuple[int, BlockSpec]] = []
    taken: dict[str, int] = {}
    for matrix in form.matrices:
        taken[matrix.block] = turn = taken.get(matrix.block, 0) + 1
        name = matrix.block if turn == 1 else f"{matrix.block}-{turn}"
        found.append((matrix.area.top, _matrix(matrix, view, name)))
    if form.tasks is not None:
        found.append((form.tasks.area.top, _tasks(form.tasks)))
    found += head_blocks(form, view)
    if form.indicators is not None and found:
        place = BlockSpec("indicators", "indicators")
        found.append((form.indicators.area.top, place))
    yield from (block for _, block in sorted(found, key=lambda pair: pair[0]))


def _matrix(matrix: Matrix, view: SheetView, name: str) -> BlockSpec:
    first = matrix.rows[0].row
    heads = read_columns(view, matrix.area.top, first - 1, None)
    by_column = {c.column: c for c in matrix.own_columns}
    left = min(by_column)
    columns: list[Entry] = []
    for head in heads:
        known = by_column.get(head.column)
        if known is not None:
            columns.append(Entry(key=known.key, text=plain_heading(head.text)))
        elif head.column > left and quantity_of(head.text) is Quantity.TEXT:
            text = plain_heading(head.text)
            one = Entry(key="~" + heading_words(text), text=text)
            if one not in columns:  # a heading may be merged over two columns
                columns.append(one)
    return BlockSpec(
        name,
        "matrix",
        title=_line_above(view, matrix.area.top),
        unit=matrix.unit if matrix.block != "staff" else "人",
        rows=tuple(
            Entry(
                key=row.key, text=row.label, indent=row.depth, dash=_dashes(matrix, i)
            )
            for i, row in enumerate(matrix.rows)
            if squeeze(row.label)
        ),
        columns=tuple(columns),
        label=next((squeeze(h.text) for h in heads if h.column < left), ""),
    )


def _dashes(matrix: Matrix, i: int) -> frozenset[str]:
    """Columns in which the row carries a dash: they are not asked for."""
    return frozenset(
        column.key
        for j, column in enumerate(matrix.columns)
        if (one := matrix.fields.get((i, j))) is not None and one.value.state == "na"
    )


def _line_above(view: SheetView, top: int) -> str:
    """A section line right above a block ("二、收支情况"), "" for other lines."""
    cells = view.by_row.get(top - 1, [])
    text = cells[0].shown.strip() if len(cells) == 1 else ""
    is_section = re.match(
        r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十][)）]", text
    )
    return text if is_section else ""


def _tasks(tasks: TaskList) -> BlockSpec:
    columns: dict[str, Field] = {}
    for one in tasks.tasks:
        columns |= {key: found for key, found in one.items() if key not in columns}
    ordered = sorted(columns.items(), key=lambda pair: pair[1].place.order)
    return BlockSpec(
        "tasks",
        "tasks",
        columns=tuple(Entry(key=key, text=found.label) for key, found in ordered),
        blank_rows=len(tasks.tasks),
    )


def _indicators(table: IndicatorTable | None) -> Iterator[IndicatorSpec]:
    """The indicators the form prescribes; only their levels where units name them."""
    if table is None:
        return
    seen: set[tuple[str, ...]] = set()
    names_own = has_own_indicators(table)
    factor = _HUNDRED if table.weight_scale == "fraction" else Decimal(1)
    for one in table.indicators:
        levels = (*one.levels, "", "")[:_FIRST_LEVELS]
        if names_own:
            if levels not in seen and levels[0]:
                seen.add(levels)
                yield IndicatorSpec(levels[0], levels[1], "")
            continue
        number = one.weight.number if one.weight is not None else None
        yield IndicatorSpec(
            levels[0],
            levels[1],
            plain_name(one.name.shown),
            None if number is None else (number * factor).normalize(),
            one.explanation.shown.strip() if one.explanation else "",
            one.standard.shown.strip() if one.standard else "",
        )


def has_own_indicators(table: IndicatorTable) -> bool:
    """True where each indicator has a target to set: the unit names them itself."""
    return any(one.target is not None for one in table.indicators)


def _layout(form: Form, view: SheetView) -> dict[str, object]:
    layout: dict[str, object] = {"sheet": form.sheet}
    table = form.indicators
    if table is not None:
        heads = [
            view.text(table.area.top, column).strip()
            for column in range(table.area.left, table.area.right + 1)
            if not view.is_merged_into(table.area.top, column)
        ]
        layout["columns"] = [" ".join(text.split()) for text in heads if text]
    return layout
