"""Locate task lists: 重点工作任务 with their budget, spending and completion."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from selfeval_xl.forms.fields import FieldMaker
from selfeval_xl.forms.indicator_columns import columns_at, header_parts
from selfeval_xl.forms.indicator_levels import is_number
from selfeval_xl.forms.indicator_words import is_closing, is_subtotal, is_total
from selfeval_xl.forms.labels import squeeze, without_brackets
from selfeval_xl.forms.task_rates import with_rates
from selfeval_xl.forms.view import SheetView
from selfeval_xl.model.form import Field, Quantity, TaskList
from selfeval_xl.model.grid import Cell, Range
from selfeval_xl.values.money import find_money_unit

_NAME = re.compile(
    r"^(?:年度|本年度|部门|单位|全年|当年)*(?:重点|主要)?(?:工作)?任务(?:名称|内容|事项)?$"
    r"|^(?:年度)?重点工作(?:名称|事项|内容)?$|^(?:年度)?主要工作(?:名称|事项)?$"
    r"|^(?:年度|本年度|部门)*(?:重点|主要|专项)(?:支出|工作)?项目(?:名称|内容)?$"
)
_ROLES: tuple[tuple[str, Quantity, re.Pattern[str]], ...] = tuple(
    (key, quantity, re.compile(pattern))
    for key, quantity, pattern in (
        ("deviation_note", Quantity.TEXT, r"原因|备注|改进措施|说明$"),
        ("execution_rate", Quantity.RATIO, r"执行率|支出率|支付率"),
        ("completion_rate", Quantity.RATIO, r"完成率|完成比例|完成进度"),
        ("score", Quantity.SCORE, r"得分|评分$"),
        ("full_score", Quantity.SCORE, r"^(?:指标)?分值$|权重$|满分|标准分"),
        ("planned_on", Quantity.DATE, r"(?:完成|计划).*(?:时限|时间|日期)|时限$"),
        ("annual_budget", Quantity.AMOUNT, r"(?:全年|调整后?|调整)预算"),
        ("executed", Quantity.AMOUNT, r"支出|执行数|执行金额|执行|决算|实际使用"),
        (
            "initial_budget",
            Quantity.AMOUNT,
            r"预算|计划(?:投入|资金|金额)|安排(?:资金|金额)",
        ),
        ("completion", Quantity.TEXT, r"完成|进展|落实情况|实施情况"),
        ("target", Quantity.TEXT, r"目标"),
        ("content", Quantity.TEXT, r"内容|措施|概况|任务描述"),
    )
)
_FISCAL, _OTHER = re.compile(r"财政(?:拨款|资金)"), re.compile(r"其他(?:资金|来源)?")
_TELLING = {"initial_budget", "annual_budget", "executed", "completion"}
_DOTS = re.compile(r"^[.…·。、\-—/]*$")
_TOTAL = re.compile(r"^(?:金额|资金|预算|年度资金)?(?:合计|总计|总额|共计)$")
_TALLEST, _WIDEST_GAP, _ABOVE = 3, 3, 12


@dataclass(frozen=True, slots=True)
class _Column:
    key: str
    quantity: Quantity
    label: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class _Header:
    top: int
    bottom: int
    name: int
    columns: Mapping[int, _Column]


def locate_tasks(
    view: SheetView,
    file: str,
    make_field: FieldMaker,
    within: Range | None = None,
    heads: Collection[int] = (),
) -> tuple[TaskList, ...]:
    """The task lists of a sheet, from the top; ``heads`` are where other blocks begin.

    Keys: task_name, content, target, initial_budget, annual_budget, executed (each
    amount also with ``_fiscal`` and ``_other`` where the form splits it),
    execution_rate, completion, completion_rate, planned_on, full_score, score,
    deviation_note.
    """
    found: list[TaskList] = []
    taken = 0
    for row in view.by_row:
        if row <= taken or (within and not within.top <= row <= within.bottom):
            continue
        header = _header_at(view, row, within)
        if header is None:
            continue
        tasks = _read(view, file, make_field, header, within, heads)
        if tasks is not None:
            found.append(tasks)
            taken = tasks.area.bottom
    return tuple(found)


@lru_cache(maxsize=1024)
def _role(parts: tuple[str, ...]) -> _Column | None:
    """What a column's header texts, joined from the top, say it holds."""
    joined = squeeze("".join(parts))
    own = without_brackets(squeeze(parts[-1]))
    if len(joined) > 60:
        return None
    if _NAME.match(own):
        return _Column("task_name", Quantity.TEXT, own)
    for key, quantity, pattern in _ROLES:
        if not pattern.search(without_brackets(joined)):
            continue
        if quantity is not Quantity.AMOUNT:
            return _Column(key, quantity, own)
        split = "_fiscal" if _FISCAL.search(own) else ""
        split = "_other" if _OTHER.search(own) else split
        return _Column(key + split, quantity, joined, find_money_unit(joined))
    return None


def _header_at(view: SheetView, row: int, within: Range | None) -> _Header | None:
    cells = _cells(view, row, within)
    names = [
        c
        for c in cells
        if c.is_string
        and len(c.shown) < 30
        and any(char in c.shown for char in "任工项")
        and _NAME.match(without_brackets(squeeze(c.shown)))
    ]
    if not names or any(is_number(c) for c in cells) or columns_at(view, row, within):
        return None
    bottom = _bottom(view, row, within)
    columns = _columns(view, row, bottom, within)
    named = [c for c, one in columns.items() if one.key == "task_name"]
    if not named or not _TELLING & {one.key for one in columns.values()}:
        return None
    # "年度主要任务" may stand beside "任务名称" and cover all rows of the list.
    name = next((c for c in named if "名称" in columns[c].label), named[-1])
    kept = {c: one for c, one in columns.items() if c == name or c not in named}
    return _Header(row, bottom, name, kept)


def _cells(view: SheetView, row: int, within: Range | None) -> list[Cell]:
    cells = view.by_row.get(row, [])
    if within is None:
        return cells
    return [c for c in cells if within.left <= c.column <= within.right]


def _bottom(view: SheetView, top: int, within: Range | None) -> int:
    """The header's last row: as far as a merged header cell of its row reaches."""
    blocks = [view.block(c.row, c.column) for c in _cells(view, top, within)]
    reach = [b.bottom for b in blocks if b.bottom < top + _TALLEST]
    bottom = max(reach, default=top)
    for row in range(top + 1, bottom + 1):
        if any(is_number(c) for c in _cells(view, row, within)):
            return row - 1
    return bottom


def _columns(
    view: SheetView, top: int, bottom: int, within: Range | None
) -> dict[int, _Column]:
    wide: set[int] = set()
    for row in range(top, bottom + 1):
        for cell in _cells(view, row, within):
            block = view.block(cell.row, cell.column)
            wide.update(range(block.left, min(block.right, block.left + 30) + 1))
    columns: dict[int, _Column] = {}
    for column in sorted(wide):
        parts = header_parts(view, top, bottom, column)
        found = _role(parts) if parts else None
        is_spread = view.block(bottom, column).left < column
        if found is None or is_spread:
            continue
        if found.key not in {one.key for one in columns.values()} - {"task_name"}:
            columns[column] = found
    return columns


def _read(
    view: SheetView,
    file: str,
    make: FieldMaker,
    header: _Header,
    within: Range | None,
    heads: Collection[int],
) -> TaskList | None:
    declared = _unit_above(view, header)
    tasks: list[Mapping[str, Field]] = []
    total: Mapping[str, Field] = {}
    last = header.bottom
    for row in _rows(view, header, within):
        if row - last > _WIDEST_GAP:
            break
        name = _name_of(view, row, header)
        if name is None:
            continue
        words = squeeze(name.shown)
        if is_closing(words) or (
            row > header.bottom and _ends(view, row, header, within)
        ):
            break
        fields = _fields(view, file, make, header, row, name, declared)
        has_number = any(one.number is not None for one in fields.values())
        if row in heads and row > header.bottom and not has_number:
            break
        if _DOTS.match(words) and not has_number:
            continue
        last = row
        if is_total(words) or is_subtotal(words) or _TOTAL.match(words):
            total = fields
            break
        tasks.append(fields)
    if not tasks:
        return None
    columns = header.columns
    percent = frozenset(
        one.key for c, one in columns.items() if "%" in view.squeezed(header.bottom, c)
    )
    *tasks, total = with_rates([*tasks, total], percent)
    return TaskList(
        Range(header.top, min(columns), last, max(columns)), tuple(tasks), total
    )


def _rows(view: SheetView, header: _Header, within: Range | None) -> Iterator[int]:
    for row in view.by_row:
        if row > header.bottom and (within is None or row <= within.bottom):
            yield row


def _name_of(view: SheetView, row: int, header: _Header) -> Cell | None:
    """The row's own name cell; a total may stand left of the names."""
    for column in range(header.name, 0, -1):
        cell = view.own_cell(row, column)
        if cell is None or not cell.is_string or not cell.shown.strip():
            continue
        if column == header.name:
            return cell
        words = squeeze(cell.shown)
        is_sum = is_total(words) or bool(_TOTAL.match(words))
        return cell if is_sum or is_closing(words) else None
    return None


def _ends(view: SheetView, row: int, header: _Header, within: Range | None) -> bool:
    """True where another block begins: its header, or its label at the side."""
    if columns_at(view, row, within) or _header_at(view, row, within):
        return True
    known = squeeze(view.text(header.top, 1))
    cell = view.own_cell(row, 1)
    is_side = header.name > 1 and cell is not None and cell.is_string
    if not is_side or cell is None or 1 in header.columns:
        return False
    words = squeeze(cell.shown)
    is_number = bool(re.fullmatch(r"[\d一二三四五六七八九十、.]+", words))
    return words != known and not is_number and not is_total(words)


def _fields(
    view: SheetView,
    file: str,
    make: FieldMaker,
    header: _Header,
    row: int,
    name: Cell,
    declared: str | None,
) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    task = squeeze(name.shown)
    for column, one in header.columns.items():
        at = name.column if one.key == "task_name" else column
        block = view.block(row, at)
        if block.left < at or (block.top < row and one.quantity is not Quantity.TEXT):
            continue
        is_amount = one.quantity is Quantity.AMOUNT
        fields[one.key] = make(
            file,
            view,
            row,
            at,
            key=f"task.{task}.{one.key}",
            label=task if one.key == "task_name" else f"{task} {one.label}",
            quantity=one.quantity,
            unit=(one.unit or declared) if is_amount else None,
        )
    return fields


def _unit_above(view: SheetView, header: _Header) -> str | None:
    """The money unit declared nearest above the list."""
    for row in range(header.top, max(0, header.top - _ABOVE), -1):
        for cell in view.by_row.get(row, ()):
            if cell.is_string and row < header.top:
                if unit := find_money_unit(cell.shown):
                    return unit
    return None
