"""What is done with each folder of a run, in whatever process does it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selfeval_xl.bulking.cache import Cache
from selfeval_xl.bulking.stored import pack, unpack
from selfeval_xl.bulking.stores import Store, store_of
from selfeval_xl.bulking.work import At, Folder, Work, read_folder
from selfeval_xl.config import Settings
from selfeval_xl.forms import load_specs


@dataclass(frozen=True, slots=True)
class Order:
    """What every process of a run has to know. ``today`` of the settings is set."""

    root: str
    settings: Settings
    cache: Path | None = None
    basis: str = ""
    fix: Path | None = None


class Desk:
    """Does the folders of one order; what they have in common is read once."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._store: Store = store_of(order.root)
        self._cache = Cache(order.cache, order.basis, str(order.settings.today))

    @cached_property
    def _work(self) -> Work:
        settings = self.order.settings
        return Work(settings, load_specs(settings.forms_dir))

    def do(self, folder: Folder, at: At) -> bytes:
        """The folder's outcome, packed; from the cache where its contents are known."""
        limits = self.order.settings.limits
        contents = read_folder(folder, self._store, limits, at)
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
