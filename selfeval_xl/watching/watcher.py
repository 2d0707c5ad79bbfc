"""Look again and again; do what has lain still long enough, once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from selfeval_xl.config import Settings
from selfeval_xl.errors import SelfEvalError
from selfeval_xl.watching.events import Event
from selfeval_xl.watching.ledger import Ledger
from selfeval_xl.watching.results import put_by, remove, write_results
from selfeval_xl.watching.snapshot import Mark, Snapshot, fingerprint, take

AGAIN = 30.0
"""Seconds after which what failed is tried again."""

PATIENCE = 10.0
"""Seconds after which a file that cannot be opened counts as one that stays shut."""


@dataclass(slots=True)
class _Seen:
    """How a hand-in lay when last looked at, and since when."""

    marks: Mapping[str, Mark]
    since: float
    is_done: bool = False
    waits_for: str = ""
    waits_since: float = 0.0
    not_before: float = 0.0


class Watcher:
    """Checks each hand-in of a folder once its files have stopped changing.

    A hand-in is a folder directly below the one watched, or all files that lie
    loose in it. ``settle`` are the seconds its files must lie still. Originals are
    never written to; ``out`` may lie inside the folder. ``clock`` gives seconds.
    """

    def __init__(
        self,
        folder: Path,
        out: Path,
        *,
        unsafe: bool = False,
        settings: Settings | None = None,
        settle: float = 2.0,
        key: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.folder = folder
        self.out = out
        self.unsafe = unsafe
        self.settings = settings or Settings()
        self.settle = settle
        self.clock = clock
        self.ledger = Ledger(out, key)
        self.seen: dict[str, _Seen] = {}
        self.missing: dict[str, float] = {}
        self.is_lost = False

    @property
    def is_idle(self) -> bool:
        """True where all that is there has been done."""
        is_known = not self.is_lost and not self.missing
        return is_known and all(one.is_done for one in self.seen.values())

    @property
    def is_stuck(self) -> bool:
        """True where all that is there has been tried, and something failed."""
        is_tried = all(
            one.is_done or one.not_before or self._is_shut(one)
            for one in self.seen.values()
        )
        return not self.is_lost and not self.missing and is_tried and not self.is_idle

    def _is_shut(self, seen: _Seen) -> bool:
        return bool(seen.waits_for) and self.clock() - seen.waits_since >= PATIENCE

    def step(self) -> Iterator[Event]:
        """Look once, and do what is ready; one event for each thing to tell."""
        snapshot = take(self.folder, self.out)
        if snapshot is None:
            if not self.is_lost:
                yield Event("lost", details={"folder": self.folder})
            self.is_lost = True
            return
        if self.is_lost:
            self.is_lost = False
            yield Event("back", details={"folder": self.folder})
        yield from self._gone(snapshot)
        for unit, marks in sorted(snapshot.units.items()):
            if unit not in snapshot.unlisted and self._is_ready(unit, marks):
                yield from self._do(unit, sorted(marks))

    def _is_ready(self, unit: str, marks: Mapping[str, Mark]) -> bool:
        now = self.clock()
        seen = self.seen.get(unit)
        if seen is None or seen.marks != marks:
            self.seen[unit] = seen = _Seen(marks, now)
        is_still = now - seen.since >= self.settle
        return not seen.is_done and is_still and now >= seen.not_before

    def _do(self, unit: str, names: list[str]) -> Iterator[Event]:
        seen = self.seen[unit]
        try:
            mark = fingerprint(self.folder, names)
        except OSError as error:  # another program holds it
            name = Path(error.filename or "").name
            if seen.waits_for != name:
                seen.waits_for, seen.waits_since = name, self.clock()
                yield Event("waiting", unit, {"file": name})
            return
        if self.ledger.is_done(unit, mark):
            seen.is_done = True
            return
        try:
            yield from self._check(unit, names, mark)
            seen.is_done = self.ledger.is_done(unit, mark)
        except Exception as error:  # one odd hand-in must not stop the others
            seen.not_before = self.clock() + AGAIN
            yield Event("failed", unit, {"error": error})

    def _check(self, unit: str, names: list[str], mark: str) -> Iterator[Event]:
        old = self.ledger.entries.get(unit)
        for kept in put_by(self.out, old) if old else ():
            yield Event("kept", unit, {"file": kept})
        try:
            result, results = write_results(
                self.folder, unit, names, self.out, self.unsafe, self.settings
            )
        except Exception:
            self.ledger.own(unit)  # what is half done is no other person's work
            raise
        before = old.results if old else {}
        others = [one for one in before if one not in results]
        if self._marks(unit) != self.seen[unit].marks:
            # What was changed, or went away, while it was checked is done again:
            # nothing is told now, and no result removed.
            stay = [one for one in others if (self.out / one).is_file()]
            self.ledger.put(unit, "", [*results, *stay])
            return
        remove(self.out, others)
        self.ledger.put(unit, mark, results)
        count = result.summary
        yield Event(
            "checked",
            unit,
            {
                "files": count.files,
                "errors": count.errors,
                "warnings": count.warnings,
                "infos": count.infos,
                "page": results[-1],
            },
        )

    def _marks(self, unit: str) -> Mapping[str, Mark] | None:
        snapshot = take(self.folder, self.out)
        return snapshot.units.get(unit) if snapshot else None

    def _gone(self, snapshot: Snapshot) -> Iterator[Event]:
        """Hand-ins that are no longer there take their results with them.

        They must be away for a while: saving by renaming leaves a gap.
        """
        now = self.clock()
        for unit in sorted({*self.seen, *self.ledger.entries}):
            if unit in snapshot.units or unit in snapshot.unlisted:
                self.missing.pop(unit, None)
                continue
            self.seen.pop(unit, None)
            entry = self.ledger.entries.get(unit)
            if entry is None:
                continue
            if now - self.missing.setdefault(unit, now) < self.settle:
                continue
            del self.missing[unit]
            try:
                for kept in put_by(self.out, entry):
                    yield Event("kept", unit, {"file": kept})
                remove(self.out, list(entry.results))
                self.ledger.drop(unit)
            except (SelfEvalError, OSError) as error:
                yield Event("failed", unit, {"error": error})
                continue
            yield Event("gone", unit)
