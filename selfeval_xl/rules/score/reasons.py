"""Why a check of scores was not made, in the words of the coverage list."""

from __future__ import annotations

from selfeval_xl.findings import Checked, Outcome
from selfeval_xl.i18n import N_

_REASONS = {
    "no_table": N_("表中没有评分指标"),
    "no_weights": N_("表中没有填写分值"),
    "no_group_weights": N_("上级指标没有分值"),
    "blank_weights": N_("有指标没有填写分值"),
    "relative_weights": N_("各级分值按所属上级的 100% 分配"),
    "no_scores": N_("表中没有得分栏"),
    "blank_scores": N_("有得分没有填写或不是数字"),
    "out_of_range": N_("得分不在 0 至分值之间，先更正得分"),
    "weighed_scores": N_("得分按百分制填写，总分按权重折算"),
    "no_total": N_("表中没有总分"),
    "no_notes": N_("表中没有填写扣分原因的栏目"),
    "no_grade": N_("表中没有等级"),
    "blank_grade": N_("没有填写等级或总分"),
    "unknown_grade": N_("等级的写法无法识别"),
    "other_full_marks": N_("满分不是 100 分"),
    "no_fund_points": N_("项目资金没有分值"),
    "no_rate": N_("没有执行率，也没有可计算执行率的金额"),
    "own_standard": N_("表中所写的预算执行率评分标准未能识别"),
    "few_scores": N_("已评分的指标太少"),
    "other_levels": N_("一级指标与项目支出绩效自评表不同"),
}


def not_applicable(why: str) -> Checked:
    """The form has nothing for this check to look at."""
    return Checked(Outcome.NOT_APPLICABLE, 1, _REASONS[why])


def undecided(why: str, count: int = 1) -> Checked:
    """What the check needs is not filled in."""
    return Checked(Outcome.INSUFFICIENT_DATA, count, _REASONS[why])


def unparsed(why: str) -> Checked:
    """What is filled in cannot be read."""
    return Checked(Outcome.UNPARSED, 1, _REASONS[why])
