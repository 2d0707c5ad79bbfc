"""FL105 unreadable-sheet: one sheet of a workbook cannot be read.

What it checks
    Each sheet of a workbook that could otherwise be read. Its cells must be there
    and well formed.

Why it matters
    The other sheets were checked, this one was not: its silence means nothing.

Source
    File format of the workbook (ECMA-376 for .xlsx).

Example
    wrong  a workbook whose second sheet was lost by a faulty export
    right  the same workbook, exported again

Fix
    none: the sheet has to be saved or copied again.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Hit, Severity
from selfeval_xl.i18n import N_
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import Place
from selfeval_xl.rules.file.flaws import flaw
from selfeval_xl.rules.registry import rule


@rule(
    "FL105",
    "unreadable-sheet",
    kind="unreadable",
    severity=Severity.ERROR,
    target=Paper,
    message=N_("工作表“{label}”无法读取（{flaw}），其中的内容没有检查"),
    advice=N_("用 Excel 或 WPS 打开，把这张表复制到新工作簿，核对内容后再检查"),
)
def check(paper: Paper) -> Iterator[Hit]:
    """Yield one hit per sheet whose cells could not be read."""
    for problem in paper.problems:
        if problem.kind == "unreadable" and problem.sheet and not problem.fatal:
            yield Hit(
                Place(paper.path, problem.sheet),
                label=problem.sheet,
                key=f"{problem.sheet}:{problem.reason}",
                values={"flaw": flaw(problem.reason)},
            )
