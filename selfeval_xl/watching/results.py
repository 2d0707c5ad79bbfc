"""What is written for one hand-in: corrected copies, a summary, a page to look at."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from selfeval_xl import fixing
from selfeval_xl.config import Settings
from selfeval_xl.report import Style, reporter
from selfeval_xl.result import Result
from selfeval_xl.watching.ledger import Entry, digest
from selfeval_xl.watching.snapshot import LOOSE
from selfeval_xl.writing import write_whole

PAGE = "校验报告.html"


def write_results(
    folder: Path,
    unit: str,
    names: list[str],
    out: Path,
    unsafe: bool,
    settings: Settings,
) -> tuple[Result, list[str]]:
    """Check and correct one hand-in; gives the check and the results' paths.

    The paths are relative to ``out``. Raises what ``fix`` raises.
    """
    whole = [folder / name for name in names] if unit == LOOSE else [folder / unit]
    target = out / unit if unit else out
    done = fixing.fix(*whole, out=target, unsafe=unsafe, settings=settings)
    style = Style(settings.lang, when=datetime.now())
    page = reporter("html").render(done.before, style)
    write_whole(target / PAGE, page.encode("utf-8", "replace"))
    written = [target / copy.target for copy in done.copies]
    written += [file for file in (done.summary, target / PAGE) if file is not None]
    return done.before, [file.relative_to(out).as_posix() for file in written]


def put_by(out: Path, entry: Entry) -> list[str]:
    """Give results that someone has changed since another name, and tell them.

    They would be written over, and with them another person's work.
    """
    kept = []
    for name, mark in entry.results.items():
        file = out / name
        if digest(file) not in (None, mark):
            spare = _free_name(file)
            file.rename(spare)
            kept.append(spare.relative_to(out).as_posix())
    return kept


def remove(out: Path, names: list[str]) -> None:
    """Remove results that no longer hold, and folders left empty by that."""
    for name in names:
        file = out / name
        file.unlink(missing_ok=True)
        for above in file.parents:
            if above == out or not above.is_relative_to(out):
                break
            try:
                above.rmdir()
            except OSError:  # not empty, or not there
                break


def _free_name(file: Path) -> Path:
    number = 1
    while True:
        spare = file.with_name(f"{file.stem}.改动{number}{file.suffix}")
        if not spare.exists():
            return spare
        number += 1
