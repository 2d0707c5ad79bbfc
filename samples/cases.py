"""The figures of the samples: one clean year, a published case, planted slips.

Amounts are in 万元. The published case has the figures of a real report under an
invented name; everything else is made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from selfeval_xl.templates.content import Cached, Content, IndicatorLine, Value

COLUMNS = ("prev", "y0b", "adj", "act")
CLEAN_FIGURES: Mapping[str, tuple[str, str, str, str]] = {
    "inc.gpb": ("1148.20", "1182.00", "1240.50", "1228.36"),
    "inc.gfund": ("20.00", "25.00", "25.00", "25.00"),
    "inc.soe": ("0.00", "0.00", "0.00", "0.00"),
    "inc.other": ("3.15", "2.00", "2.00", "2.40"),
    "carry.open": ("18.60", "12.30", "12.30", "12.30"),
    "exp.basic.person": ("812.44", "845.00", "872.60", "868.91"),
    "exp.basic.public": ("96.37", "98.00", "98.00", "93.52"),
    "exp.project": ("268.84", "278.30", "309.20", "284.07"),
    "carry.close": ("12.30", "0.00", "0.00", "21.56"),
    "tpc.abroad": ("0.00", "0.00", "0.00", "0.00"),
    "tpc.car.buy": ("0.00", "18.00", "18.00", "17.98"),
    "tpc.car.run": ("7.85", "8.00", "8.00", "7.12"),
    "tpc.recept": ("2.96", "3.00", "3.00", "1.84"),
    "proc": ("45.20", "62.00", "62.00", "61.35"),
}
STAFF: Mapping[str, tuple[str, str]] = {
    "admin": ("24", "23"),
    "inst": ("12", "11"),
    "worker": ("2", "2"),
}
LINES: Mapping[str, str] = {
    "staff.offquota.onpost": "1",
    "staff.retired.onpost": "9",
    "asset.total.open": "386.42",
    "asset.total.close": "404.40",
    "asset.used.open": "371.05",
    "asset.used.close": "391.27",
}
LOSSES: Mapping[str, tuple[str, str]] = {
    "部门预算资金支出率": ("5.79", "年末有一笔项目尾款按合同约定次年支付"),
    "政府采购执行率": ("2.97", "个别采购项目节约资金"),
    "绩效目标合理性": ("4.68", "个别绩效目标与年度任务对应不够紧密，已在次年编制时细化"),
    "公众或服务对象满意度": ("4", "满意度为93%，窗口排队时间偏长，已增设自助设备"),
}
TASKS: tuple[Mapping[str, Value], ...] = (
    {
        "task_name": "营商环境服务提升",
        "content": "政务窗口改造与自助终端",
        "initial_budget": Decimal("120.00"),
        "executed": Decimal("112.35"),
        "completion": "已完成",
    },
    {
        "task_name": "基层信息系统运行维护",
        "content": "系统运维与安全测评",
        "initial_budget": Decimal("86.20"),
        "executed": Decimal("84.00"),
        "completion": "已完成",
    },
)


def money(figures: Mapping[str, tuple[str, ...]]) -> dict[str, Value]:
    """Row -> four figures, as field keys."""
    return {
        f"{row}.{column}": Decimal(figure)
        for row, four in figures.items()
        for column, figure in zip(COLUMNS, four, strict=True)
        if figure
    }


def staff(figures: Mapping[str, tuple[str, str]]) -> dict[str, Value]:
    """Kind of staff -> quota and people on post, as field keys."""
    return {
        f"staff.{kind}.{column}": Decimal(number)
        for kind, pair in figures.items()
        for column, number in zip(("quota", "onpost"), pair, strict=True)
    }


def clean_data() -> Content:
    """A filled 数据表 in which everything agrees."""
    values = money(CLEAN_FIGURES) | staff(STAFF)
    values.update((key, Decimal(number)) for key, number in LINES.items())
    return Content(
        unit_name="某区某局",
        year=2024,
        values=values,
        tasks=TASKS,
        preparer="张某",
        phone="0000-0000000",
        head="李某",
        filled_on="2025年3月10日",
    )


def clean_scores(weights: Mapping[str, Decimal]) -> Content:
    """A filled 评分表 with reasons for every lost point."""
    lines = {name: IndicatorLine(score=weight) for name, weight in weights.items()}
    for name, (score, reason) in LOSSES.items():
        lines[name] = IndicatorLine(Decimal(score), reason)
    return replace(clean_data(), values={}, tasks=(), indicators=lines)


NOT_GIVEN = tuple(
    f"{row}.{column}"
    for row, columns in {
        "exp.fiscal": ("prev", "y0b", "d0", "g0", "d1", "g1"),
        "exp.gpb": ("prev", "d1", "g1"),
        "exp.basic": ("y0b", "d0", "g0"),
        "exp.project": ("y0b", "d0", "g0"),
    }.items()
    for column in columns
)
"""Cells for which the published report gives no figure."""


def published_data() -> Content:
    """The figures of a published 2024 report, with what is wrong in them.

    一般公共预算 78.55 is said to be 14.5 less than the budget and 22% more; the
    rate of 项目支出 is left out; 79.19 less 78.55 has no source; 76.56 and 2.62
    make 79.18.
    """
    values: dict[str, Value] = {
        "exp.fiscal.act": Decimal("79.19"),
        "exp.gpb.act": Decimal("78.55"),
        "exp.gpb.y0b": Decimal("93.05"),
        "exp.basic.act": Decimal("76.56"),
        "exp.basic.prev": Decimal("73.11"),
        "exp.project.act": Decimal("2.62"),
        "exp.project.prev": Decimal("0.74"),
    }
    values |= staff({"admin": ("2", "2"), "inst": ("2", "2")})
    typed: dict[str, Value | Cached | None] = {
        "exp.gpb.d0": Decimal("-14.50"),
        "exp.gpb.g0": Decimal("0.22"),
        "exp.basic.d1": Decimal("3.45"),
        "exp.basic.g1": "4.7%",
        "exp.project.d1": Decimal("1.88"),
        "exp.project.g1": None,
        "exp.fiscal.act": Decimal("79.19"),
    }
    typed.update((key, "—") for key in NOT_GIVEN)
    return Content(
        unit_name="某区某会",
        year=2024,
        values=values,
        typed=typed,
        filled_on="2025年9月09日",
    )


def wrong_sums(clean: Content) -> Content:
    """Slips of reckoning, each in a place of its own.

    人员经费 in 元; a rate typed by hand; a sign turned; a rate over 年初预算; a
    staff total; a change of the base year.
    """
    typed: dict[str, Value | Cached | None] = {
        "exp.basic.person.y0b": Decimal("8450000.00"),
        "exp.basic.y0b": Decimal("943.00"),
        "exp.total.y0b": Decimal("1221.30"),
        "exp.project.rate": Decimal("1.0207"),
        "exp.basic.public.g1": Decimal("0.0296"),
        "tpc.recept.d0": Decimal("1.16"),
        "staff.total.onpost": Decimal("38"),
        "inc.fiscal.act": Decimal("1235.36"),
        "asset.used.close": Decimal("491.27"),
    }
    return replace(clean, typed=typed)


def wrong_cells(clean: Content) -> Content:
    """Cells that cannot be taken as they stand."""
    typed: dict[str, Value | Cached | None] = {
        "exp.basic.person.act": "868.91万元",
        "tpc.car.run.act": "７.１２",
        "exp.project.adj": "309..20",
        "exp.basic.act": None,
        "tpc.total.rate": Cached("#DIV/0!"),
        "exp.total.d1": Cached(Decimal("99.99")),
        "inc.other.y0b": "约2万",
    }
    return replace(clean, typed=typed)


def wrong_scores(scores: Content) -> Content:
    """A score above its points, reasons left out, a total and a weight off."""
    lines = dict(scores.indicators)
    lines["财务合规性"] = IndicatorLine(Decimal("4"))
    lines["项目监管"] = IndicatorLine(Decimal("2"))
    lines["预算编制规范性"] = IndicatorLine(Decimal("5"), weight=Decimal("6"))
    lines["重点工作完成率"] = IndicatorLine("5分")
    return replace(scores, indicators=lines, total_score=Decimal("98.94"))


def wrong_heading(clean: Content) -> Content:
    """Last year's title, a date before the year's end, blanks of the form left in."""
    return replace(
        clean, year=2023, filled_on="2023年11月3日", preparer="XXX", phone=""
    )
