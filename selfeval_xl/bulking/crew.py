"""Worker processes of this computer: none of them is missed when a file kills it."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import selfeval_xl
from selfeval_xl.bulking.contents import Folder
from selfeval_xl.bulking.tasks import Order
from selfeval_xl.bulking.wire import (
    At,
    Bounds,
    Done,
    Failed,
    Ready,
    Stop,
    receive,
    send,
)
from selfeval_xl.errors import UsageError
from selfeval_xl.i18n import N_

_NO_START = N_("工作进程启动不了（{reason}），无法检查")
_AHEAD = 3  # folders a worker has waiting, so that it never waits itself
_TICK = 0.5
_MOST_ALONE = 40
CRASHED, STALLED, UNFORESEEN = "crashed", "stalled", "unforeseen"

Outcome = tuple[int, bytes]


def command() -> list[str]:
    """What starts a worker: this Python with this very package."""
    root = str(Path(selfeval_xl.__file__).parent.parent)
    code = (
        f"import sys; sys.path.insert(0, {root!r}); "
        "from selfeval_xl.bulking.worker import main; main()"
    )
    return [sys.executable, "-c", code]


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the folders it has, and the file it is at since when."""

    process: subprocess.Popen[bytes]
    outbox: queue.SimpleQueue[Any] = field(default_factory=queue.SimpleQueue)
    folders: deque[int] = field(default_factory=deque)
    at: str = ""
    since: float = field(default_factory=time.monotonic)
    is_ready: bool = False
    is_leaving: bool = False
    is_stalled: bool = False

    def kill(self) -> None:
        """End the process, and what it has started in turn."""
        try:
            if os.name == "posix":
                os.killpg(self.process.pid, 9)
            else:
                self.process.kill()
        except OSError:
            pass


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A folder that a worker broke off at: at which file and how."""

    number: int
    at: str
    reason: str


class Crew:
    """Processes that do folders for one order; ``close`` ends them."""

    def __init__(self, order: Order, jobs: int, bounds: Bounds | None = None) -> None:
        self._order = order
        self._jobs = max(1, jobs)
        self._bounds = bounds or Bounds()
        self._events: queue.SimpleQueue[tuple[_Worker, Any]] = queue.SimpleQueue()
        self._workers: list[_Worker] = []

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes at once."""
        for worker in self._workers:
            worker.outbox.put(None)
            worker.kill()
        for worker in self._workers:
            worker.process.wait()
        self._workers.clear()

    def run(self, folders: Sequence[Folder]) -> Iterator[Outcome]:
        """Each folder's number and packed outcome, in the order they are done.

        A folder that kills or stalls its worker is done again by itself at the end.
        """
        suspects: list[_Suspect] = []
        yield from self._together(folders, suspects)
        if suspects:
            self.close()
        for suspect in suspects:
            yield suspect.number, self._alone(folders[suspect.number])

    def _together(
        self, folders: Sequence[Folder], suspects: list[_Suspect]
    ) -> Iterator[Outcome]:
        waiting = deque(range(len(folders)))
        left = len(folders)
        is_due = True
        while left:
            if is_due:
                self._hand_out(waiting, folders)
            is_due = False
            for worker, message in self._heard():
                is_due = not isinstance(message, At)
                if isinstance(message, Done):
                    left -= 1
                    yield worker.folders.popleft(), message.packed
                    worker.is_leaving = message.is_tired
                elif isinstance(message, Failed):
                    left -= 1
                    number = worker.folders.popleft()
                    suspects.append(_Suspect(number, worker.at, UNFORESEEN))
                elif message is None:
                    suspect = self._buried(worker, waiting)
                    if suspect is not None:
                        left -= 1
                        suspects.append(suspect)
                worker.since = time.monotonic()

    def _hand_out(self, waiting: deque[int], folders: Sequence[Folder]) -> None:
        """Keep every worker busy, and as many workers as there is work for."""
        busy = sum(len(worker.folders) for worker in self._workers)
        wanted = min(self._jobs, busy + len(waiting))
        while sum(not one.is_leaving for one in self._workers) < wanted:
            self._workers.append(self._start())
        able = [worker for worker in self._workers if not worker.is_leaving]
        for ahead in range(1, _AHEAD + 1):
            for worker in able:
                if waiting and len(worker.folders) < ahead:
                    number = waiting.popleft()
                    if not worker.folders:
                        worker.since = time.monotonic()
                    worker.folders.append(number)
                    worker.outbox.put(folders[number])

    def _heard(self) -> Iterator[tuple[_Worker, Any]]:
        """What a worker says next, where any does; stalled ones are ended."""
        try:
            worker, message = self._events.get(timeout=_TICK)
        except queue.Empty:
            now = time.monotonic()
            for one in self._workers:
                if one.folders and now - one.since > self._bounds.seconds:
                    one.is_stalled = True
                    one.kill()
            return
        if worker not in self._workers:
            return
        if isinstance(message, Stop):
            raise UsageError(message.template, **message.details)
        if isinstance(message, Ready):
            worker.is_ready = True
        elif isinstance(message, At):
            worker.at = message.name
        yield worker, message

    def _buried(self, worker: _Worker, waiting: deque[int]) -> _Suspect | None:
        """Take a dead worker's folders back, but for the one it died of."""
        self._workers.remove(worker)
        worker.outbox.put(None)
        code = worker.process.wait()
        if not worker.is_ready and not worker.is_stalled:
            raise UsageError(_NO_START, reason=f"exit {code}")
        suspect = None
        if worker.folders and not worker.is_leaving:
            reason = STALLED if worker.is_stalled else CRASHED
            suspect = _Suspect(worker.folders.popleft(), worker.at, reason)
        waiting.extendleft(reversed(worker.folders))
        return suspect

    def _alone(self, folder: Folder) -> bytes:
        """A folder's outcome by itself, without the files that end a worker.

        Where no file can be blamed while the files are read, each is tried alone.
        """
        given_up: dict[str, str] = {}
        while True:
            found = self._try(replace(folder, given_up=given_up))
            if isinstance(found, bytes):
                return found
            blamed = _file_of(found.at, folder)
            if blamed is not None and blamed not in given_up:
                given_up = {**given_up, blamed: found.reason}
                continue
            more = self._each_alone(folder, given_up, found.reason)
            if not more.keys() - given_up.keys():
                more = dict.fromkeys(folder.files, found.reason)
            if not more.keys() - given_up.keys():  # it is no file's fault
                raise UsageError(_NO_START, reason=found.reason)
            given_up = {**given_up, **more}

    def _each_alone(
        self, folder: Folder, given_up: dict[str, str], reason: str
    ) -> dict[str, str]:
        """The files that end a worker each by itself."""
        found: dict[str, str] = {}
        left = [name for name in folder.files if name not in given_up]
        for name in left if len(left) <= _MOST_ALONE else ():
            others = dict.fromkeys((n for n in folder.files if n != name), reason)
            result = self._try(replace(folder, given_up=others))
            if not isinstance(result, bytes):
                found[name] = result.reason
        return found

    def _try(self, folder: Folder) -> bytes | _Suspect:
        """One folder in a process of its own."""
        suspects: list[_Suspect] = []
        with Crew(self._order, 1, self._bounds) as crew:
            for _, packed in crew._together([folder], suspects):
                return packed
        return suspects[0]

    def _start(self) -> _Worker:
        apart: dict[str, Any] = {"start_new_session": True}
        if os.name == "nt":
            apart = {"creationflags": 0x200}  # its own group: Ctrl-C is not for it
        try:
            process = subprocess.Popen(
                command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                **apart,
            )
        except OSError as error:
            raise UsageError(_NO_START, reason=error) from error
        worker = _Worker(process)
        worker.outbox.put(self._bounds)
        worker.outbox.put(self._order)
        threading.Thread(target=_write, args=(worker,), daemon=True).start()
        threading.Thread(target=self._listen, args=(worker,), daemon=True).start()
        return worker

    def _listen(self, worker: _Worker) -> None:
        assert worker.process.stdout is not None
        with worker.process.stdout as stream:
            while True:
                message = receive(stream)
                self._events.put((worker, message))
                if message is None:
                    return


def _write(worker: _Worker) -> None:
    """Send what is in the outbox until the worker has gone or None is put there."""
    assert worker.process.stdin is not None
    try:
        with worker.process.stdin as stream:
            while (message := worker.outbox.get()) is not None:
                send(stream, message)
    except OSError:
        return


def _file_of(at: str, folder: Folder) -> str | None:
    """The folder's own file that a path is, or is inside of."""
    for name in folder.files:
        if at == name or at.startswith(f"{name}/"):
            return name
    return None
