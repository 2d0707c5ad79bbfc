"""The names of the sheets, in their order."""

from __future__ import annotations

from selfeval_xl.i18n import N_

OVERVIEW = N_("总览")
UNITS = N_("单位")
MISSING = N_("未报")
FINDINGS = N_("问题明细")
RULES = N_("规则统计")
ACROSS = N_("跨单位")
SAMPLE = N_("抽查")
COVERAGE = N_("覆盖")
ABOUT = N_("说明")
