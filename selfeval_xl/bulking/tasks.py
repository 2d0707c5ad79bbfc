"""What is done with each folder of a run, in whatever process does it."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from selfeval_xl.bulking.cache import Cache
from selfeval_xl.bulking.contents import At, Folder, read_folder
from selfeval_xl.bulking.outcome import RosterUnit
from selfeval_xl.bulking.stored import pack, unpack
from selfeval_xl.bulking.stores import Store, store_of
from selfeval_xl.intake.limits import Limits

if TYPE_CHECKING:
    from selfeval_xl.bulking.work import Work
    from selfeval_xl.config import Settings


@dataclass(frozen=True, slots=True)
class Order:
    """What every process of a run has to know; ``Order.of`` makes one.

    The settings travel sealed: a process that finds everything in the cache need not
    load what judges papers.
    """

    root: str
    sealed: bytes
    limits: Limits
    today: str
    cache: Path | None = None
    basis: str = ""
    fix: Path | None = None

    @classmethod
    def of(
        cls,
        root: str,
        settings: Settings,
        cache: Path | None = None,
        basis: str = "",
        fix: Path | None = None,
        roster: tuple[RosterUnit, ...] = (),
    ) -> Order:
        """The order for a root. ``today`` of the settings is set.

        The ``roster`` is needed where it says which papers a unit owes.
        """
        sealed = pickle.dumps((settings, roster))
        today = str(settings.today)
        return cls(root, sealed, settings.limits, today, cache, basis, fix)

    @property
    def settings(self) -> Settings:
        """The settings, made anew at each call."""
        return self._unsealed[0]

    @property
    def roster(self) -> tuple[RosterUnit, ...]:
        """The units that have to report, where that bears on the check."""
        return self._unsealed[1]

    @property
    def _unsealed(self) -> tuple[Settings, tuple[RosterUnit, ...]]:
        found: tuple[Settings, tuple[RosterUnit, ...]] = pickle.loads(self.sealed)
        return found


class Desk:
    """Does the folders of one order; what they have in common is read once."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._store: Store = store_of(order.root)
        self._cache = Cache(order.cache, order.basis, order.today)

    @cached_property
    def _work(self) -> Work:
        from selfeval_xl.bulking.work import Work
        from selfeval_xl.forms import load_specs

        settings = self.order.settings
        return Work(settings, load_specs(settings.forms_dir), self.order.roster)

    def do(self, folder: Folder, at: At) -> bytes:
        """The folder's outcome, packed; from the cache where its contents are known."""
        contents = read_folder(folder, self._store, self.order.limits, at)
        key = self._cache.key(contents)
        packed = self._cache.get(key)
        if packed is None:
            outcome = self._work.judge(contents, at)
            packed = pack(outcome)
            self._cache.put(key, outcome, packed)
        if self.order.fix is not None:
            from selfeval_xl.bulking.correcting import write_copies

            write_copies(folder, contents, unpack(packed), self.order)
        return packed
