"""Write a form as a new workbook: blank to hand out, or filled."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import xlsxwriter

from selfeval_xl.forms.spec import FormSpec
from selfeval_xl.templates.content import Content
from selfeval_xl.templates.data_sheet import write_data_sheet
from selfeval_xl.templates.score_sheet import write_score_sheet
from selfeval_xl.templates.style import Styles
from selfeval_xl.templates.table_sheet import write_table_sheet

_PROPERTY = "selfeval-xl-form"
_CREATED = datetime.datetime(2025, 1, 1)


def export(spec: FormSpec, path: Path, content: Content | None = None) -> None:
    """Write the form of a spec to a new .xlsx; without content it is blank.

    Derived cells are live formulas with their values. The file is the same byte
    for byte each time. Raises OSError where the path cannot be written.
    """
    with xlsxwriter.Workbook(str(path)) as book:
        add_form(book, spec, content or Content())


def to_bytes(spec: FormSpec, content: Content | None = None) -> bytes:
    """The same workbook as the bytes of a file; no temporary file is written."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        add_form(book, spec, content or Content())
    return stream.getvalue()


def add_form(book: xlsxwriter.Workbook, spec: FormSpec, content: Content) -> None:
    """Add one form as a sheet of a workbook that is being written."""
    book.set_properties({"title": spec.title, "created": _CREATED})
    book.set_custom_property(_PROPERTY, f"{spec.id} {spec.version}")
    styles = Styles(book)
    if any(block.archetype == "indicators" for block in spec.blocks):
        write_table_sheet(book, styles, spec, content)
    elif spec.indicators:
        write_score_sheet(book, styles, spec, content)
    else:
        write_data_sheet(book, styles, spec, content)
