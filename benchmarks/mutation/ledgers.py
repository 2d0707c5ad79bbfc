"""数据表 of several blocks: persons, money, assets, tasks; labels of the vocabulary."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.mutation.indicators import CENT, Ground
from benchmarks.mutation.labels import draw_label
from benchmarks.mutation.sheets import Book, Cell, Sheet
from selfeval_xl.model.place import column_letters

TWISTS = {"overspent": "AR208", "low execution": "AR209", "overstaffed": "AR210",
          "tasks above": "AR401", "apart": "AR302"}  # fmt: skip
"""What can be bent so that all figures agree, and the rule that must tell it."""
BASES = ("prev", "y0b", "adj", "act")
_PARTS = {
    "inc.fiscal": ("inc.gpb", "inc.gfund"), "inc.total": ("inc.fiscal", "inc.other"),
    "exp.basic": ("exp.basic.person", "exp.basic.public"),
    "exp.total": ("exp.basic", "exp.project"),
    "tpc.car": ("tpc.car.buy", "tpc.car.run"),
    "tpc.total": ("tpc.abroad", "tpc.car", "tpc.recept"),
}  # fmt: skip
_ROWS = (
    ("inc.total", "一、"), ("inc.fiscal", "1."), ("inc.gpb", "其中："), ("inc.gfund", "　　　"),
    ("inc.other", "2."), ("carry.open", "二、"), ("exp.total", "三、"), ("exp.basic", "1."),
    ("exp.basic.person", "其中："), ("exp.basic.public", "　　　"), ("exp.project", "2."),
    ("carry.close", "四、"), ("tpc.total", "五、"), ("tpc.abroad", "1."), ("tpc.car", "2."),
    ("tpc.car.buy", "其中："), ("tpc.car.run", "　　　"), ("tpc.recept", "3."),
    ("proc", "六、"),
)  # fmt: skip
_SIZES = {"exp.basic.person": 640, "exp.basic.public": 163, "exp.project": 400,
          "inc.gfund": 45, "inc.other": 18, "tpc.car.buy": 18, "tpc.car.run": 9,
          "tpc.recept": 3, "proc": 120}  # fmt: skip
_STAFF = (("staff.admin", 24), ("staff.inst", 12), ("staff.worker", 3))
_HEADS = {
    "prev": ("上年决算数", "上年决算", "上年支出决算数"), "y0b": ("年初预算数", "年初预算"),
    "adj": ("调整预算数", "全年预算数", "调整后预算数"), "act": ("决算数", "本年决算数"),
    "rate": ("执行率", "预算执行率"), "d0": ("比年初预算增减额", "较年初预算增减额"),
    "g0": ("比年初预算增减率", "较年初预算增减率"), "d1": ("比上年决算增减额", "较上年决算增减额"),
    "g1": ("比上年决算增减率", "较上年决算增减率"),
}  # fmt: skip
TASKS = ("营商环境服务提升", "基层信息系统运行维护")


@dataclass(frozen=True)
class Year:
    """The figures of a unit's year: money by row and column, persons, assets, tasks."""

    money: Mapping[str, Mapping[str, Decimal]]
    staff: Mapping[str, tuple[int, int]]
    assets: Mapping[str, tuple[Decimal, Decimal]]
    tasks: tuple[tuple[str, Decimal, Decimal], ...]
    year: int = 2024
    unit_name: str = "某区某局"
    names: tuple[str, ...] = field(default=TASKS)

    def act(self, row: str, column: str = "act") -> Decimal:
        return self.money[row][column]


def figures(draw: random.Random, twist: str = "") -> Year:
    """A year in which everything agrees, but for what is twisted."""
    money: dict[str, dict[str, Decimal]] = {row: {} for row, _ in _ROWS}
    for row, size in _SIZES.items():
        base = _cents(draw.uniform(0.6, 1.5) * size)
        adjusted = _cents(float(base) * draw.uniform(0.95, 1.2))
        share = draw.uniform(0.88, 0.99)
        if row.startswith("exp."):
            share += {"overspent": 0.15, "low execution": -0.3}.get(twist, 0)
        spent = _cents(float(adjusted) * share)
        before = _cents(float(base) * draw.uniform(0.85, 1.15))
        money[row] = dict(zip(BASES, (before, base, adjusted, spent), strict=True))
    if twist == "apart":
        money["exp.basic.public"]["act"] *= 10000
    zero = Decimal("0.00")
    money["tpc.abroad"] = dict.fromkeys(BASES, zero)
    opening, before = _cents(draw.uniform(8, 30)), _cents(draw.uniform(8, 30))
    money["carry.open"] = dict(
        zip(BASES, (before, opening, opening, opening), strict=True)
    )
    closing = _cents(draw.uniform(5, 40))
    money["carry.close"] = dict(zip(BASES, (opening, zero, zero, closing), strict=True))
    money = finished(money)
    staff = {key: (quota, quota - draw.randint(1, 2)) for key, quota in _STAFF}
    if twist == "overstaffed":
        staff["staff.admin"] = (24, 26)
    totals = [sum(one) for one in zip(*staff.values(), strict=True)]
    staff["staff.total"] = (totals[0], totals[1])
    staff["staff.offquota"], staff["staff.retired"] = (0, 2), (0, 9)
    total, used = _cents(draw.uniform(300, 500)), _cents(draw.uniform(200, 290))
    assets = {"asset.total": (total, total + 18), "asset.used": (used, used + 9)}
    task = float(money["exp.project"]["act"]) * (9 if twist == "tasks above" else 1)
    spent = (_cents(task * 0.3), _cents(task * 0.4))
    tasks = tuple(
        (name, _cents(float(one) * 1.08), one)
        for name, one in zip(TASKS, spent, strict=True)
    )
    return Year(money, staff, assets, tasks)


def finished(money: dict[str, dict[str, Decimal]]) -> dict[str, dict[str, Decimal]]:
    """The rows with their totals; receipts are what spending and balances ask for."""
    for whole in ("exp.basic", "exp.total", "tpc.car", "tpc.total"):
        money[whole] = _sum(money, _PARTS[whole])
    for column in BASES:
        flow = money["exp.total"][column] + money["carry.close"][column]
        flow -= money["carry.open"][column]
        rest = money["inc.other"][column] + money["inc.gfund"][column]
        money["inc.gpb"][column] = flow - rest
    for whole in ("inc.fiscal", "inc.total"):
        money[whole] = _sum(money, _PARTS[whole])
    return money


def _sum(money, parts) -> dict[str, Decimal]:
    return {c: sum((money[p][c] for p in parts), Decimal(0)) for c in BASES}


def _cents(number: float) -> Decimal:
    return Decimal(str(number)).quantize(CENT, ROUND_HALF_UP)


def ledger(seed: int, twist: str = "", year: Year | None = None) -> Book:
    """One clean 数据表 of all blocks, on one sheet or on several."""
    draw = random.Random(seed)
    year = year or figures(draw, twist)
    blocks = [_staff, _money, _assets, _tasks]
    if draw.random() < 0.3:
        blocks = [_money, _assets, _tasks, _staff]
    has_formulas = draw.random() < 0.5 or twist == "apart"
    if draw.random() < 0.5:
        titles = ("人员情况", "数据表", "资产情况", "重点工作")
        order = [(_staff, _money, _assets, _tasks).index(one) for one in blocks]
        return tuple(
            _page(draw, titles[n], [one], year, has_formulas)
            for n, one in zip(order, blocks, strict=True)
        )
    return (_page(draw, "数据表", blocks, year, has_formulas),)


def _page(draw, name: str, blocks, year: Year, has_formulas: bool) -> Sheet:
    on = Ground()
    top, left = draw.randint(1, 3), draw.randint(1, 2)
    what = "部门整体支出绩效自评数据表" if name == "数据表" else f"部门{name}数据表"
    on.put((top, left), f"{year.year}年度{what}", "title")
    on.put((top + 1, left), f"填报单位：{year.unit_name}", "unit_name")
    if _money in blocks or _assets in blocks:
        on.put((top + 1, left + 4), "金额单位：万元", "unit")
    row = top + 2
    for block in blocks:
        row = block(draw, on, row, left, year, has_formulas) + draw.randint(0, 1)
    filled = f"填报人：张某    填报日期：{year.year + 1}年3月10日"
    on.put((row, left), filled, "closing")
    return Sheet(name, on.cells, tuple(on.merges), on.roles, names=on.names)


def _staff(draw, on: Ground, row: int, left: int, year: Year, _formulas: bool) -> int:
    heads = (
        "人员类别",
        "编制数",
        draw.choice(("年末实有人数", "实有在职人数")),
        "控制率",
    )
    for n, head in enumerate(heads):
        on.put((row, left + n), head)
    for row, (key, (quota, people)) in enumerate(year.staff.items(), row + 1):
        on.put((row, left), draw_label(draw, key))
        has_quota = key not in ("staff.offquota", "staff.retired")
        role = "sum" if key == "staff.total" else "count"
        on.put((row, left + 2), Decimal(people), role)
        on.put((row, left + 1), Decimal(quota) if has_quota else "—")
        if has_quota:
            on.roles[row, left + 1] = role
            rate = (Decimal(people) / quota).quantize(Decimal("0.0001"), ROUND_HALF_UP)
            on.put((row, left + 3), rate, "derived_rate", "0.00%")
        else:
            on.put((row, left + 3), "—")
        on.names |= {f"{key}.quota": (row, left + 1), f"{key}.onpost": (row, left + 2)}
    return row + 1


def _money(
    draw, on: Ground, row: int, left: int, year: Year, has_formulas: bool
) -> int:
    columns = [*BASES, "rate", "d0", "g0", "d1", "g1"]
    if draw.random() < 0.3:
        columns = ["y0b", "adj", "act", "rate", "prev", "d1", "g1"]
    on.put((row, left), draw.choice(("项目", "收支项目", "指标")))
    for n, key in enumerate(columns, left + 1):
        on.put((row, n), draw.choice(_HEADS[key]))
    at = {key: row + n for n, (key, _) in enumerate(_ROWS, 1)}
    letters = {key: column_letters(left + n) for n, key in enumerate(columns, 1)}
    for key, mark in _ROWS:
        row = at[key]
        on.put((row, left), f"{mark}{draw_label(draw, key)}", "label")
        for n, column in enumerate(columns, left + 1):
            cell, role = _figure(year.money[key], key, column)
            if has_formulas and cell.value not in (None, "—"):
                formula = _formula(key, column, row, at, letters)
                cell = Cell(cell.value, formula, cell.style)
            on.cells[row, n] = cell
            if role and cell.value not in (None, "—"):
                on.roles[row, n] = role
            on.names[f"{key}.{column}"] = (row, n)
    return row + 1


def _figure(row: Mapping[str, Decimal], key: str, column: str) -> tuple[Cell, str]:
    if column in BASES:
        part = "budget" if column == "adj" else "amount"
        if key == "carry.close":
            part = "balance"
        return Cell(row[column], None, "#,##0.00"), "sum" if key in _PARTS else part
    base = row[{"rate": "adj", "0": "y0b", "1": "prev"}.get(column[-1], "adj")]
    if column == "rate":
        base = row["adj"]
        value = row["act"] / base if base else None
        return _rate(value, "execution_rate")
    change = row["act"] - base
    if column[0] == "d":
        return Cell(change, None, "#,##0.00"), "difference"
    return _rate(change / base if base else None, "growth_rate")


def _rate(value: Decimal | None, role: str) -> tuple[Cell, str]:
    return Cell("—" if value is None else value, None, "0.00%"), role


def _formula(key, column, row, at, letters) -> str | None:
    one = {name: f"{letter}{row}" for name, letter in letters.items()}
    if column == "rate":
        return f"{one['act']}/{one['adj']}"
    if column in ("d0", "d1"):
        return f"{one['act']}-{one['y0b' if column == 'd0' else 'prev']}"
    if column in ("g0", "g1"):
        base = one["y0b" if column == "g0" else "prev"]
        return f"({one['act']}-{base})/{base}"
    parts = _PARTS.get(key)
    return parts and "+".join(f"{letters[column]}{at[part]}" for part in parts)


def _assets(draw, on: Ground, row: int, left: int, year: Year, _formulas: bool) -> int:
    for n, head in enumerate(("项目", "年初数", "年末数")):
        on.put((row, left + n), head)
    for row, (key, pair) in enumerate(year.assets.items(), row + 1):
        mark = "其中：" if key == "asset.used" else ""
        on.put((row, left), mark + draw_label(draw, key))
        for n, (column, value) in enumerate(
            zip(("open", "close"), pair, strict=True), 1
        ):
            on.put((row, left + n), value, "amount", "#,##0.00")
            on.names[f"{key}.{column}"] = (row, left + n)
    return row + 1


def _tasks(draw, on: Ground, row: int, left: int, year: Year, _formulas: bool) -> int:
    heads = (
        "任务名称",
        "主要实施内容",
        "预算金额（万元）",
        "实际支出（万元）",
        "完成情况",
    )
    for n, head in enumerate(heads):
        on.put((row, left + n), head)
    for row, (name, budget, spent) in enumerate(year.tasks, row + 1):
        for n, value in enumerate(
            (name, "窗口改造与系统运维", budget, spent, "已完成")
        ):
            style = "#,##0.00" if isinstance(value, Decimal) else "General"
            on.put((row, left + n), value, "", style)
        on.names |= {f"{name}.budget": (row, left + 2), f"{name}.act": (row, left + 3)}
    return row + 1
