"""Read label × column blocks under a header: 数据表, 人员情况, 项目资金."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import count

from selfeval_xl.forms.below import is_number
from selfeval_xl.forms.columns import resolved_columns
from selfeval_xl.forms.fields import FieldMaker, with_block_decimals
from selfeval_xl.forms.goals import is_goal_head
from selfeval_xl.forms.head_points import head_points, with_head_points
from selfeval_xl.forms.header_columns import HeaderColumn
from selfeval_xl.forms.headers import Header, is_label_head
from selfeval_xl.forms.labels import read_label, squeeze
from selfeval_xl.forms.percent import settle_percent_columns
from selfeval_xl.forms.row_units import row_measure, unit_column
from selfeval_xl.forms.tree import with_parents
from selfeval_xl.forms.under_header import is_under_header, unit_in_labels
from selfeval_xl.forms.view import SheetView
from selfeval_xl.forms.vocabulary import vocabulary
from selfeval_xl.model.form import (
    Field,
    Matrix,
    MatrixRow,
)
from selfeval_xl.model.grid import Cell, Range

CLOSING = re.compile(
    r"^(填报人|填表人|制表人?|经办人|备注|附?注[:：]|说明[:：]|填表说明|单位?负责人|联系电话|联系人|审核人?|填报日期)"
)
_NO_BRACES = str.maketrans("{}", "()")  # which stand about keys in formulas
_TITLE = re.compile(r"(自评|评价|评分|数据|绩效).{0,12}表$")
_SUBTOTAL = re.compile(r"^(合计|小计|总计|总额)$")
_INDICATOR_HEAD = re.compile(r"[一二三]级指标|三级指标|绩效目标|预期目标|任务名称")
_PROSE = re.compile(r"(?!不涉及|不适用)\D{4,}")
_LINE_NUMBER = re.compile(r"[\d.、-]+")
_SUM = re.compile(r"[合小总]计|总额")
_GRAND = re.compile(r"^(收入|支出)?总计$")
_TOLD_IN_LABEL = re.compile(r".[:：][\d,.]+(亿元|万元|千元|元)?$")
_COUNT_LINE = re.compile(r"^(栏次|行次|栏目|甲)$")
_NOTE = re.compile("^(备注|附?注|说明|填表说明)")
_MAX_GAP, _LEAST_FIGURES = 3, 2
_UNDER = 3  # rows below a header where units or column numbers may stand
_DERIVED = frozenset(
    {"rate", "rate0", "ctrl", "share", "d0", "d1", "da", "g0", "g1", "ga", "v0"}
    | {"left", "used_rate"}
)


def read_matrix(
    view: SheetView,
    file: str,
    make: FieldMaker,
    header: Header,
    last: int,
    unit: str | None,
) -> Matrix | None:
    """The block under a header, down to row ``last`` at most; None if empty."""
    known = [c for c in header.columns if c.term is not None]
    rows = list(_data_rows(view, header, known, last))
    if not rows:
        return None
    block = _block_kind(view, header)
    told = unit_column(view, header, rows)
    names = [_row_name(view, header, row, rows, told) for row in rows]
    units = [view.squeezed(row, told) if told else "" for row in rows]
    keyed = _keyed(names, rows, block)
    unit = unit or unit_in_labels((*(label for label, _ in names), *units))
    columns = resolved_columns(known, unit, [c.text for c in header.columns])
    totals = _totals(with_parents(keyed))
    reckoned = _DERIVED | {"score"} if block == "funds" else _DERIVED
    fields: dict[tuple[int, int], Field] = {}
    for i, row in enumerate(keyed):
        for j, column in enumerate(columns):
            if view.is_merged_into(row.row, column.column):
                continue
            quantity, own = row_measure(units[i], column.quantity, column.unit)
            fields[i, j] = make(
                file,
                view,
                row.row,
                column.column,
                key=f"{row.key}.{column.key}",
                label=f"{row.label} {column.label}",
                quantity=quantity,
                unit=own,
                is_derived=column.key in reckoned or i in totals,
            )
    if not any(f.number is not None or _is_formula(f) for f in fields.values()):
        is_ours = any(not r.key.startswith("~") for r in keyed)
        if not is_ours and not any(c.key.startswith("~") for c in columns):
            return None
    area = Range(
        header.top,
        min((*header.labels, known[0].column)),
        rows[-1],
        max(c.column for c in header.columns),
    )
    settled = settle_percent_columns(columns, fields)
    widened = with_block_decimals(settled.values())
    matrix = Matrix(
        block,
        area,
        with_parents(keyed),
        columns,
        dict(zip(settled, widened, strict=True)),
        unit,
    )
    if block != "funds":
        return matrix
    return with_head_points(matrix, view, file, make, header)


def _is_formula(one: Field) -> bool:
    return one.cell is not None and one.cell.formula is not None


def _totals(rows: Sequence[MatrixRow]) -> set[int]:
    """The rows that add up others: 人员经费 without its parts is the unit's own say."""
    parents = {row.parent for row in rows}
    return {
        i
        for i, row in enumerate(rows)
        if row.key in vocabulary().totals
        and (i in parents or _SUM.search(read_label(row.label).name))
    }


def _block_kind(view: SheetView, header: Header) -> str:
    keys = header.keys
    if keys & {"quota", "onpost"}:
        return "staff"
    is_money = keys & {"adj", "act", "y0b", "budget?"}
    if is_money and ({"weight", "score"} <= keys or head_points(view, header)):
        return "funds"
    return "money"


def _data_rows(
    view: SheetView, header: Header, known: Sequence[HeaderColumn], last: int
) -> Iterator[int]:
    """Rows of the block: labelled or filled, up to a closing line or a wide gap."""
    previous = header.bottom
    data = {c.column for c in known}
    left = min(data)
    right = max(c.column for c in header.columns)
    first_label = min(header.labels, default=1)
    for row, cells in view.by_row.items():
        if row <= header.bottom:
            continue
        if row > last or row - previous > _MAX_GAP + 1:
            return
        own = [c for c in cells if first_label <= c.column <= right]
        text = squeeze(own[0].shown) if own else ""
        is_closing = CLOSING.match(text) or CLOSING.match(squeeze(cells[0].shown))
        words = "".join(c.raw for c in own if isinstance(c.raw, str))
        if _INDICATOR_HEAD.search(words) or is_goal_head(own):
            return
        if is_closing:
            if _NOTE.match(text) and _goes_on(view, row, known):
                previous = row
                continue
            return
        if _is_next_header(own, text, data):
            return
        is_told = _TOLD_IN_LABEL.search(text) or _COUNT_LINE.match(text)
        is_first = row <= header.bottom + _UNDER and is_under_header(own, data)
        if is_told or is_first or _is_prose(own, data):
            continue
        filled = any(c.column in data for c in own)
        labelled = any(c.column < left for c in own) or _is_label_merged(
            view, row, header, left
        )
        if _is_banner(view, row, left, right, filled):
            if _TITLE.search(text):
                return
            continue
        if filled or labelled:
            previous = row
            yield row


def _goes_on(view: SheetView, row: int, known: Sequence[HeaderColumn]) -> bool:
    """True where the row below a note is labelled and has figures as those above."""
    below = view.by_row.get(row + 1, [])
    data = {c.column for c in known}
    figures = sum(is_number(c) for c in below if c.column in data)
    return figures >= _LEAST_FIGURES and any(c.column < min(data) for c in below)


def _is_next_header(own: Sequence[Cell], text: str, data: set[int]) -> bool:
    """True for a row of words that begins as a header does: 项目, 年末数."""
    inside = [c for c in own if c.column in data]
    return (
        bool(inside)
        and is_label_head(text)
        and all(isinstance(c.raw, str) for c in own)
        and not any(char.isdigit() for c in inside for char in c.shown)
        and not any(vocabulary().is_row(c.shown) for c in own)
    )


def _is_prose(own: Sequence[Cell], data: set[int]) -> bool:
    """True for a row whose cells under the figures hold sentences only."""
    inside = [c for c in own if c.column in data]
    return bool(inside) and all(
        isinstance(c.raw, str) and _PROSE.fullmatch(squeeze(c.shown)) for c in inside
    )


def _is_label_merged(view: SheetView, row: int, header: Header, left: int) -> bool:
    return any(view.text(row, column) for column in range(max(left - 3, 1), left))


def _is_banner(view: SheetView, row: int, left: int, right: int, filled: bool) -> bool:
    """A text merged over the labels and the figures: a title or a section line."""
    cells = view.by_row.get(row, [])
    if len(cells) != 1:
        return False
    block = view.block(row, cells[0].column)
    return block.left < left <= block.right or (
        block.left == left and filled and block.right > left
    )


def _row_name(
    view: SheetView, header: Header, row: int, rows: Sequence[int], told: int | None
) -> tuple[str, str]:
    """(label, context) of a row: its own words, and those it stands under.

    ``told`` is the column that gives the row its unit, no part of its name.
    """
    left = header.columns[0].column
    texts: list[str] = []
    first = min(header.labels, default=left)
    for column in range(max(1, min(first, left - 2), header.after), left):
        cell = view.cell(row, column)
        if cell is None or not isinstance(cell.raw, str) or column == told:
            continue
        if not cell.shown.strip() or _LINE_NUMBER.fullmatch(squeeze(cell.shown)):
            continue
        if cell.shown not in texts:
            texts.append(cell.shown)
    if not texts:
        return _label_of_blank(view, header, row, rows), ""
    known = [t for t in texts if vocabulary().is_row(t)]
    is_own = _SUBTOTAL.match(squeeze(texts[-1])) or _is_part(texts[-2:])
    label = texts[-1] if is_own else (known or texts)[-1]
    context = texts[texts.index(label) - 1] if texts.index(label) else ""
    return label, context


def _is_part(texts: Sequence[str]) -> bool:
    """True where the last text names a part of the one before: 公务用车费 | 购置费."""
    if len(texts) < 2:
        return False
    whole = vocabulary().row(texts[0], "money")
    return whole is not None and vocabulary().row(texts[1], "money", whole) is not None


def _label_of_blank(
    view: SheetView, header: Header, row: int, rows: Sequence[int]
) -> str:
    """A lone row without a label is named by the label column's own header."""
    if len(rows) == 1 or row == header.bottom + 1:
        for column in header.labels:
            text = view.text(header.bottom, column)
            if text:
                return text
    return ""


def _keyed(
    names: Sequence[tuple[str, str]], rows: Sequence[int], block: str
) -> list[MatrixRow]:
    words = vocabulary()
    keyed: list[MatrixRow] = []
    taken: set[str] = set()
    nearest = ""
    for (text, context), row in zip(names, rows, strict=True):
        label = read_label(text)
        key = words.row(text, block, nearest)
        if _SUBTOTAL.match(label.name) and context:
            key = words.row(context, block) or key
        if key is None or key in taken:
            key = f"~{label.name or row}".translate(_NO_BRACES)
            key = _not_taken(key, taken)
        taken.add(key)
        nearest = nearest if key.startswith("~") else key
        keyed.append(
            MatrixRow(key, text.strip(), row, None, label.is_of_which, label.indent)
        )
    return _with_plain_total(keyed, taken)


def _not_taken(key: str, taken: Collection[str]) -> str:
    """The key, from the second row of a name on with the row's turn."""
    again = (f"{key}~{turn}" for turn in count(2))
    return key if key not in taken else next(k for k in again if k not in taken)


def _with_plain_total(rows: list[MatrixRow], taken: set[str]) -> list[MatrixRow]:
    """A plain 合计 is 支出合计 beside 基本支出 and 项目支出, 总计 that of its side."""
    for i, row in enumerate(rows):
        if _GRAND.match(read_label(row.label).name) and row.key.startswith("~"):
            sides = [one for one in ("inc", "exp") if f"{one}.total" in taken]
            if len(sides) == 1 and f"{sides[0]}.grand" not in taken:
                rows[i] = replace(row, key=f"{sides[0]}.grand")
                taken.add(f"{sides[0]}.grand")
    if {"exp.basic", "exp.project"} <= taken and "exp.total" not in taken:
        for i, row in enumerate(rows):
            if _SUBTOTAL.match(read_label(row.label).name):
                rows[i] = replace(row, key="exp.total")
                break
    return rows
