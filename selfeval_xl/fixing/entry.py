"""Corrected copies of what was handed in: check, correct, check again, write."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import selfeval_xl.api as api
from selfeval_xl.collector import seldom_collected
from selfeval_xl.config import Settings
from selfeval_xl.errors import UsageError
from selfeval_xl.fixing.run import NotCopied, Run
from selfeval_xl.i18n import N_
from selfeval_xl.patching.copies import Copy
from selfeval_xl.patching.edits import Plan
from selfeval_xl.patching.wording import STATUSES
from selfeval_xl.result import Result
from selfeval_xl.writing import cannot_write, write_whole

SUMMARY_NAME = "校验汇总.xlsx"


@dataclass(frozen=True, slots=True)
class FixReport:
    """What a run of fix found, wrote and left.

    ``before`` is the check of the papers as handed in, ``after`` that of the same
    papers with the copies in their place; its findings are what is left. ``summary``
    is the workbook written for the whole run, None where there is none.
    """

    before: Result
    after: Result
    copies: tuple[Copy, ...] = ()
    not_copied: tuple[NotCopied, ...] = ()
    plans: Mapping[str, Plan] = field(default_factory=dict)
    out: Path | None = None
    summary: Path | None = None

    @property
    def exit_code(self) -> int:
        """As of a check of what is left."""
        return self.after.exit_code


@seldom_collected()
def fix(
    *paths: str | Path,
    out: str | Path,
    unsafe: bool = False,
    dry_run: bool = False,
    settings: Settings | None = None,
    progress: api.Progress | None = None,
) -> FixReport:
    """Write a corrected copy of every workbook that has something to correct.

    Only notation is corrected; with ``unsafe`` also derived values whose fault lies
    in one cell. Originals are never touched; ``dry_run`` writes nothing at all.
    Raises UsageError where the paths or the output folder cannot be used.
    """
    folder = Path(out)
    reading = api.read(*paths, settings=settings, progress=progress)
    if not dry_run:
        _make_folder(folder)
    run = _done(reading, unsafe)
    targets = _targets(run, folder)
    report = replace(_report(run), out=folder)
    if dry_run:
        return report
    for copy in report.copies:
        target = targets[copy.path]
        _make_folder(target.parent)
        write_whole(target, copy.data)
    return replace(report, summary=_write_summary(run, report, unsafe))


def correct(reading: api.Reading, unsafe: bool = False) -> FixReport:
    """The copies of what was read, with what is left; writes nothing."""
    return _report(_done(reading, unsafe))


def _done(reading: api.Reading, unsafe: bool) -> Run:
    run = Run(reading, unsafe)
    run.prepare()
    run.correct()
    return run


def _report(run: Run) -> FixReport:
    return FixReport(
        run.before,
        run.after,
        tuple(run.copies.values()),
        tuple(run.not_copied.values()),
        run.plans(),
    )


def _write_summary(run: Run, report: FixReport, unsafe: bool) -> Path:
    """Write the workbook on the whole run beside the copies."""
    from selfeval_xl.report.summary_workbook import SummaryOptions, write_summary

    assert report.out is not None
    file = report.out / SUMMARY_NAME
    originals = {
        name: Path(os.path.relpath(path, report.out)).as_posix()
        for name, path in run.reading.sources.items()
    }
    states = {
        verdict.finding.fingerprint: STATUSES[verdict.status]
        for planned in report.plans.values()
        for verdict in planned.verdicts
    }
    options = SummaryOptions(
        run.settings.lang, {"--unsafe": ""} if unsafe else {}, originals
    )
    write_summary(
        run.before,
        file,
        copies={copy.path: copy.target for copy in report.copies},
        states=states,
        when=datetime.now(),
        options=options,
    )
    return file


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error


def _targets(run: Run, folder: Path) -> dict[str, Path]:
    """Where the copies go; raises UsageError where that is a file handed in."""
    read = {path.resolve() for path in run.reading.sources.values()}
    targets: dict[str, Path] = {}
    wanted = {copy.path: copy.target for copy in run.copies.values()}
    for path, name in {**wanted, "": SUMMARY_NAME}.items():
        target = folder / name
        if target.resolve() in read:
            raise UsageError(
                N_(
                    "{file} 是要更正的文件之一，不能写到它上面；请用 --out 指定另一个文件夹"
                ),
                file=target,
            )
        targets[path] = target
    return targets
