"""What was uploaded, in a private folder, and what became of it; kept for a while."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from selfeval_xl import api
from selfeval_xl.config import Settings
from selfeval_xl.fixing import FixReport
from selfeval_xl.intake.discover import FoundFile
from selfeval_xl.result import Result


@dataclass(slots=True)
class Check:
    """One upload. ``state`` is waiting, running, done or failed.

    ``folder`` is its own; ``files`` lie in it under numbers, with the names to show.
    ``done`` of ``len(files)`` are read; ``error`` says why it failed.
    """

    id: str
    folder: Path
    settings: Settings
    files: tuple[FoundFile, ...] = ()
    state: str = "waiting"
    done: int = 0
    current: str = ""
    error: Exception | None = None
    reading: api.Reading | None = None
    result: Result | None = None
    corrected: dict[bool, FixReport] = field(default_factory=dict)
    touched: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_over(self) -> bool:
        return self.state in ("done", "failed")


class Store:
    """The checks by id; the oldest go where there are too many or they lie too long.

    ``root`` is made anew, readable by its owner only, and removed by ``close``.
    """

    def __init__(
        self,
        most: int = 12,
        seconds: float = 3600,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="selfeval-xl-web-"))
        self.most = most
        self.seconds = seconds
        self.clock = clock
        self._checks: dict[str, Check] = {}
        self._lock = threading.Lock()

    def new(self, settings: Settings) -> Check:
        """A check without files, in a folder of its own."""
        id = secrets.token_urlsafe(18)
        folder = self.root / id
        folder.mkdir(mode=0o700)
        check = Check(id, folder, settings, touched=self.clock())
        with self._lock:
            self._checks[id] = check
        self.sweep()
        return check

    def get(self, id: str) -> Check | None:
        """The check of that id; None where there is none, or none any more."""
        self.sweep()
        with self._lock:
            check = self._checks.get(id)
        if check is not None:
            check.touched = self.clock()
        return check

    def recent(self) -> list[Check]:
        """The latest first."""
        with self._lock:
            found = list(self._checks.values())
        return sorted(found, key=lambda check: -check.touched)

    def drop(self, id: str) -> None:
        """Forget a check and remove its files."""
        with self._lock:
            check = self._checks.pop(id, None)
        if check is not None:
            shutil.rmtree(check.folder, ignore_errors=True)

    def sweep(self) -> None:
        """Drop what lies too long, and the oldest of too many."""
        now = self.clock()
        for place, check in enumerate(self.recent()):
            is_old = now - check.touched > self.seconds
            if check.is_over and (is_old or place >= self.most):
                self.drop(check.id)

    def close(self) -> None:
        """Remove everything."""
        for check in self.recent():
            self.drop(check.id)
        shutil.rmtree(self.root, ignore_errors=True)
