"""Writes the sheets of the summary in their order."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from pathlib import Path

from selfeval_xl.bulking.summary.about import about, coverage
from selfeval_xl.bulking.summary.book import RunBook, write_table
from selfeval_xl.bulking.summary.findings import findings_table
from selfeval_xl.bulking.summary.originals import Originals
from selfeval_xl.bulking.summary.overview import Elsewhere, write_overview
from selfeval_xl.bulking.summary.picture import Picture
from selfeval_xl.bulking.summary.tables import Tables
from selfeval_xl.report.workbook_book import room_for
from selfeval_xl.writing import write_whole


def write_workbook(
    picture: Picture, target: Path, lang: str, rows: int, is_streamed: bool
) -> bytes:
    """Write the whole workbook; raises UsageError where that cannot be done."""
    stream = BytesIO()
    when = datetime.fromisoformat(picture.run.today)
    with room_for(target):
        book = RunBook(stream, lang, when, is_streamed)
        _write(book, picture, rows, Originals(picture.run.root, target.parent))
        book.close()
    made = stream.getvalue()
    write_whole(target, made)
    return made


def _write(book: RunBook, picture: Picture, rows: int, originals: Originals) -> None:
    tables = Tables(picture, book.lang, rows)
    findings = findings_table(picture, book.lang, originals)
    rules = tables.rules()
    units = tables.units(findings)
    elsewhere = Elsewhere(
        rules.place(0, rows), units.place(0, rows), tuple(findings.sheets(rows)), rows
    )
    write_overview(book, picture, elsewhere)
    write_table(book, units, rows)
    write_table(book, tables.missing(), rows)
    write_table(book, findings, rows)
    write_table(book, rules, rows)
    write_table(book, tables.across(), rows)
    write_table(book, tables.sample(), rows)
    write_table(book, coverage(picture, book.lang), rows)
    write_table(book, about(picture, book.lang), rows)
