"""CE402 external-link: a formula takes its figure from another workbook.

What it checks
    Formulas of the forms, one finding a form; links that no form uses are reported for
    information.

Why it matters
    Whoever receives the form does not have the other workbook: the figure cannot be
    traced, and is lost or changed when links are updated.

Source
    Check F-22 in docs/checks.md.

Example
    wrong  决算数 ='D:\\汇总\\[决算.xlsx]总表'!C5
    right  决算数 78.55

Fix
    none: the value shown has to be confirmed before it replaces the link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from selfeval_xl.findings import Checked, Hit, Severity
from selfeval_xl.model.formula import is_external
from selfeval_xl.model.grid import Cell, Workbook
from selfeval_xl.model.paper import Paper
from selfeval_xl.rules.formulas import FormSheet, form_sheets, unread
from selfeval_xl.rules.registry import rule

_MOST_RELATED = 8
_INDEX = re.compile(r"\[(\d+)\]")


@rule(
    "CE402",
    "external-link",
    kind="external_link",
    severity=Severity.WARNING,
    target=Paper,
    message="{label}的公式引用其他工作簿{book}，本表共 {count} 处，“{actual}”无法核对来源",
    advice="核对后把 {cell} 等单元格改为数字",
    variants={
        "unused": (
            "工作簿含有指向其他工作簿{book}的链接，表格的数字没有用到",
            "不用的链接，用“编辑链接”断开",
        ),
    },
)
def check(paper: Paper) -> Iterator[Hit | Checked]:
    """Yield one hit per form with such formulas, or one for links not used."""
    book, gap = paper.workbook, unread(paper, "formulas")
    if book is None or gap is not None:
        yield from filter(None, (gap,))
        return
    used = False
    for one in form_sheets(paper):
        cells = [c for c in one.formulas if c.formula and is_external(c.formula)]
        if cells:
            used = True
            yield _hit(one, cells)
    if book.external_links and not used:
        yield Hit(
            book.place(),
            key="links",
            values={"book": f"“{_name(book.external_links[0])}”"},
            variant="unused",
            severity=Severity.INFO,
        )


def _hit(one: FormSheet, cells: list[Cell]) -> Hit:
    first, *rest = cells
    place = one.place(first)
    return Hit(
        place,
        label=one.label(first),
        actual=first.shown,
        key=one.key(first),
        values={
            "cell": place.a1 or "",
            "count": len(cells),
            "book": _book(one.workbook, first.formula or ""),
        },
        related=tuple(one.place(cell) for cell in rest[:_MOST_RELATED]),
    )


def _book(workbook: Workbook, formula: str) -> str:
    """The other workbook's name in quotes, "" where the file does not tell."""
    found = _INDEX.search(formula)
    at = int(found[1]) - 1 if found else -1
    if 0 <= at < len(workbook.external_links):
        return f"“{_name(workbook.external_links[at])}”"
    return ""


def _name(target: str) -> str:
    return unquote(re.split(r"[/\\]", target.rstrip("/\\"))[-1])
