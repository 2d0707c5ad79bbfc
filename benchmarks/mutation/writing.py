"""Faults in how a report is written: outline, blanks, dates, names, marks."""

from __future__ import annotations

from collections.abc import Iterator

_ONE_RATE = (
    "会议费支出3.30万元，比上年增加0.30万元，增长10.00%；"
    "培训费支出4.40万元，比上年增加0.40万元。"
)
_TWO_AMOUNTS = "购房补贴207万元。购房补贴年初预算为241.76万元，支出决算为170.03万元。"
EDITS = (
    ("heading number", "TX201", "（二）年度总体工作", "年度总体工作", "TX202 TX203"),
    ("number out of order", "TX202", "（三）部门整体", "（四）部门整体", "TX202"),
    ("section missing", "TX203", "3.预算监督情况\n", "", "TX202"),
    ("no score", "TX204", "{result}", "绩效目标基本完成。\n", ""),
    ("grade in report", "TX205", "等级为“优”", "等级为“中”", "XD113"),
    ("instruction left", "TX206", "无。\n", "（根据本单位实际情况填写）\n", "TX203"),
    ("question left", "TX207", "与公开的内容一致。", "是否与公开的内容一致。", ""),
    ("blank in report", "TX208", "财务和业务科室", "财务和××科室", ""),
    ("year in report", "TX209", "评价年度：2024年度", "评价年度：2023年度", "XD101"),
    ("result outside year", "TX210", "自助终端配置。", "自助终端配置，被评为2021—2022年度先进单位。", ""),
    ("report date", "TX211", "填报日期：2025年3月10日", "填报日期：2024年3月10日", ""),
    ("impossible report date", "TX211", "日期：2025年3月10日", "日期：2025年2月30日", ""),
    ("unit in report", "TX212", "评价单位：某区某局", "评价单位：某区某会", "XD102 TX214"),
    ("level of unit", "TX213", "填报单位（公章）", "市级预算部门单位（公章）", ""),
    ("foreign self", "TX214", "我局认真", "我会认真", ""),
    ("document number", "TX215", "〔2025〕6号", "[2025]6号", ""),
    ("paragraph twice", "TX216", "无。\n", "{first}", "TX203"),
    ("characters twice", "TX217", "对照指标逐项", "对照指标的的逐项", ""),
    ("brackets", "TX218", "测评。", "测评（含培训。", ""),
    ("zero base", "TX109", "{three}", "会议费支出0.30万元，上年为0万元，增长100%。", ""),
    ("rate left out of one", "TX117", "{three}", _ONE_RATE, ""),
    ("another unit's figures", "TX221", "{three}", "某区体育中心2024年度支出合计79.19万元。", "XD105"),
    ("two amounts", "TX110", "{three}", _TWO_AMOUNTS, ""),
)  # fmt: skip
"""Kind, rule, right words, wrong words, rules that may speak too."""


def edits(text: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Every edit that the report has the words for, with its own words put in."""
    lines = text.splitlines(keepends=True)
    told = {
        "result": next(one for one in lines if "自评得分" in one),
        "first": next(one for one in lines if one.startswith("自评小组对照")),
        "three": next(one for one in lines if one.startswith("“三公”经费支出")),
    }
    for kind, rule, right, wrong, with_it in EDITS:
        if "{three}" in right:
            right = told["three"]
            wrong = f"{right}{wrong}\n"
        right, wrong = (one.format(**told) for one in (right, wrong))
        if right in text:
            yield kind, rule, right, wrong, with_it
