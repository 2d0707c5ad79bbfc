"""CE401 hidden-content: figures of the form stand in hidden rows or columns.

What it checks
    Hidden rows and columns that hold figures of a form, and hidden sheets with a form
    on them. A hidden sheet without a form, such as one with the lists of drop-downs,
    is normal.

Why it matters
    Nobody who reads or signs the form sees these figures, yet its sums count them.

Source
    Check F-19 in docs/checks.md.

Example
    wrong  row 12 公务接待费 0.35 is hidden
    right  row 12 shown, or deleted if it does not belong to the form

Fix
    none: whether to show or to delete is for the unit to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.model.form import Field
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import column_letters
from selfeval_xl.rules.formulas import FormSheet, form_sheets, unread
from selfeval_xl.rules.registry import rule

_MOST_RELATED = 8


@rule(
    "CE401",
    "hidden-content",
    kind="hidden",
    severity=Severity.WARNING,
    target=Paper,
    message="第 {line} 行已隐藏，其中有 {count} 个数字，如{label}“{actual}”",
    advice="取消隐藏并核对；不属于本表的，删去",
    variants={
        "column": (
            "{line} 列已隐藏，其中有 {count} 个数字，如{label}“{actual}”",
            "取消隐藏并核对；不属于本表的，删去",
        ),
        "sheet": (
            "工作表“{line}”已隐藏，其中有一张填好的表",
            "需要报送的，取消隐藏；不用的，删去",
        ),
    },
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per hidden row or column with figures, or per hidden form."""
    book = paper.workbook
    if book is None or not paper.forms:
        yield Checked(Outcome.NOT_APPLICABLE, 1, "没有识别出表格")
        return
    gap = unread(paper, "hidden")
    if gap is not None:
        yield gap
        return
    for one in form_sheets(paper):
        if one.sheet.is_hidden:
            name = one.sheet.name
            yield Hit(
                one.form.place,
                key=f"{one.form.spec}.hidden",
                values={"line": name, "count": len(one.fields)},
                variant="sheet",
                severity=Severity.INFO,
            )
        else:
            yield from _lines(one)


def _lines(one: FormSheet) -> Iterator[Hit]:
    rows: dict[int, list[Field]] = {}
    columns: dict[int, list[Field]] = {}
    for (row, column), field in sorted(one.fields.items()):
        if not field.number:
            continue
        if row in one.sheet.hidden_rows:
            rows.setdefault(row, []).append(field)
        elif column in one.sheet.hidden_columns:
            columns.setdefault(column, []).append(field)
    for row, fields in rows.items():
        yield _hit(row, fields, "")
    for column, fields in columns.items():
        yield _hit(column_letters(column), fields, "column")


def _hit(line: int | str, fields: list[Field], variant: str) -> Hit:
    first, *rest = fields
    return Hit(
        first.place,
        label=first.label,
        actual=first.shown,
        key=first.key,
        values={"line": line, "count": len(fields)},
        variant=variant,
        related=tuple(field.place for field in rest[:_MOST_RELATED]),
    )
