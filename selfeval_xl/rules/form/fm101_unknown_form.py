"""FM101 unknown-form: a form that nobody has described.

What it checks
    Each workbook that looks like a self-evaluation form (自评, 评分 or 绩效 in its name,
    sheet names or first rows) and each form in it. The form should be one the
    program has a description of. A report may hold other tables.

Why it matters
    An unknown form gets only the checks that follow from its own labels and
    formulas. Which ones it did not get is said here and in the coverage.

Source
    Form specs of the program and of ``--forms-dir``.

Example
    unknown  a 自评表 in a layout nobody has described yet
    known    部门整体支出绩效自评数据表

Fix
    none: describe the form once (``selfeval-xl forms``), or check it by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.i18n import N_
from selfeval_xl.model.grid import Sheet, Workbook
from selfeval_xl.model.paper import Paper
from selfeval_xl.rules.registry import rule

_WORDS = re.compile("自评|评分|绩效")
_ROWS_OF_A_TITLE = 6
_LONGEST_TITLE = 60
_UNCHECKED = N_("没有与该表对应的表样，只做了通用检查")


@rule(
    "FM101",
    "unknown-form",
    kind="unknown_form",
    severity=Severity.INFO,
    target=Paper,
    message=N_(
        "“{label}”不是已有表样的表格，只按表内的栏目名称和公式做了通用检查，"
        "没有核对必填项、缺少的栏目和表样规定的勾稽关系"
    ),
    advice=N_("请人工核对这些内容；常用的表可用 selfeval-xl forms 建立表样"),
    variants={
        "no_form": (
            N_(
                "看来是自评材料，但没有识别出可检查的表格，"
                "金额、比率、得分和必填项都没有检查"
            ),
            N_("确认表头（项目、指标、分值、得分等栏目）完整；无误的请人工核对"),
        )
    },
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per form without a spec, or one for a workbook without a form."""
    if paper.workbook is None:
        yield Checked(Outcome.NOT_APPLICABLE)
        return
    for form in paper.forms:
        if form.spec == "generic":
            yield Checked(Outcome.INSUFFICIENT_DATA, 1, _UNCHECKED)
            if paper.kind == "report":
                continue  # a report shows what tables it likes
            yield Hit(
                form.title.place if form.title else form.place,
                label=squeeze(form.title.shown) if form.title else form.sheet,
                actual=form.kind,
                key="form",
            )
    if paper.forms:
        return
    if not _looks_like_a_form(paper.name, paper.workbook):
        yield Checked(Outcome.NOT_APPLICABLE, 1, N_("其他材料，不是自评表格"))
        return
    yield Checked(Outcome.INSUFFICIENT_DATA, 1, N_("没有识别出表格"))
    yield Hit(paper.place, actual=paper.name, key=paper.name, variant="no_form")


def _looks_like_a_form(name: str, workbook: Workbook) -> bool:
    """True where the file's name, a sheet's name or a title speaks of 自评."""
    sheets = [s for s in workbook.sheets if not s.is_hidden and s.cells]
    if not sheets:
        return False
    return _WORDS.search(name) is not None or any(
        _WORDS.search(text) for sheet in sheets for text in _titles(sheet)
    )


def _titles(sheet: Sheet) -> Iterator[str]:
    yield sheet.name
    for number, (_, cells) in enumerate(sheet.rows()):
        if number >= _ROWS_OF_A_TITLE:
            return
        for cell in cells:
            if isinstance(cell.raw, str) and len(cell.raw) <= _LONGEST_TITLE:
                yield squeeze(cell.raw)
