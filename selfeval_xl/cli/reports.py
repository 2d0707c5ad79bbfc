"""Write what a run found in the format asked for."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from selfeval_xl.cli.output import style, write
from selfeval_xl.errors import UsageError
from selfeval_xl.i18n import N_
from selfeval_xl.report import reporter
from selfeval_xl.result import Result
from selfeval_xl.writing import cannot_write


@dataclass(frozen=True, slots=True)
class Target:
    """Format and file of a report, and what the user asked to be checked."""

    format: str
    file: Path | None
    paths: tuple[Path, ...]
    given: Mapping[str, str]


def must_be_writable(target: Target) -> None:
    """Raise UsageError, before the long work, where the report has nowhere to go."""
    if target.format == "xlsx" and target.file is None:
        raise UsageError(N_("xlsx 报告只能写入文件，请用 -o 写明文件名"))
    if target.file is None:
        return
    if target.file.is_dir():
        raise cannot_write(target.file, OSError(errno.EISDIR, ""))
    if not target.file.parent.is_dir():
        raise cannot_write(target.file, OSError(errno.ENOENT, ""))


def write_report(result: Result, target: Target, lang: str) -> None:
    """Print the report or write its file; the time is that of writing."""
    when = datetime.now().replace(microsecond=0)
    if target.format == "xlsx" and target.file is not None:
        _write_workbook(result, target, target.file, lang, when)
        return
    look = replace(style(lang, bool(target.file)), when=when, given=target.given)
    text = reporter(target.format).render(result, look)
    write(text, target.file, is_data=target.format != "text")


def _write_workbook(
    result: Result, target: Target, file: Path, lang: str, when: datetime
) -> None:
    from selfeval_xl.report.summary_workbook import SummaryOptions, write_summary
    from selfeval_xl.report.workbook_links import originals

    options = SummaryOptions(
        lang, target.given, originals(result.files, target.paths, file.parent)
    )
    write_summary(result, file, when=when, options=options)
