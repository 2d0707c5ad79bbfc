"""The indicator part of 评分表 and 自评表: head, rows, total, in drawn layouts."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.mutation.sheets import At, Cell

_TREE = (
    ("产出指标", (("数量指标", "改造服务点数量", "个"), ("数量指标", "培训人次", "人次"),
              ("质量指标", "验收合格率", "%"), ("时效指标", "按期完成率", "%"),
              ("成本指标", "项目总成本", "万元"))),
    ("效益指标", (("社会效益指标", "服务覆盖率", "%"),
              ("可持续影响指标", "长效管理机制", ""))),
    ("满意度指标", (("服务对象满意度指标", "群众满意度", "%"),)),
)  # fmt: skip
_WEIGHTS = ((10, 10, 10, 10, 10, 15, 15, 10), (10, 15, 10, 5, 10, 20, 10, 10))
_ODD_WEIGHTS = (15, 15, 10, 10, 10, 10, 10, 10)
_HEADS = {
    "level1": ("一级指标",), "level2": ("二级指标",), "level3": ("三级指标", "三级指标名称"),
    "target": ("年度指标值", "年初目标值", "目标值"),
    "actual": ("实际完成值", "全年实际完成值", "实际完成情况"),
    "weight": ("分值", "权重（分）", "标准分"), "score": ("得分", "自评得分"),
    "coefficient": ("得分系数",), "deduction": ("扣分",), "weight1": ("权重", "分值"),
    "note": ("偏差原因分析及改进措施", "未完成原因及改进措施", "扣分原因", "偏差原因（100字以内）"),
}  # fmt: skip
_NOTE = "进度晚于计划，下一步加快实施。"
_EARLIER = "设备到货时间推迟，影响了部分工作的开展。"
CENT = Decimal("0.01")


@dataclass
class Ground:
    """A sheet in the making."""

    cells: dict[At, Cell] = field(default_factory=dict)
    roles: dict[At, str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    names: dict[str, At] = field(default_factory=dict)

    def put(self, at: At, value: object, role: str = "", style: str = "General"):
        self.cells[at] = Cell(value, None, style)
        if role:
            self.roles[at] = role


@dataclass(frozen=True)
class Plan:
    """What the part is to be like.

    ``points`` stand above, in 项目资金; ``cost`` is the project's budget and spending
    in 万元. ``twist`` bends the figures before they are written, in all places alike.
    """

    columns: tuple[str, ...]
    points: Decimal = Decimal(0)
    cost: tuple[Decimal, Decimal] = (Decimal(96), Decimal("91.42"))
    groups: str = ""  # "inline" or "column": where the groups' points stand
    grade: bool = False
    twist: str = ""
    is_earlier: bool = False  # of the year before: other reasons


def write_indicators(draw: random.Random, on: Ground, row: int, left: int, plan: Plan):
    """The head, the indicators, the total and the grade; the first row below."""
    at = {key: left + n for n, key in enumerate(plan.columns)}
    for key, column in at.items():
        on.put((row, column), draw.choice(_HEADS[key]))
    weights = [Decimal(one) for one in draw.choice(_WEIGHTS)]
    if plan.twist == "odd groups":
        weights = [Decimal(one) for one in _ODD_WEIGHTS]
    if not plan.points:
        weights[0] += 10
    row, total, n = row + 1, plan.points, 0
    for level1, leaves in _TREE:
        first, points = row, sum(weights[n : n + len(leaves)], Decimal(0))
        for level2, name, unit in leaves:
            values = _values(draw, plan, name, unit, weights[n])
            values |= {"level2": level2, "level3": name, "weight": weights[n]}
            _write_row(on, row, at, values)
            total, row, n = total + values["score"], row + 1, n + 1
        _write_group(on, plan, at, first, row - 1, level1, points)
    return _write_end(draw, on, row, left, at, plan, total)


def _write_group(on, plan, at, first, last, level1, points) -> None:
    inline = plan.groups == "inline"
    on.put((first, at["level1"]), f"{level1}（{points}分）" if inline else level1)
    if inline:
        on.roles[first, at["level1"]] = "group_inline"
    on.roles.setdefault((first, at["level1"]), "level1")
    columns = [at["level1"]]
    if plan.groups == "column":
        on.put((first, at["weight1"]), points, "group_weight")
        columns.append(at["weight1"])
    if last > first:
        on.merges += [(first, column, last, column) for column in columns]


def _values(draw, plan: Plan, name: str, unit: str, weight: Decimal) -> dict:
    """Target, result, score and reason of one indicator."""
    if not unit:
        done = draw.choice(("已健全", "达成年度指标"))
        return {"target": "健全", "actual": done, "score": weight, "words": True}
    if unit == "万元":
        budget, spent = plan.cost
        return {"target": f"≤{budget}万元", "actual": f"{spent}万元", "score": weight}
    is_bent = plan.twist in ("all full", "low execution")
    is_held = plan.twist == "held back" and unit == "个"
    missed = draw.random() < 0.3 and not is_bent and not is_held
    target = Decimal(draw.randint(20, 90))
    done = target - draw.randint(1, 8) if missed else target
    if plan.twist == "beyond" and unit == "个":
        done, missed = (target * Decimal("1.7")).quantize(Decimal(1)), False
    found: dict = {"target": f"≥{target}{unit}", "actual": f"{done}{unit}"}
    share = Decimal(1)
    if missed:
        share = (done / target).quantize(Decimal("0.0001"), ROUND_HALF_UP)
        found |= {"note": _EARLIER if plan.is_earlier else _NOTE, "missed": True}
    score = (weight * share).quantize(CENT, ROUND_HALF_UP) if missed else weight
    if is_held:
        score = weight - 2
    found |= {"score": score, "coefficient": share}
    return found | ({"deduction": weight - score} if score < weight else {})


def _write_row(on: Ground, row: int, at: Mapping[str, int], values: dict) -> None:
    values.setdefault("coefficient", Decimal(1))
    for key, column in at.items():
        if key in ("level1", "weight1"):
            continue
        style = "0.00%" if key == "coefficient" else "General"
        on.put((row, column), values.get(key), key, style)
    if values.get("words"):
        on.roles[row, at["actual"]] = "words_actual"
    if values.get("missed"):
        on.roles[row, at["score"]] = "missed_score"
        if "note" in at:
            on.roles[row, at["note"]] = "reason"


def _write_end(draw, on: Ground, row, left, at, plan: Plan, total) -> int:
    on.put((row, left), draw.choice(("总分", "合计")))
    end = max(at[key] for key in ("level1", "level2", "level3"))
    on.merges.append((row, left, row, end))
    on.put((row, at["weight"]), Decimal(100), "total_weight")
    on.put((row, at["score"]), total, "total_score")
    if not plan.grade:
        return row + 1
    on.put((row + 1, left), draw.choice(("自评等级", "等级", "评价等级")))
    on.merges.append((row + 1, left, row + 1, end))
    grade = "优" if total >= 90 else "良" if total >= 80 else "中"
    on.put((row + 1, at["score"]), grade, "grade")
    return row + 2
