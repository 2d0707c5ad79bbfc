"""A file that is no workbook, read as what it may be: a report, or tables in a text."""

from __future__ import annotations

from dataclasses import replace

from selfeval_xl.forms import SpecSet, recognise
from selfeval_xl.forms.reports import is_report_name, read_report
from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.form import Form
from selfeval_xl.model.grid import Workbook
from selfeval_xl.model.paper import Paper
from selfeval_xl.model.text import Text
from selfeval_xl.read.document import (
    DocumentRead,
    is_document,
    is_form_name,
    is_worth_converting,
    read_document,
)
from selfeval_xl.read.failure import ReadError

_LOST = frozenset({"no_converter", "not_converted"})


def read_written(paper: Paper, data: bytes, specs: SpecSet, limits: Limits) -> Paper:
    """The paper with its text, and with the forms among its tables.

    What cannot be read is told of a file that is called a report, and of one called
    a form that could not be converted; anything else stays the attachment it was.
    """
    if paper.kind != "attachment" or not is_document(paper.name, paper.format):
        return paper
    is_named = is_report_name(paper.name)
    if not is_named and not is_worth_converting(data, paper.format, paper.name, limits):
        return paper
    try:
        found = read_document(data, paper.format, paper.path, limits)
    except ReadError as error:
        is_lost = error.problem.reason in _LOST and is_form_name(paper.name)
        if not is_named and not is_lost:
            return paper
        return replace(paper, kind="unreadable", problems=(error.problem,))
    except Exception:  # an odd attachment is nobody's fault
        if not is_named:
            return paper
        raise
    text, book, forms = _without_forms(found, specs)
    is_report = is_named or read_report(text) is not None
    kind = "report" if is_report else "workbook" if forms else "attachment"
    return replace(
        paper,
        kind=kind,
        problems=found.problems if kind != "attachment" else (),
        workbook=book,
        forms=forms,
        text=text,
    )


def _without_forms(
    found: DocumentRead, specs: SpecSet
) -> tuple[Text, Workbook | None, tuple[Form, ...]]:
    """The text without cells of tables that are forms, and these tables."""
    if found.tables is None:
        return found.text, None, ()
    forms = recognise(found.tables, specs)
    names = {form.sheet for form in forms}
    if not names:
        return found.text, None, ()
    gone = {
        number
        for sheet, numbers in zip(found.tables.sheets, found.cells, strict=True)
        if sheet.name in names
        for number in numbers
    }
    kept = tuple(one for one in found.text.paragraphs if one.number not in gone)
    sheets = tuple(sheet for sheet in found.tables.sheets if sheet.name in names)
    text = replace(found.text, paragraphs=kept)
    return text, replace(found.tables, sheets=sheets), tuple(forms)
