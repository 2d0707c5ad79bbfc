"""评分表 and 项目支出绩效自评表 in layouts of their own."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.mutation.indicators import CENT, Ground, Plan, write_indicators
from benchmarks.mutation.sheets import Book, Sheet

_UNIT, _YEAR = "某区某局", 2024
PROJECT = "某区服务点改造项目"
SCORE_TWISTS = {"all full": "SC501", "held back": "SC603"}
PROJECT_TWISTS = {
    "overspent": "AR208",
    "low execution": "AR209",
    "scores above execution": "PL102",
    "beyond": "PL101",
    "all full": "SC501",
    "odd groups": "SC502",
}
"""What can be bent so that all figures agree, and the rule that must tell it."""


def score_table(seed: int, twist: str = "") -> Book:
    """One clean 评分表 with targets, or one with its figures bent."""
    draw = random.Random(seed)
    top, left = draw.randint(1, 4), draw.randint(1, 3)
    columns = ["level1", "level2", "level3", "weight", "target", "actual", "score"]
    if draw.random() < 0.5:
        columns = [*columns[:3], "target", "actual", "weight", "score"]
    groups = draw.choice(("", "", "inline", "column"))
    if groups == "column":
        columns.insert(1, "weight1")
    if draw.random() < 0.3 and twist != "held back":
        columns.insert(columns.index("score"), "coefficient")
    elif draw.random() < 0.3:
        columns.insert(columns.index("score"), "deduction")
    if twist != "held back":
        columns.append("note")
    on = Ground()
    on.put((top, left), f"{_YEAR}年度绩效自评指标评分表", "title")
    on.merges.append((top, left, top, left + len(columns) - 1))
    on.put((top + 1, left), f"单位名称：{_UNIT}", "unit_name")
    plan = Plan(tuple(columns), groups=groups, grade=draw.random() < 0.5, twist=twist)
    write_indicators(draw, on, top + 2, left, plan)
    return (_sheet(draw.choice(("Sheet1", "评分表")), on),)


def _sheet(name: str, on: Ground) -> Sheet:
    return Sheet(name, on.cells, tuple(on.merges), on.roles, names=on.names)


def project_form(
    seed: int, twist: str = "", given: list | None = None, year: int = _YEAR
) -> Book:
    """One clean 项目支出绩效自评表; with ``given`` its 财政拨款 has these three figures."""
    draw = random.Random(seed)
    top, left = draw.randint(1, 3), draw.randint(1, 2)
    last = left + 8
    on = Ground()
    on.put((top, left), "项目支出绩效自评表", "title")
    on.put((top + 1, left), f"（{year}年度）")
    on.merges += [(top, left, top, last), (top + 1, left, top + 1, last)]
    lines = (("项目名称", PROJECT), ("主管部门", _UNIT))
    for row, (label, text) in enumerate(lines, top + 2):
        on.put((row, left), label)
        on.put((row, left + 2), text, "unit_name" if label == "主管部门" else "name")
        on.merges += [(row, left, row, left + 1), (row, left + 2, row, last)]
    cost = _funds(draw, on, top + 4, left, twist, given)
    row = _goals(on, top + 8, left, last)
    columns = (
        *("level1", "level2", "level3", "target", "actual"),
        *("weight", "score", "note"),
    )
    points = next(
        on.cells[at].value for at, one in on.roles.items() if one == "fund_score"
    )
    plan = Plan(columns, points, cost, twist=_plain(twist), is_earlier=year != _YEAR)
    write_indicators(draw, on, row, left, plan)
    return (_sheet(draw.choice(("Sheet1", "自评表")), on),)


def _plain(twist: str) -> str:
    return "low execution" if twist == "scores above execution" else twist


def _goals(on: Ground, row: int, left: int, last: int) -> int:
    on.put((row, left), "年度总体目标")
    on.put((row, left + 1), "预期目标")
    on.put((row, left + 5), "实际完成情况")
    on.put(
        (row + 1, left + 1), "完成服务点改造，提高服务水平，方便群众就近办事。", "goal"
    )
    on.put((row + 1, left + 5), "改造已经完成，群众办事更方便，等候时间缩短。", "done")
    on.merges.append((row, left, row + 1, left))
    for at in (row, row + 1):
        on.merges += [(at, left + 1, at, left + 4), (at, left + 5, at, last)]
    return row + 2


def _funds(draw, on: Ground, row: int, left: int, twist: str, given):
    """项目资金 with its points; budget and spending in 万元."""
    unit = draw.choice((1, 1, 10000))
    on.put((row, left), f"项目资金（{'万元' if unit == 1 else '元'}）")
    on.merges.append((row, left, row + 3, left + 1))
    labels = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    for at, label in enumerate(labels, left + 3):
        on.put((row, at), label)
    parts = [_line(draw, twist) for _ in range(2)]
    if given:
        parts = [given, [Decimal(0)] * 3]
    total = [sum(one, Decimal(0)) for one in zip(*parts, strict=True)]
    names = ("年度资金总额", "其中：财政拨款", "其他资金")
    for n, (name, line) in enumerate(zip(names, (total, *parts), strict=True), 1):
        on.put((row + n, left + 2), name)
        for at, value in enumerate(line, left + 3):
            part = "budget" if at == left + 4 else "amount"
            on.put((row + n, at), value * unit, "sum" if n == 1 else part, "0.00")
        if line[1]:
            rate = (line[2] / line[1]).quantize(Decimal("0.0001"), ROUND_HALF_UP)
            on.put((row + n, left + 7), rate, "execution_rate", "0.00%")
        if n == 1:
            points = min(rate, Decimal(1)) * 10
            score = points.quantize(CENT, ROUND_HALF_UP)
            on.put((row + n, left + 6), Decimal(10))
            on.put((row + n, left + 8), score, "fund_score", "0.00")
            on.names |= {
                "fund.act": (row + n, left + 5),
                "fund.rate": (row + n, left + 7),
            }
    return total[1], total[2]


def _line(draw: random.Random, twist: str) -> list[Decimal]:
    first = Decimal(str(draw.uniform(60, 200))).quantize(CENT)
    whole = (first * Decimal(str(draw.uniform(0.9, 1.2)))).quantize(CENT)
    share = draw.uniform(0.85, 0.99)
    if twist in ("low execution", "scores above execution"):
        share -= 0.3
    elif twist == "overspent":
        share += 0.25
    return [first, whole, (whole * Decimal(str(share))).quantize(CENT)]
