"""SUMMARY.xlsx: a bulk run as a workbook to sort, print and hand on."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from selfeval_xl.bulking.outcome import RunOutcome
from selfeval_xl.errors import UsageError
from selfeval_xl.i18n import N_

# Rows a sheet holds, and findings beyond which rows are not held in memory.
ROWS = 50_000
STREAMED_FROM = 20_000


def write_summary(
    run: RunOutcome,
    target: Path,
    *,
    sample: int,
    seed: int,
    lang: str,
    rows: int = ROWS,
    streamed_from: int = STREAMED_FROM,
) -> bytes:
    """Write the summary of a run; the file is whole or not there. Gives its bytes.

    ``sample`` submissions are drawn for the sheet 抽查, by ``seed``. A sheet holds
    so many ``rows``; a run with more findings than ``streamed_from`` is written
    without holding them in memory. Raises UsageError where pandas is not installed
    and where the file cannot be written.
    """
    must_have_pandas()
    from selfeval_xl.bulking.summary.picture import picture_of
    from selfeval_xl.bulking.summary.workbook import write_workbook

    picture = picture_of(run, sample, seed)
    is_streamed = picture.findings > streamed_from
    return write_workbook(picture, target, lang, rows, is_streamed)


def must_have_pandas() -> None:
    """Raise UsageError, before the long work, where the extra is missing."""
    if find_spec("pandas") is None:
        raise UsageError(
            N_('汇总表要用 pandas，请先运行：pip install "selfeval-xl[bulk]"')
        )
