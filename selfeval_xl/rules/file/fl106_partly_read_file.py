"""FL106 partly-read-file: a format of which only a part can be read.

What it checks
    Workbooks with forms, in a format of which the program reads the values but not
    all the rest: formulas, hidden rows, number formats, comments, drop-down lists.

Why it matters
    Checks that need the missing parts were not made. The coverage lists each part;
    silence about it is no approval.

Source
    Capabilities of the readers for .xls, .et, .ods and .xlsb.

Example
    partly read  数据表.xls
    fully read   the same workbook saved as 数据表.xlsx

Fix
    none: saving as .xlsx gives all checks.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Paper
from selfeval_xl.rules.registry import rule

_PARTS = {
    "formulas": N_("公式"),
    "merges": N_("合并单元格"),
    "formats": N_("数字格式"),
    "comments": N_("批注"),
    "validations": N_("下拉选项"),
    "hidden": N_("隐藏的行列"),
    "errors": N_("错误值"),
}


@rule(
    "FL106",
    "partly-read-file",
    kind="partly_read",
    severity=Severity.INFO,
    target=Paper,
    message=N_("{actual} 格式只读取到数据，以下内容没有检查：{parts}"),
    advice=N_("需要全部检查的，用 Excel 或 WPS 另存为 .xlsx 后再检查一次"),
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per form's workbook with gaps, and one missed check per gap."""
    workbook = paper.workbook
    if workbook is None or not paper.forms:
        yield Checked(Outcome.NOT_APPLICABLE)
        return
    if not workbook.gaps:
        return
    parts = [name for gap, name in _PARTS.items() if gap in workbook.gaps]
    for gap in sorted(workbook.gaps):
        yield Checked(Outcome.INSUFFICIENT_DATA, 1, _PARTS.get(gap, gap))
    yield Hit(
        paper.place,
        actual=f".{workbook.format}",
        key=paper.name,
        values={"parts": "、".join(parts) or "、".join(sorted(workbook.gaps))},
    )
