"""The words all reporters share."""

from __future__ import annotations

from selfeval_xl.findings import Severity
from selfeval_xl.i18n import N_

# The word for a severity and its colour on a terminal.
SEVERITIES = {
    Severity.ERROR: (N_("错误"), "red"),
    Severity.WARNING: (N_("警告"), "yellow"),
    Severity.INFO: (N_("提示"), "cyan"),
}
