"""A bulk run on one screen: find, check, choose, and write what was asked for."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import selfeval_xl
from selfeval_xl.baseline import load_baseline
from selfeval_xl.bulking.cache import basis
from selfeval_xl.bulking.contents import Folder
from selfeval_xl.bulking.engines import Engine, Progress, Step
from selfeval_xl.bulking.outcome import RunOutcome
from selfeval_xl.bulking.outputs import Outputs, Written
from selfeval_xl.bulking.pruning import prune
from selfeval_xl.bulking.roster import Roster, read_roster
from selfeval_xl.bulking.shelf import Shelf
from selfeval_xl.bulking.spool import Spool
from selfeval_xl.bulking.stores import Listing, Store, by_folder, store_of
from selfeval_xl.bulking.tasks import Order
from selfeval_xl.config import Settings
from selfeval_xl.errors import UsageError
from selfeval_xl.forms import load_specs
from selfeval_xl.i18n import N_
from selfeval_xl.rules.registry import all_rules
from selfeval_xl.selection import make_selection

_NOTHING = N_("{root}：里面没有可检查的文件；请核对文件夹是否选对")
_GONE = N_(
    "{root} 中途打不开了（网络盘或 U 盘断开？），没有写出结果；"
    "已检查的部分在缓存里，恢复后重新运行会接着做"
)


@dataclass(frozen=True, slots=True)
class BulkReport:
    """What a run found and wrote; ``files`` counts those of its submissions."""

    outcome: RunOutcome
    files: int
    severities: Mapping[str, int] = field(default_factory=dict)
    written: Written = field(default_factory=Written)
    is_readable: bool = True

    def exit_code(self, fail_on: str = "error") -> int:
        """0 without a finding of that severity or a worse one, else 1.

        2 where nothing at all could be read.
        """
        if not self.is_readable:
            return 2
        worse = ("error", "warning") if fail_on == "warning" else ("error",)
        return 1 if any(self.severities.get(one) for one in worse) else 0


def bulk(
    folder: str | Path,
    output: str | Path | None = None,
    *,
    roster: str | Path | None = None,
    settings: Settings | None = None,
    engine: Engine | None = None,
    given: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    **outputs: Any,
) -> BulkReport:
    """Check every submission below a folder, and write what is asked for.

    ``folder`` may be an address that fsspec knows ("s3://…"), ``output`` is the
    workbook with the summary. ``outputs`` are further fields of ``Outputs``:
    ``results="runs"``, ``fix="copies"``, ``sample=20`` …; ``given`` the options to
    be told in the summary. A bad file is a finding and stops nothing. Raises
    UsageError and SpecError where the run cannot be done.
    """
    engine = engine or Engine()
    settings = settings or Settings()
    settings = replace(settings, today=settings.today or date.today())
    wanted = _wanted({**outputs, "summary": output})
    _check(engine, settings, wanted)
    units = Roster()
    if roster is not None:
        units = read_roster(Path(roster), settings.lang)
    store = store_of(str(folder))
    apart = [*wanted.paths, *_alongside(settings)]
    apart += [Path(path) for path in (engine.cache, roster) if path is not None]
    listing = store.list(apart)
    if not listing.files and not listing.shut:
        raise UsageError(_NOTHING, root=folder)
    owing = units.units if any(unit.papers for unit in units.units) else ()
    based_on = basis(settings, owing)
    order = Order.of(str(folder), settings, engine.cache, based_on, wanted.fix, owing)
    spool = _checked(store, order, listing, engine, progress)
    outcome = _outcome(spool, listing, settings, units, given or {})
    outcome = replace(outcome, root=str(folder))
    shelf = None
    if engine.cache is not None and wanted.summary is not None:
        parts = (based_on, listing, spool.digest, replace(outcome, submissions=()))
        shelf = Shelf.of(
            engine.cache, (*parts, *wanted.looks(order.root), settings.lang)
        )
    written = wanted.write(outcome, settings.lang, shelf)
    if engine.cache is not None:
        prune(engine.cache)
    return BulkReport(
        outcome, spool.files, dict(spool.severities), written, spool.is_readable
    )


def _wanted(outputs: Mapping[str, Any]) -> Outputs:
    paths = ("summary", "results", "letters", "letter_template", "fix")
    fields: dict[str, Any] = {
        name: Path(value) if name in paths and value is not None else value
        for name, value in outputs.items()
    }
    return Outputs(**fields)


def _check(engine: Engine, settings: Settings, wanted: Outputs) -> None:
    """What cannot be used is told before the long work."""
    engine.check()
    wanted.check()
    make_selection(all_rules(), settings.select, settings.ignore)
    if settings.baseline is not None:
        load_baseline(settings.baseline)
    load_specs(settings.forms_dir)


def _alongside(settings: Settings) -> list[Path]:
    """What papers are held against is not handed in, even if it lies inside."""
    return [one for one in (settings.previous, settings.published) if one is not None]


def _checked(
    store: Store,
    order: Order,
    listing: Listing,
    engine: Engine,
    progress: Progress | None,
) -> Spool:
    """The outcomes of all folders; raises UsageError where the root goes away."""
    folders = _folders(listing)
    spool = Spool([one.name for one in folders])
    begun, files = time.monotonic(), 0
    for count, (number, packed) in enumerate(engine.run(order, folders), 1):
        outcome = spool.add(number, packed)
        if not outcome.is_lasting and not store.is_there():
            raise UsageError(_GONE, root=order.root)
        files += len(folders[number].files)
        if progress is not None:
            taken = time.monotonic() - begun
            progress(Step(count, len(folders), files, len(listing.files), taken))
    return spool


def _folders(listing: Listing) -> Sequence[Folder]:
    found = [
        Folder(name, tuple(file.name.rpartition("/")[2] for file in files))
        for name, files in by_folder(listing.files)
    ]
    shut = [Folder("" if name == "." else name, (), {}, True) for name in listing.shut]
    return (*found, *shut)


def _outcome(
    spool: Spool,
    listing: Listing,
    settings: Settings,
    roster: Roster,
    given: Mapping[str, str],
) -> RunOutcome:
    submissions, superseded = spool.close()
    left_out = Counter(listing.skipped) + spool.left_out
    return RunOutcome(
        selfeval_xl.__version__,
        str(settings.today),
        submissions,
        roster.units,
        superseded,
        dict(sorted(left_out.items())),
        dict(given),
        (*roster.notes, *spool.notes),
    )
