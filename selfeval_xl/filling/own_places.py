"""Blank rows of a workbook of one's own, for the indicators that the data name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from selfeval_xl.filling.entries import Entry
from selfeval_xl.filling.ground import Ground
from selfeval_xl.filling.own_indicators import named_in, with_own_indicators
from selfeval_xl.filling.problems import Remark
from selfeval_xl.forms.fields import FieldMaker
from selfeval_xl.forms.indicator_columns import Columns, columns_at
from selfeval_xl.forms.indicator_words import is_subtotal, is_total, plain_name
from selfeval_xl.forms.spec import FormSpec, IndicatorSpec
from selfeval_xl.forms.view import SheetView
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form, Quantity
from selfeval_xl.model.grid import Address, Sheet
from selfeval_xl.templates.content import IndicatorLine, Value

_POINTS = frozenset({"weight", "score"})
_ROLES = {
    "target": "target",
    "adjusted": "target",
    "actual": "actual",
    "note": "reason",
}


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row of the table: its indicator, "" for none, levels, and columns by field."""

    row: int
    name: str
    level1: str
    level2: str
    columns: Mapping[str, int]

    def fits(self, one: IndicatorSpec) -> bool:
        """True where an indicator of these levels may stand in the row."""
        first = not self.level1 or self.level1 == plain_name(one.level1)
        return first and self.level2 in ("", plain_name(one.level2))


@dataclass(frozen=True, slots=True)
class Placed:
    """The form with the data's indicators, the row of each, and what found none."""

    spec: FormSpec
    entries: tuple[Entry, ...]
    rows: Mapping[str, IndicatorRow]
    named: Mapping[str, IndicatorRow]
    left: tuple[Remark, ...]


def indicator_rows(form: Form, sheet: Sheet) -> tuple[IndicatorRow, ...]:
    """The rows of the form's table of indicators; () where each names one."""
    if form.indicators is None:
        return ()
    view, area = SheetView(sheet), form.indicators.area
    found = (c for c in columns_at(view, area.top, None) if c.top == area.top)
    columns = next(found, None)
    if columns is None:
        return ()
    rows = tuple(_rows(view, columns, area.bottom))
    return rows if any(not one.name for one in rows) else ()


def _rows(view: SheetView, columns: Columns, last: int) -> Iterator[IndicatorRow]:
    held = _held(columns)
    names = ["" for _ in columns.levels[:-1]]
    for row in range(columns.bottom + 1, last + 1):
        cells = view.by_row.get(row, [])
        if any(c.is_string and _is_sum(c.shown) for c in cells):
            continue
        for at, level in enumerate(columns.levels[:-1]):
            block = view.block(row, level.column)
            text = plain_name(view.text(block.top, block.left))
            if text:
                names[at:] = [text, *("" for _ in names[at + 1 :])]
        leaf = columns.leaf.column
        if names and names[0] and not view.is_merged_into(row, leaf):
            name = view.text(row, leaf).strip()
            yield IndicatorRow(row, name, names[0], "".join(names[1:2]), held)


def _is_sum(text: str) -> bool:
    return is_total(text) or is_subtotal(text)


def _held(columns: Columns) -> dict[str, int]:
    """The columns by the field they hold; "~" and the heading for any other."""
    leaf = columns.leaf
    found = {"name": leaf.column}
    for role, column in columns.texts.items():
        if role in _ROLES:
            found.setdefault(_ROLES[role], column)
    for key, at in (("weight", leaf.weight), ("score", leaf.score)):
        if at is not None:
            found[key] = at
    for column, heading in columns.headings.items():
        found.setdefault(f"~{heading}", column)
    return found


def without_blank(form: Form, rows: Sequence[IndicatorRow]) -> Form:
    """The form less what was taken for an indicator in a row that has none."""
    blank = {one.row for one in rows if not one.name}
    table = form.indicators
    if table is None or not blank:
        return form
    kept = tuple(one for one in table.indicators if one.row not in blank)
    return replace(form, indicators=replace(table, indicators=kept, groups=()))


def with_levels(
    own: FormSpec, spec: FormSpec, rows: Sequence[IndicatorRow]
) -> FormSpec:
    """The sheet's form with the levels of its blank rows, and all their columns."""
    if not rows:
        return own
    levels = dict.fromkeys((one.level1, one.level2) for one in rows if not one.name)
    open_ = tuple(IndicatorSpec(*pair, "") for pair in levels)
    more = tuple(b for b in spec.blocks if b.archetype == "indicators")
    return replace(
        own, indicators=(*own.indicators, *open_), blocks=(*own.blocks, *more)
    )


def place(
    own: FormSpec, entries: Sequence[Entry], rows: Sequence[IndicatorRow]
) -> Placed:
    """Give each indicator of the data that the sheet does not name a blank row."""
    known = {one.name for one in own.indicators if one.level3}
    if not rows:
        return Placed(own, tuple(entries), {}, {}, ())
    whole, rest = with_own_indicators(own, entries)
    free, taken = [one for one in rows if not one.name], {}
    by_name = {one.name: one for one in rows if one.name}
    named = {name: by_name[name] for name in known if name in by_name}
    left: list[Remark] = []
    lost: set[str] = set()
    for one in whole.indicators:
        if not one.level3 or one.name in known:
            continue
        row = next((r for r in free if r.fits(one)), None)
        if row is None:
            lost.add(one.level3)
            left.append(_no_row(one))
        else:
            free.remove(row)
            taken[one.name] = row
    kept = tuple(one for one in whole.indicators if one.level3 not in lost)
    entries = tuple(one for one in rest if named_in(one) not in lost)
    spec = replace(whole, indicators=kept)
    return Placed(spec, entries, taken, named, tuple(left))


def _no_row(one: IndicatorSpec) -> Remark:
    template = N_(
        "指标“{name}”在“{level}”下没有空行，没有填入；请先在表中插入一行，再填一次"
    )
    level = one.level2 or one.level1
    return Remark("no_place", "", template, {"name": one.level3, "level": level})


def with_rows(
    ground: Ground,
    form: Form,
    sheet: Sheet,
    placed: Placed,
    make: FieldMaker,
) -> Ground:
    """The ground with the blank cells that placed indicators are written into."""
    view = SheetView(sheet)
    fields: dict[str, Field] = dict(ground.fields)
    filled = {
        f"{name}.{key}"
        for name, row in placed.named.items()
        for key, column in row.columns.items()
        if view.text(row.row, column).strip()
    }
    for name, row in placed.rows.items():
        for key in ("weight", "score", "reason"):
            if key in row.columns:
                fields[f"{name}.{key}"] = make(
                    form.file,
                    view,
                    row.row,
                    row.columns[key],
                    key=f"{name}.{key}",
                    label=f"{name} {key}",
                    quantity=Quantity.SCORE if key in _POINTS else Quantity.TEXT,
                )
    return replace(ground, fields=fields, filled=ground.filled | filled)


def cells_of(
    placed: Placed, lines: Mapping[str, IndicatorLine]
) -> Iterator[tuple[Address, Value]]:
    """What indicators put into their rows besides their points."""
    for name, row in {**placed.named, **placed.rows}.items():
        line = lines.get(name)
        if line is None:
            continue
        texts: dict[str, Value] = {
            "name": name,
            "target": line.target,
            "actual": line.actual,
            **{f"~{heading}": value for heading, value in line.more.items()},
        }
        for key, value in texts.items():
            if value != "" and key in row.columns:
                yield (row.row, row.columns[key]), value
