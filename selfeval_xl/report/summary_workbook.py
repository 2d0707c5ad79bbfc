"""校验汇总.xlsx: the findings of a run as a workbook to sort, print and hand on."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from selfeval_xl.report.workbook_book import SummaryBook
from selfeval_xl.report.workbook_coverage import write_about, write_coverage
from selfeval_xl.report.workbook_findings import Rows, write_findings
from selfeval_xl.report.workbook_overview import write_overview
from selfeval_xl.result import Result


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
    fingerprint. Raises OSError where the file cannot be written.
    """
    rows = Rows(
        result,
        options.lang,
        {**options.originals, **(copies or {})},
        states,
        has_copies=copies is not None,
    )
    path = Path(path)
    with _replacing(path) as unfinished:
        is_streamed = len(rows.all) > options.streamed_from
        book = SummaryBook(unfinished, options.lang, when, is_streamed)
        write_overview(book, result, when, rows.sheets(options.rows))
        write_findings(book, rows, options.rows)
        write_coverage(book, result)
        write_about(book, result, when, options.given)
        book.close()


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A temporary file beside ``path``, which it becomes once it is whole."""
    handle, name = tempfile.mkstemp(".tmp", f".{path.stem[:40]}.", path.parent)
    unfinished = Path(name)
    try:
        mask = os.umask(0)
        os.umask(mask)
        os.close(handle)
        yield unfinished
        with unfinished.open("rb+") as stream:
            os.fsync(stream.fileno())
        unfinished.chmod(0o666 & ~mask)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
