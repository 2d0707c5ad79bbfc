"""Sheets for the locator: cells of forms moved, dropped, doubled, merged and bent."""

from __future__ import annotations

from functools import cache
from random import Random

from benchmarks.fuzzing import bases, cells, zips
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.grid import Address, Cell, Range, Sheet, Workbook
from selfeval_xl.read import read_workbook

_LABELS = (
    "项目支出绩效自评表 部门整体支出绩效自评表 数据表 评分表 一级指标 二级指标 三级指标 分值 得分 权重 年度指标值 "
    "实际完成值 完成率 偏差原因分析及改进措施 总分 合计 小计 项目资金 年度资金总额 其中：财政拨款 其他资金 年初预算数 "
    "全年预算数 全年执行数 执行率 基本支出 人员经费 公用经费 项目支出 一、 （一） 1. 备注 单位：万元 填报单位： "
    "填报日期：2025年3月10日 （2024年度） 产出指标 数量指标 满意度指标 ≥95% 无 — 比上年增减率 增减额 年度总体目标 "
    "预期目标 实际完成情况 评分标准 指标解释 自评等级 主管部门 实施单位 联系人 上年决算数 编制数 实有数"
).split(" ")
_STEPS = (-3, -2, -1, 0, 0, 1, 2, 3, 8, 40)


@cache
def _books() -> tuple[Workbook, ...]:
    limits = Limits()
    found = []
    for name, parts in bases.zipped():
        data = zips.packed(parts)
        found.append(read_workbook(data, inspect(data, name, limits), name, limits))
    return tuple(found)


def book(seed: int) -> Workbook:
    """A workbook of one to three bent sheets."""
    pick = Random(f"grid {seed}")
    if pick.random() < 0.2:
        return Workbook("表.xlsx", "xlsx", (_scattered(pick),))
    whole = pick.choice(_books())
    sheets = tuple(_bent(pick, one) for one in whole.sheets[:3])
    return Workbook("表.xlsx", "xlsx", sheets)


def _scattered(pick: Random) -> Sheet:
    """Labels and figures strewn about."""
    placed: dict[Address, Cell] = {}
    for _ in range(pick.randrange(5, 140)):
        row, column = pick.randrange(1, 22), pick.randrange(1, 14)
        placed[row, column] = _cell(row, column, _value(pick))
    return Sheet("表", placed, merges=_merges(pick, (), 6))


def _value(pick: Random) -> str | float:
    roll = pick.random()
    if roll < 0.6:
        return pick.choice(_LABELS)
    if roll < 0.75:
        return cells.text(pick)
    return round(pick.uniform(-10, 10**4), pick.randrange(5))


def _cell(row: int, column: int, raw: str | float) -> Cell:
    return Cell(row, column, raw, is_string=isinstance(raw, str))


def _bent(pick: Random, sheet: Sheet) -> Sheet:
    placed = dict(sheet.cells)
    for _ in range(pick.choice((1, 2, 3, 6, 20))):
        if placed:
            pick.choice(_WAYS)(pick, placed)
    merges = _merges(pick, sheet.merges, pick.choice((0, 0, 1, 4)))
    hidden = frozenset(pick.choices(range(1, 40), k=pick.choice((0, 0, 1, 9))))
    return Sheet(sheet.name, placed, merges=merges, hidden_rows=hidden)


def _merges(pick: Random, known: tuple[Range, ...], more: int) -> tuple[Range, ...]:
    kept = [one for one in known if pick.random() < 0.97]
    for _ in range(more):
        top, left = pick.randrange(1, 40), pick.randrange(1, 14)
        bottom, right = top + pick.randrange(5), left + pick.randrange(7)
        kept.append(Range(top, left, bottom, right))
    return tuple(kept)


def _at(pick: Random, placed: dict[Address, Cell]) -> Address:
    return pick.choice(list(placed))


def _retype(pick: Random, placed: dict[Address, Cell]) -> None:
    at = _at(pick, placed)
    known = placed[_at(pick, placed)].raw
    raw = pick.choice((_value(pick), known if isinstance(known, (str, float)) else ""))
    placed[at] = _cell(*at, raw)


def _scribble(pick: Random, placed: dict[Address, Cell]) -> None:
    at = _at(pick, placed)
    raw = placed[at].raw
    placed[at] = _cell(*at, cells.bent(pick, str(raw)))


def _drop(pick: Random, placed: dict[Address, Cell]) -> None:
    del placed[_at(pick, placed)]


def _swap(pick: Random, placed: dict[Address, Cell]) -> None:
    one, other = _at(pick, placed), _at(pick, placed)
    placed[one], placed[other] = _to(placed[other], one), _to(placed[one], other)


def _to(cell: Cell, at: Address) -> Cell:
    return Cell(
        *at, cell.raw, None, cell.formula, cell.number_format, cell.style,
        cell.is_error, cell.is_date, cell.is_string,
    )  # fmt: skip


def _move(pick: Random, placed: dict[Address, Cell]) -> None:
    """All that is below a row, or right of a column, further on or over the rest."""
    line, step = pick.randrange(1, 60), pick.choice(_STEPS)
    is_row = pick.random() < 0.5
    moved: dict[Address, Cell] = {}
    for (row, column), cell in placed.items():
        at = (row, column)
        if is_row and row >= line:
            at = (max(1, row + step), column)
        elif not is_row and column >= line % 12:
            at = (row, max(1, column + step))
        moved[at] = _to(cell, at)
    placed.clear()
    placed.update(moved)


def _repeat(pick: Random, placed: dict[Address, Cell]) -> None:
    """A stretch of rows once more, below or over others."""
    first = pick.randrange(1, 40)
    last, to = first + pick.randrange(12), pick.randrange(1, 80)
    for (row, column), cell in list(placed.items()):
        if first <= row <= last:
            at = (row - first + to, column)
            placed[at] = _to(cell, at)


def _turn(pick: Random, placed: dict[Address, Cell]) -> None:
    """Rows made columns."""
    if pick.random() < 0.2:
        turned = {(c, r): _to(cell, (c, r)) for (r, c), cell in placed.items()}
        placed.clear()
        placed.update(turned)


_WAYS = (
    *(_retype,) * 3,
    *(_scribble,) * 3,
    _drop,
    _drop,
    _swap,
    _swap,
    _move,
    _move,
    _repeat,
    _turn,
)
