"""Who does the work of a run: processes of this computer, or a dask cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from selfeval_xl.bulking.contents import Folder
from selfeval_xl.bulking.crew import Crew, Outcome
from selfeval_xl.bulking.tasks import Order
from selfeval_xl.bulking.wire import Bounds
from selfeval_xl.errors import UsageError
from selfeval_xl.i18n import N_

ENGINES = ("local", "dask")
_NO_ENGINE = N_("engine 为 {engine}，应为 {engines} 之一")
_NO_USE = N_("--scheduler 只用于 --engine dask")


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is: folders and files done, of how many, since so many seconds."""

    folders: int
    all_folders: int
    files: int
    all_files: int
    seconds: float

    @property
    def rate(self) -> float:
        """Files a second."""
        return self.files / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """What is left at this rate, None before anything is done."""
        return (self.all_files - self.files) / self.rate if self.rate else None


Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class Engine:
    """How a run is done.

    ``name`` is "local" or "dask", ``jobs`` the number of processes, None for one a
    processor. ``cache`` is a folder, None for none.
    """

    name: str = "local"
    jobs: int | None = None
    scheduler: str | None = None
    cache: Path | None = None
    bounds: Bounds = field(default_factory=Bounds)

    def check(self) -> None:
        """Raise UsageError for an engine there is not."""
        if self.name not in ENGINES:
            raise UsageError(_NO_ENGINE, engine=self.name, engines="、".join(ENGINES))
        if self.scheduler is not None and self.name != "dask":
            raise UsageError(_NO_USE)
        if self.name == "dask":
            from selfeval_xl.bulking.distributed import must_have_dask

            must_have_dask()

    def run(self, order: Order, folders: Sequence[Folder]) -> Iterator[Outcome]:
        """Each folder's number and packed outcome, as it is done."""
        jobs = max(1, min(self.jobs or os.cpu_count() or 1, len(folders)))
        if self.name == "dask":
            from selfeval_xl.bulking.distributed import run_on_cluster

            yield from run_on_cluster(order, folders, jobs, self.scheduler, self.bounds)
            return
        with Crew(order, jobs, self.bounds) as crew:
            yield from crew.run(folders)
