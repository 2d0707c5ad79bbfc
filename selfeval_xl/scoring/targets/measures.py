"""What is counted: kinds of units, and figures of two units brought together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from selfeval_xl.values.money import MONEY_UNITS
from selfeval_xl.values.units import percent_scale

_MULTIPLES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_MULTIPLE = re.compile(r"(?:[百千十]?[万亿]|[百千])(?=.)|[百千]?[万亿]$")
_PER = re.compile(r"[/·*每]")
_PROPER = frozenset({"千米", "千克", "千瓦", "千瓦时", "万元", "千元", "百元", "亿元"})
_SCALES: dict[str, dict[str, Decimal]] = {
    "money": dict(MONEY_UNITS),
    "area": {
        "平方米": Decimal(1), "㎡": Decimal(1), "m²": Decimal(1), "m2": Decimal(1),
        "公顷": Decimal(10_000), "平方公里": Decimal(1_000_000),
        "km²": Decimal(1_000_000),
    },
    "land": {"亩": Decimal(1)},
    "length": {
        "毫米": Decimal("0.001"), "厘米": Decimal("0.01"), "米": Decimal(1),
        "千米": Decimal(1_000), "公里": Decimal(1_000), "km": Decimal(1_000),
    },
    "weight": {
        "克": Decimal("0.001"), "千克": Decimal(1), "公斤": Decimal(1),
        "kg": Decimal(1), "吨": Decimal(1_000),
    },
    "days": {"天": Decimal(1), "日": Decimal(1), "个自然日": Decimal(1)},
    "working days": {"工作日": Decimal(1), "个工作日": Decimal(1)},
    "months": {
        "个月": Decimal(1), "月": Decimal(1), "季度": Decimal(3),
        "个季度": Decimal(3), "年": Decimal(12),
    },
    "hours": {
        "秒": Decimal(1), "分钟": Decimal(60), "小时": Decimal(3600),
    },
    "points": {"分": Decimal(1)},
}  # fmt: skip
_LASTING = frozenset({"days", "working days", "months", "hours"})
_PERSONS = frozenset("人 名 位 人次 人份 人天 人日".split())
_TIMES = frozenset(
    "次 场 场次 期 批 批次 班次 车次 频次 起 轮 届 例 人次 户次 台次 件次 级次".split()
)
_HOUSEHOLDS = frozenset("户 户次".split())
_THINGS = frozenset(
    "个 项 家 处 件 种 类 套 座 所 宗 篇 条 台 部 本 册 张 份 支 片 块 根 盏 辆 间 栋 幢 "
    "艘 组 队 对 双 点 村 镇 门 只 头 棵 株 匹 瓶 枚 幅 首 卷 则 把 盒 箱 袋 例 起".split()
)
_COUNTED = {"persons": _PERSONS, "times": _TIMES, "households": _HOUSEHOLDS}


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit taken apart: ``factor`` of its own kind's smallest, per ``per``.

    ``kinds`` are what it may count; empty where nothing is known of the unit.
    """

    kinds: frozenset[str]
    factor: Decimal
    per: str = ""


def measure(unit: str | None) -> Measure | None:
    """Take a unit apart, None where none is written: 万元/人 is money per 人."""
    if not unit:
        return None
    if percent_scale(unit) is not None:
        return Measure(frozenset({"share"}), Decimal(1))
    head, *rest = _PER.split(unit, maxsplit=1)
    per = rest[0] if rest else ""
    for kind, scale in _SCALES.items():
        if head in scale:
            return Measure(frozenset({kind}), scale[head], per)
    factor = Decimal(1)
    found = _MULTIPLE.match(head) if head not in _PROPER else None
    if found:
        for mark in found[0]:
            factor *= _MULTIPLES[mark]
        head = head[found.end() :]
    for kind, scale in _SCALES.items():
        if head in scale:
            return Measure(frozenset({kind}), factor * scale[head], per)
    kinds = {kind for kind, names in _COUNTED.items() if head in names}
    if head in _THINGS:
        kinds.add("things")
    return Measure(frozenset(kinds), factor, per)


def factors_between(
    result: str | None, target: str | None
) -> tuple[Decimal, Decimal] | None:
    """What a result's figure is multiplied and divided by to be in the target's unit.

    None for unlike units; a unit not written is taken for the other's.
    """
    mine, wanted = measure(result), measure(target)
    if mine is None or wanted is None:
        return _AS_IT_IS
    if mine.per and wanted.per and mine.per != wanted.per:
        return None
    if not (mine.kinds and wanted.kinds):  # a unit of the filer's own
        return _AS_IT_IS if result == target else None
    if not mine.kinds & wanted.kinds:
        return None
    return mine.factor, wanted.factor


_AS_IT_IS = (Decimal(1), Decimal(1))


def is_known(unit: str | None) -> bool:
    """True where it is clear what a unit counts."""
    found = measure(unit)
    return found is not None and bool(found.kinds)


def is_money(unit: str | None) -> bool:
    found = measure(unit)
    return found is not None and "money" in found.kinds


def is_share(unit: str | None) -> bool:
    return percent_scale(unit) is not None


def is_lasting(unit: str | None) -> bool:
    """True for a time taken: days, months, hours."""
    found = measure(unit)
    return found is not None and bool(found.kinds & _LASTING)


def is_counted(unit: str | None) -> bool:
    """True for what is counted one by one: 个, 次, 人."""
    found = measure(unit)
    return found is not None and not found.kinds & {*_SCALES, "share"}
