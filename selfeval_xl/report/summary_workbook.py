"""校验汇总.xlsx: the findings of a run as a workbook to sort, print and hand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path

from selfeval_xl.report.workbook_book import SummaryBook, room_for
from selfeval_xl.report.workbook_coverage import write_about, write_coverage
from selfeval_xl.report.workbook_findings import Rows, write_findings
from selfeval_xl.report.workbook_overview import write_overview
from selfeval_xl.result import Result
from selfeval_xl.writing import write_whole


@dataclass(frozen=True, slots=True)
class SummaryOptions:
    """How to write a summary.

    ``given`` are the options of the run as the user wrote them, for the sheet 说明.
    ``originals`` are the checked files as seen from the summary's folder, with "/".
    A sheet holds ``rows`` findings, a run of more than ``streamed_from`` is written
    without being held in memory.
    """

    lang: str = "zh"
    given: Mapping[str, str] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)
    rows: int = 50_000
    streamed_from: int = 5_000


def write_summary(
    result: Result,
    path: str | Path,
    *,
    copies: Mapping[str, str] | None = None,
    states: Mapping[str, str] | None = None,
    when: datetime,
    options: SummaryOptions = SummaryOptions(),
) -> None:
    """Write the summary of a run; the file is whole or not there.

    ``copies`` gives corrected copies by the path of the checked file, relative to
    the summary's folder with "/"; ``states`` what became of a finding, by its
    fingerprint. Raises UsageError where the file cannot be written.
    """
    rows = Rows(
        result,
        options.lang,
        {**options.originals, **(copies or {})},
        states,
        has_copies=copies is not None,
    )
    is_streamed = len(rows.all) > options.streamed_from
    stream = BytesIO()
    with room_for(Path(path)):
        book = SummaryBook(stream, options.lang, when, is_streamed)
        write_overview(book, result, when, rows.sheets(options.rows))
        write_findings(book, rows, options.rows)
        write_coverage(book, result)
        write_about(book, result, when, options.given)
        book.close()
    write_whole(Path(path), stream.getvalue())
