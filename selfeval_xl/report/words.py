"""The words all reporters share."""

from __future__ import annotations

import re

from selfeval_xl.findings import Outcome, Severity
from selfeval_xl.i18n import N_, translate
from selfeval_xl.result import Coverage

# The word for a severity and its colour on a terminal.
SEVERITIES = {
    Severity.ERROR: (N_("错误"), "red"),
    Severity.WARNING: (N_("警告"), "yellow"),
    Severity.INFO: (N_("提示"), "cyan"),
}
# The same for those who see no colour.
SIGNS = {Severity.ERROR: "●", Severity.WARNING: "▲", Severity.INFO: "○"}
# How an owed check ended, and why, where the rule itself gives no reason.
OUTCOMES = {
    Outcome.PASSED: (N_("通过"), ""),
    Outcome.FAILED: (N_("有问题"), ""),
    Outcome.NOT_APPLICABLE: (N_("不适用"), N_("表里没有这项内容")),
    Outcome.INSUFFICIENT_DATA: (N_("数据不足"), N_("要用的数字没有填写或不是数字")),
    Outcome.UNPARSED: (N_("读不懂"), N_("内容的写法认不出来，请人工核对")),
    Outcome.ERROR: (N_("检查中断"), N_("程序在这里出错，请告诉维护者")),
}
# What a form is for.
FORM_KINDS = {
    "data": N_("数据表"),
    "score": N_("评分表"),
    "project": N_("项目支出绩效自评表"),
    "overall": N_("部门整体绩效自评表"),
    "report": N_("自评报告"),
    "generic": N_("未收录的表"),
}


def readable(template: str) -> str:
    """A message template with "…" where a figure or a name will stand."""
    return re.sub(r"\{[^{}]*\}", "…", template)


def reasons(entry: Coverage, lang: str) -> str:
    """Why checks ended as they did; an outcome's own words where no rule says it."""
    own = OUTCOMES[entry.outcome][1]
    texts = entry.reasons or ((own,) if own else ())
    return translate("；", lang).join(translate(text, lang) for text in texts)
