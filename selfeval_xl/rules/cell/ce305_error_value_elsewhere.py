"""CE305 error-value-elsewhere: an error such as #REF! stands beside the form's figures.

What it checks
    Every sheet. Inside a form, cells that are none of its figures; outside of forms,
    one finding a sheet, for information.

Why it matters
    It shows on paper, and a formula of the form may come to read it.

Source
    Check F-20 in docs/checks.md.

Example
    wrong  a helper sheet with #REF! where its list was deleted
    right  the list, or an empty cell

Fix
    none: what belongs there is not known.
"""

from __future__ import annotations

from collections.abc import Iterator

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.model.grid import Address, Cell, Sheet, Workbook
from selfeval_xl.model.paper import Paper
from selfeval_xl.rules.formulas import FormSheet, form_sheets, unread
from selfeval_xl.rules.registry import rule

_MOST_RELATED = 8


@rule(
    "CE305",
    "error-value-elsewhere",
    kind="error_value",
    severity=Severity.INFO,
    target=Paper,
    message="工作表“{sheet}”的 {cell} 等 {count} 个单元格显示“{actual}”，不在表格的数字栏内",
    advice="更正公式或删去不用的内容",
    variants={
        "form": (
            "{cell} 显示“{actual}”",
            "更正 {cell} 的公式，或直接填写内容",
        ),
    },
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per error cell in a form, and one per sheet for the rest."""
    book, gap = paper.workbook, unread(paper, "errors")
    if book is None or gap is not None:
        yield from filter(None, (gap,))
        return
    forms = list(form_sheets(paper))
    for sheet in book.sheets:
        wrong = [cell for cell in sheet.cells.values() if cell.is_error]
        wrong.sort(key=lambda cell: cell.address)
        mine = [one for one in forms if one.sheet is sheet]
        outside = []
        for cell in wrong:
            if any(cell.address in one.fields for one in mine):
                continue  # CE301's to report
            if any(_is_inside(one, cell.address) for one in mine):
                yield _in_form(book, sheet, cell)
            else:
                outside.append(cell)
        if outside:
            yield _elsewhere(book, sheet, outside)


def _is_inside(one: FormSheet, address: Address) -> bool:
    return address in one.form.area


def _in_form(book: Workbook, sheet: Sheet, cell: Cell) -> Hit:
    place = book.place(sheet, cell)
    return Hit(
        place,
        actual=cell.shown,
        key=place.a1 or "",
        values={"cell": place.a1 or "", "sheet": sheet.name, "count": 1},
        variant="form",
        severity=Severity.WARNING,
    )


def _elsewhere(book: Workbook, sheet: Sheet, cells: list[Cell]) -> Hit:
    places = [book.place(sheet, cell) for cell in cells]
    return Hit(
        places[0],
        actual=cells[0].shown,
        key=sheet.name,
        values={
            "sheet": sheet.name,
            "cell": places[0].a1 or "",
            "count": len(cells),
        },
        related=tuple(places[1 : 1 + _MOST_RELATED]),
    )
