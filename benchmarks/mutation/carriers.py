"""The same papers in other containers: .xls and .ods, .et, tables and texts of Word."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from docx import Document

from benchmarks.mutation.sheets import Book, Sheet, written
from selfeval_xl.read.office import find_office

_AT_ONCE = 200
_FILTERS = {"xls": "xls:MS Excel 97", "ods": "ods:calc8"}


def converted(books: Sequence[Book], suffix: str) -> list[bytes | None]:
    """Workbooks as LibreOffice saves them; many files at one start of it.

    None for what could not be made, all None where it is not installed.
    """
    program = find_office()
    if program is None:
        return [None] * len(books)
    made: list[bytes | None] = []
    for start in range(0, len(books), _AT_ONCE):
        some = books[start : start + _AT_ONCE]
        made += _batch(program, [written(one) for one in some], suffix)
    return made


def _batch(program: str, files: list[bytes], suffix: str) -> list[bytes | None]:
    with tempfile.TemporaryDirectory(prefix="accuracy-") as name:
        folder = Path(name)
        sources = [folder / f"{number}.xlsx" for number in range(len(files))]
        for path, data in zip(sources, files, strict=True):
            path.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", _FILTERS[suffix]),
            *("--outdir", str(folder / "made"), *map(str, sources)),
        ]
        subprocess.run(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            timeout=900,
            check=False,
            env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
        )
        found = [folder / "made" / f"{one.stem}.{suffix}" for one in sources]
        return [one.read_bytes() if one.is_file() else None for one in found]


def document(text: str) -> bytes:
    """A written report as a Word document, a paragraph a line."""
    made = Document()
    for line in text.splitlines():
        made.add_paragraph(line)
    return _saved(made)


def table_document(book: Book) -> bytes:
    """Each sheet as a table of a Word document, figures as they are shown."""
    made = Document()
    for sheet in book:
        _add_table(made, sheet)
        made.add_paragraph("")
    return _saved(made)


def _add_table(made, sheet: Sheet) -> None:
    rows = max(row for row, _ in sheet.cells)
    columns = max(column for _, column in sheet.cells)
    table = made.add_table(rows, columns)
    cells = table._cells  # python-docx reckons the grid anew for every cell() else
    for top, left, bottom, right in sheet.merges:
        first = cells[(top - 1) * columns + left - 1]
        first.merge(cells[(bottom - 1) * columns + right - 1])
    for (row, column), cell in sheet.cells.items():
        shown = shown_as(cell.value, cell.style)
        if shown:
            cells[(row - 1) * columns + column - 1].text = shown


def shown_as(value: object, style: str) -> str:
    """A value as the spreadsheet shows it in one of the styles of the corpus."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    number = Decimal(str(value))
    if style.endswith("%"):
        places = len(style.partition(".")[2].rstrip("%"))
        return f"{_rounded(number * 100, places)}%"
    if style in ("#,##0.00", "0.00"):
        rounded = _rounded(number, 2)
        return f"{rounded:,}" if "," in style else f"{rounded}"
    return f"{number.normalize():f}"


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _saved(made) -> bytes:
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()
