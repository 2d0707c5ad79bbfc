"""Data in which everything agrees, as a unit would give it."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

from samples import cases

FORMS = Path(cases.__file__).parent / "forms"

LINES = {
    "填报单位": "某区某局",
    "年度": 2024,
    "填报人": "张某",
    "联系电话": "0000-0000000",
    "单位负责人": "李某",
    "填报日期": "2025-03-10",
}
TASKS = [
    {
        "任务名称": task["task_name"],
        "主要实施内容": task["content"],
        "预算金额": task["initial_budget"],
        "实际支出": task["executed"],
        "完成情况": task["completion"],
    }
    for task in cases.TASKS
]


def data_form():
    """The 数据表's data by canonical key."""
    return {**LINES, **cases.clean_data().values, "tasks": TASKS}


def score_form(spec):
    """The 评分表's data: full marks but for the indicators of the samples."""
    marks = {one.level3: {"得分": one.weight} for one in spec.indicators}
    for name, (points, reason) in cases.LOSSES.items():
        marks[name] = {"得分": Decimal(points), "扣分原因": reason}
    return {**LINES, "indicators": marks}


def complete(spec):
    """Complete data for a packaged form."""
    if spec.family != "guangdong":
        return tomllib.loads((FORMS / f"{spec.id}.toml").read_text(encoding="utf-8"))
    return score_form(spec) if spec.indicators else data_form()


def texts(remarks):
    return [(one.kind, one.where, one.text()) for one in remarks]
