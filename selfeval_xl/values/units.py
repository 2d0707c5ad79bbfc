"""Units as written behind a number: money, shares, counters and their compounds."""

from __future__ import annotations

from decimal import Decimal

_COUNTERS = """
    个百分点 百分点 百分比 个工作日 工作日 个自然日 个月 个季度 人次 户次 车次 场次
    班次 件次 批次 频次 台次 人天 人日 人份 人 名 个 次 项 家 件 场 份 天 日 月 年 户
    村 镇 平方米 平方公里 立方米 公里 千米 厘米 毫米 米 公顷 亩 分钟 分 小时 学时 课时
    秒 起 辆 批 条 篇 本 台 套 只 头 棵 株 间 座 栋 幢 所 处 宗 例 期 册 张 支 片 块 根
    盏 部 门 种 类 艘 匹 组 队 位 对 双 点 度 级 等 轮 届 吨 千克 公斤 克 升 千瓦时
    千瓦 美元 港元 元 角 ㎡ m² m2 m³ m3 km² km kg kWh ℃ 倍 成 岁 周 季度 把 盒 箱 袋
    瓶 枚 幅 首 卷 则 步 级次
""".split()
_PERCENTS = {
    "%": Decimal("0.01"),
    "百分比": Decimal("0.01"),
    "百分点": Decimal("0.01"),
    "个百分点": Decimal("0.01"),
    "‰": Decimal("0.001"),
}
_NAMES = "|".join(sorted({*_COUNTERS, "%", "‰"}, key=len, reverse=True))
UNIT = rf"(?:(?:(?:百|千|十)?[万亿]|[百千])?(?:{_NAMES})|[百千]?[万亿])"
"""One unit, such as 万元, 人次, % or 万."""
COMPOUND = rf"{UNIT}(?:(?:[/·*]|每)(?:{_NAMES})){{0,3}}"
"""A unit that may stand per others: 万元/人, 元/人·年."""


def percent_scale(unit: str | None) -> Decimal | None:
    """What one of a share's units is as a ratio: % is 0.01; None for others."""
    return _PERCENTS.get(unit or "")


def plain_unit(unit: str | None) -> str | None:
    """One name for a unit with two: 百分比 is %."""
    return {"百分比": "%", "百分点": "个百分点"}.get(unit or "", unit)
