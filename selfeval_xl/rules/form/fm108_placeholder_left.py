"""FM108 placeholder-left: a placeholder is left where something should be filled in.

What it checks
    Every text on a sheet with a form: ××, XX, ____, {单位}, 待填写 and the like, outside
    the explanations and standards of a 评分表. Masked telephone numbers and blank
    signature lines are no placeholders.

Why it matters
    What should have been replaced was not: the form was handed in unfinished.

Source
    Checks F-04 and F-05 in docs/checks.md.

Example
    wrong  20XX年度部门整体支出绩效自评数据表
    right  2024年度部门整体支出绩效自评数据表

Fix
    none: only the unit knows what belongs there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Outcome, Severity
from selfeval_xl.forms.labels import squeeze
from selfeval_xl.i18n import N_
from selfeval_xl.model.form import Field, Form
from selfeval_xl.model.grid import Address, Sheet
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import Place
from selfeval_xl.rules.registry import rule
from selfeval_xl.values.remembered import remembered

_MASKED = re.compile(r"\d{3,}[×xX*]{2,}\d*")
_LEFT = re.compile(
    r"(?<![A-Za-z×])[×✕╳]{2,}|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])"
    r"|_{3,}|[{][^{}]{1,20}[}]"
    r"|(?<![有亟急尚还仍])待(?:填写|(?:填|补充)(?![\u4e00-\u9fff]))"
    r"|^[(]?(?:请|此处|在此)填写[^()]{0,20}[)]?$|^示例(?=[:]|$)"
)
_NOTE = re.compile(r"^(?:备?注|填[表报]说明|说明)[:]|^\d+[.、].{30,}")
_LONGEST = 300


@rule(
    "FM108",
    "placeholder-left",
    kind="template",
    severity=Severity.ERROR,
    target=Paper,
    message=N_("“{actual}”中留有待填的“{mark}”"),
    advice=N_("换成本单位的实际内容；没有内容可填的，写“无”"),
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per cell; a warning inside the table, where names may be masked."""
    if paper.workbook is None or not paper.forms:
        yield Checked(Outcome.NOT_APPLICABLE)
        return
    for sheet in paper.workbook.sheets:
        forms = [form for form in paper.forms if form.sheet == sheet.name]
        if forms:
            yield from _of_sheet(paper.path, sheet, forms)


def _of_sheet(file: str, sheet: Sheet, forms: list[Form]) -> Iterator[Hit]:
    skipped = {one for form in forms for one in _not_the_filers(form)}
    marked = {
        address: mark
        for address, cell in sheet.cells.items()
        if isinstance(cell.raw, str)
        and len(cell.raw) <= _LONGEST
        and (mark := _mark_in(cell.raw))
        and address not in skipped
    }
    for address, mark in sorted(marked.items()):
        text = squeeze(str(sheet.cells[address].raw))
        is_inside = any(address in form.area for form in forms)
        yield Hit(
            Place(file, sheet.name, *address),
            actual=text if len(text) <= 40 else text[:40] + "……",
            key=text[:40],
            values={"mark": mark},
            severity=Severity.WARNING if is_inside else None,
        )


@remembered
def _mark_in(raw: str) -> str:
    """The placeholder in a text, "" where there is none or a note speaks of it."""
    text = squeeze(raw)
    found = _LEFT.search(_MASKED.sub(_keep_year, text))
    return "" if found is None or _NOTE.match(text) else found[0]


def _keep_year(found: re.Match[str]) -> str:
    """Masked digits vanish: 138××××1234; three digits and XX are no telephone."""
    return "" if len(found[0]) >= 7 else found[0]


def _not_the_filers(form: Form) -> Iterator[Address]:
    """Cells of the issued text, and lines still to be signed."""
    fields: list[Field | None] = [
        field
        for side in (form.header, form.closing)
        for field in side.values()
        if field.is_blank
    ]
    for one in form.indicators.indicators if form.indicators else ():
        fields += [one.name, one.explanation, one.standard]
    for field in fields:
        if field is not None and field.place.row and field.place.column:
            yield (field.place.row, field.place.column)
