"""评分表 and 项目支出绩效自评表 in layouts of their own."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.mutation.sheets import At, Book, Cell, Sheet

_TREE = (
    ("产出指标", (("数量指标", "改造服务点数量", "个"), ("数量指标", "培训人次", "人次"),
              ("质量指标", "验收合格率", "%"), ("时效指标", "按期完成率", "%"))),
    ("效益指标", (("社会效益指标", "服务覆盖率", "%"), ("经济效益指标", "节约经费", "万元"))),
    ("满意度指标", (("服务对象满意度指标", "群众满意度", "%"),)),
)  # fmt: skip
_WEIGHTS = ((15, 15, 10, 10, 15, 15, 10), (10, 20, 10, 10, 20, 10, 10))
_HEADS = {
    "level1": ("一级指标",), "level2": ("二级指标",), "level3": ("三级指标", "三级指标名称"),
    "target": ("年度指标值", "年初目标值", "目标值"),
    "actual": ("实际完成值", "全年实际完成值", "实际完成情况"),
    "weight": ("分值", "权重（分）", "标准分"), "score": ("得分", "自评得分"),
    "note": ("偏差原因分析及改进措施", "未完成原因及改进措施", "扣分原因"),
}  # fmt: skip


def score_table(seed: int) -> Book:
    """One clean 评分表 with targets."""
    draw = random.Random(seed)
    top, left = draw.randint(1, 4), draw.randint(1, 3)
    columns = ["level1", "level2", "level3", "weight", "target", "actual", "score"]
    if draw.random() < 0.5:
        columns = [*columns[:3], "target", "actual", "weight", "score"]
    cells: dict[At, Cell] = {(top, left): Cell("2024年度绩效自评指标评分表")}
    roles: dict[At, str] = {(top, left): "title"}
    merges = [(top, left, top, left + 7)]
    cells[top + 1, left] = Cell("单位名称：某区某局")
    _indicators(draw, cells, roles, merges, top + 2, left, [*columns, "note"], 0)
    return (Sheet(draw.choice(("Sheet1", "评分表")), cells, tuple(merges), roles),)


def project_form(seed: int) -> Book:
    """One clean 项目支出绩效自评表."""
    draw = random.Random(seed)
    top, left = draw.randint(1, 3), draw.randint(1, 2)
    last = left + 8
    cells: dict[At, Cell] = {(top, left): Cell("项目支出绩效自评表")}
    merges = [(top, left, top, last), (top + 1, left, top + 1, last)]
    cells[top + 1, left] = Cell("（2024年度）")
    roles: dict[At, str] = {(top, left): "title"}
    lines = (("项目名称", "某区服务点改造项目"), ("主管部门", "某区某局"))
    for row, (label, text) in enumerate(lines, top + 2):
        cells[row, left], cells[row, left + 2] = Cell(label), Cell(text)
        merges += [(row, left, row, left + 1), (row, left + 2, row, last)]
    row = _funds(draw, cells, roles, merges, top + 4, left)
    _goals(cells, merges, row, left, last)
    columns = [
        "level1",
        "level2",
        "level3",
        "target",
        "actual",
        "weight",
        "score",
        "note",
    ]
    funds = next(at for at, role in roles.items() if role == "fund_score")
    points = cells[funds].value
    _indicators(draw, cells, roles, merges, row + 2, left, columns, points)
    return (Sheet(draw.choice(("Sheet1", "自评表")), cells, tuple(merges), roles),)


def _goals(cells, merges, row, left, last) -> None:
    cells[row, left] = Cell("年度总体目标")
    cells[row, left + 1], cells[row, left + 5] = Cell("预期目标"), Cell("实际完成情况")
    cells[row + 1, left + 1] = Cell("完成服务点改造，提高服务水平。")
    cells[row + 1, left + 5] = Cell("改造已经完成，群众办事更方便。")
    merges.append((row, left, row + 1, left))
    for at in (row, row + 1):
        merges += [(at, left + 1, at, left + 4), (at, left + 5, at, last)]


def _funds(draw, cells, roles, merges, row, left) -> int:
    unit = draw.choice((1, 1, 10000))
    head = f"项目资金（{'万元' if unit == 1 else '元'}）"
    cells[row, left] = Cell(head)
    merges.append((row, left, row + 3, left + 1))
    labels = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    for at, label in enumerate(labels, left + 3):
        cells[row, at] = Cell(label)
    parts = [_line(draw, unit) for _ in range(2)]
    total = [sum(one, Decimal(0)) for one in zip(*parts, strict=True)]
    names = ("年度资金总额", "其中：财政拨款", "其他资金")
    for n, (name, line) in enumerate(zip(names, (total, *parts), strict=True), 1):
        cells[row + n, left + 2] = Cell(name)
        for at, value in enumerate(line, left + 3):
            cells[row + n, at] = Cell(value, None, "0.00")
            part = "budget" if at == left + 4 else "amount"
            roles[row + n, at] = "sum" if n == 1 else part
        rate = (line[2] / line[1]).quantize(Decimal("0.0001"), ROUND_HALF_UP)
        cells[row + n, left + 7] = Cell(rate, None, "0.00%")
        roles[row + n, left + 7] = "execution_rate"
        if n == 1:
            score = (rate * 10).quantize(Decimal("0.01"), ROUND_HALF_UP)
            cells[row + n, left + 6] = Cell(Decimal(10))
            cells[row + n, left + 8] = Cell(score, None, "0.00")
            roles[row + n, left + 8] = "fund_score"
    return row + 4


def _line(draw: random.Random, unit: int) -> list[Decimal]:
    cent = Decimal("0.01")
    first = Decimal(str(draw.uniform(60, 200))).quantize(cent)
    whole = (first * Decimal(str(draw.uniform(0.9, 1.2)))).quantize(cent)
    spent = (whole * Decimal(str(draw.uniform(0.85, 0.99)))).quantize(cent)
    return [first * unit, whole * unit, spent * unit]


def _indicators(draw, cells, roles, merges, row, left, columns, funds) -> None:
    """The head, the indicators and the total; with ``funds`` 10 points stand above."""
    at = {key: left + n for n, key in enumerate(columns)}
    for key, column in at.items():
        cells[row, column] = Cell(draw.choice(_HEADS[key]))
    weights = [Decimal(one) for one in draw.choice(_WEIGHTS)]
    if not funds:
        weights[0] += 10
    row, total, n = row + 1, Decimal(funds), 0
    for level1, leaves in _TREE:
        first = row
        for level2, name, unit in leaves:
            missed = draw.random() < 0.3
            target = Decimal(draw.randint(20, 90))
            done = target - draw.randint(1, 8) if missed else target
            score = weights[n]
            if missed:
                score = (score * done / target).quantize(Decimal("0.01"), ROUND_HALF_UP)
            values = {
                "level2": level2, "level3": name, "weight": weights[n],
                "target": f"≥{target}{unit}", "actual": f"{done}{unit}", "score": score,
                "note": "进度晚于计划，下一步加快实施。" if missed else None,
            }  # fmt: skip
            for key, value in values.items():
                cells[row, at[key]] = Cell(value)
                roles[row, at[key]] = key
            if missed:
                roles[row, at["note"]] = "reason"
                roles[row, at["score"]] = "missed_score"
            total, row, n = total + score, row + 1, n + 1
        cells[first, at["level1"]] = Cell(level1)
        if row - first > 1:
            merges.append((first, left, row - 1, left))
    cells[row, left] = Cell(draw.choice(("总分", "合计")))
    merges.append((row, left, row, left + 2))
    cells[row, at["weight"]] = Cell(Decimal(100))
    cells[row, at["score"]] = Cell(total)
    roles[row, at["weight"]], roles[row, at["score"]] = "total_weight", "total_score"
