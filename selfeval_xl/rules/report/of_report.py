"""How the rules of a report say that a text is none."""

from __future__ import annotations

from selfeval_xl.findings import Checked, Outcome
from selfeval_xl.i18n import N_

NO_REPORT = Checked(Outcome.NOT_APPLICABLE, 1, N_("不是自评报告"))
NO_OUTLINE = Checked(Outcome.NOT_APPLICABLE, 1, N_("报告不按已知的提纲编写"))
EMPTY = Checked(Outcome.NOT_APPLICABLE, 1, N_("报告没有正文"))
