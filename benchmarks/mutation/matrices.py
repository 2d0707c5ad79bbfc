"""数据表 in layouts of their own: labels, order, units, heads and formulas drawn."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.mutation.sheets import At, Book, Cell, Sheet
from selfeval_xl.model.place import column_letters

_LABELS = {
    "basic": ("基本支出",),
    "person": ("人员经费", "人员经费支出", "人员支出"),
    "public": ("公用经费", "日常公用经费", "公用支出"),
    "project": ("项目支出",),
    "total": ("支出合计", "部门整体支出合计", "总支出"),
}
_HEADS = {
    "prev": ("{last}年决算数", "上年决算数", "{last}年度决算"),
    "y0b": ("年初预算数", "{year}年年初预算", "年初预算"),
    "adj": ("调整预算数", "全年预算数", "调整后预算数"),
    "act": ("{year}年决算数", "决算数", "本年决算数"),
    "rate": ("执行率", "预算执行率", "执行率（%）"),
    "d0": ("与年初预算比较增减额", "较年初预算增减额"),
    "g0": ("与年初预算比较增减率", "较年初预算增减率"),
    "d1": ("与上年决算比较增减额", "较上年决算增减额"),
    "g1": ("与上年决算比较增减率", "较上年决算增减率"),
}
_GROUPED = {"d0": ("与年初预算比较", "增减额"), "g0": ("与年初预算比较", "增减率"),
            "d1": ("与上年决算比较", "增减额"), "g1": ("与上年决算比较", "增减率")}  # fmt: skip
_BASES = {"d0": "y0b", "g0": "y0b", "d1": "prev", "g1": "prev"}
_AMOUNTS = ("prev", "y0b", "adj", "act")


def matrix(seed: int) -> Book:
    """One clean 数据表; the same seed gives the same sheet."""
    draw = random.Random(seed)
    columns = _columns(draw)
    names = {key: draw.choice(labels) for key, labels in _LABELS.items()}
    rows = [("basic", names["basic"], "sum")]
    rows += [("person", f"其中：{names['person']}", "base")]
    rows += [
        (
            "public",
            f"{'　　　' if draw.random() < 0.5 else ''}{names['public']}",
            "base",
        )
    ]
    rows += [("project", names["project"], "base")]
    if draw.random() < 0.4:
        rows[0] = ("basic", f"一、{names['basic']}", "sum")
        rows[3] = ("project", f"二、{names['project']}", "base")
    total = ("total", names["total"], "sum")
    rows = [total, *rows] if draw.random() < 0.4 else [*rows, total]
    return (_laid_out(draw, columns, rows),)


def _columns(draw: random.Random) -> list[str]:
    given = [*_AMOUNTS]
    extra = ["rate", *(["d0", "g0"] if draw.random() < 0.7 else [])]
    extra += ["d1", "g1"] if draw.random() < 0.6 else []
    if draw.random() < 0.4:  # last year's figures at the end of the amounts
        given = [*given[1:], given[0]]
    if draw.random() < 0.3:
        extra = [*extra[1:], extra[0]]
    return given + extra


def _figures(draw: random.Random, unit: int) -> dict[str, dict[str, Decimal]]:
    """Row -> column -> value in the form's money."""
    found: dict[str, dict[str, Decimal]] = {}
    for key, size in (("person", 900), ("public", 160), ("project", 420)):
        base = _cents(draw.uniform(0.5, 1.6) * size)
        adjusted = _cents(float(base) * draw.uniform(0.9, 1.25))
        found[key] = {
            "prev": _cents(float(base) * draw.uniform(0.8, 1.2)) * unit,
            "y0b": base * unit,
            "adj": adjusted * unit,
            "act": _cents(float(adjusted) * draw.uniform(0.82, 0.99)) * unit,
        }
    for key, parts in (
        ("basic", ("person", "public")),
        ("total", ("basic", "project")),
    ):
        found[key] = {
            c: sum((found[p][c] for p in parts), Decimal(0)) for c in _AMOUNTS
        }
    for row in found.values():
        row["rate"] = row["act"] / row["adj"]
        for d, g, base in (("d0", "g0", "y0b"), ("d1", "g1", "prev")):
            row[d] = row["act"] - row[base]
            row[g] = row[d] / row[base]
    return found


def _cents(number: float) -> Decimal:
    return Decimal(str(number)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _laid_out(draw: random.Random, columns: list[str], rows: list) -> Sheet:
    unit = draw.choice((1, 1, 10000))
    figures = _figures(draw, unit)
    top, left = draw.randint(1, 4), draw.randint(1, 3)
    has_formulas, is_deep = draw.random() < 0.5, draw.random() < 0.6
    percent = draw.choice(("percent", "number", "text"))
    cells: dict[At, Cell] = {}
    roles: dict[At, str] = {}
    merges: list[tuple[int, int, int, int]] = []
    last = left + len(columns)
    cells[top, left] = Cell("2024年部门整体支出绩效自评数据表")
    roles[top, left] = "title"
    merges.append((top, left, top, last))
    cells[top + 1, left] = Cell("填报单位：某区某局")
    cells[top + 1, last] = Cell(f"金额单位：{'万元' if unit == 1 else '元'}")
    roles[top + 1, last] = "unit"
    first = _heads(draw, cells, merges, columns, top + 2, left, is_deep, percent)
    at = {key: first + n for n, (key, _, _) in enumerate(rows)}
    letters = {key: column_letters(left + 1 + n) for n, key in enumerate(columns)}
    for key, label, kind in rows:
        row = at[key]
        cells[row, left] = Cell(label)
        for n, column in enumerate(columns, 1):
            place = (row, left + n)
            cells[place] = _cell(figures[key], column, percent)
            roles[place] = _role(column, kind)
            if has_formulas and percent != "text":
                formula = _formula(key, column, row, at, letters)
                if formula and (
                    percent == "percent" or column not in ("rate", "g0", "g1")
                ):
                    whole = figures[key][column]
                    cells[place] = Cell(whole, formula, cells[place].style)
    bottom = first + len(rows)
    cells[bottom, left] = Cell("填报人：张某    填报日期：2025年3月10日")
    roles[bottom, left] = "closing"
    return Sheet(
        draw.choice(("Sheet1", "数据表", "附件2")), cells, tuple(merges), roles
    )


def _heads(draw, cells, merges, columns, row, left, is_deep, percent) -> int:
    """Write the head and give the first row below it."""
    depth = 2 if is_deep else 1
    cells[row, left] = Cell(draw.choice(("项目", "支出项目", "指标")))
    if is_deep:
        merges.append((row, left, row + 1, left))
    for n, key in enumerate(columns, left + 1):
        label = draw.choice(_HEADS[key]).format(year=2024, last=2023)
        if percent == "number" and key in ("rate", "g0", "g1") and "%" not in label:
            label += "（%）"
        if is_deep and key in _GROUPED:
            upper, lower = _GROUPED[key]
            cells[row + 1, n] = Cell(
                lower + ("（%）" if percent == "number" and key[0] == "g" else "")
            )
            if key[0] == "d":
                cells[row, n] = Cell(upper)
                merges.append((row, n, row, n + 1))
        else:
            cells[row, n] = Cell(label)
            if is_deep:
                merges.append((row, n, row + 1, n))
    return row + depth


def _cell(values: dict[str, Decimal], column: str, percent: str) -> Cell:
    value = values[column]
    if column not in ("rate", "g0", "g1"):
        return Cell(value, None, "#,##0.00")
    ratio = value.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    if percent == "percent":
        return Cell(ratio, None, "0.00%")
    return (
        Cell(ratio * 100, None, "0.00") if percent == "number" else Cell(f"{ratio:.2%}")
    )


def _role(column: str, kind: str) -> str:
    if column in ("rate", "g0", "g1"):
        return "execution_rate" if column == "rate" else "growth_rate"
    if column in ("d0", "d1"):
        return "difference"
    if kind == "sum":
        return "sum"
    return "budget" if column == "adj" else "amount"


def _formula(key, column, row, at, letters) -> str | None:
    one = {name: f"{letter}{row}" for name, letter in letters.items()}
    if column == "rate":
        return f"{one['act']}/{one['adj']}"
    if column in ("d0", "d1"):
        return f"{one['act']}-{one[_BASES[column]]}"
    if column in ("g0", "g1"):
        return f"{one['d' + column[1]]}/{one[_BASES[column]]}"
    letter = letters[column]
    parts = {"basic": ("person", "public"), "total": ("basic", "project")}.get(key)
    return parts and "+".join(f"{letter}{at[part]}" for part in parts)
