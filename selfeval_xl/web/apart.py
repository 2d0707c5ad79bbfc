"""Reading and judging in a process apart: a file that kills or stalls it is told."""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

import selfeval_xl
from selfeval_xl import api
from selfeval_xl.bulking.crew import CRASHED, STALLED
from selfeval_xl.bulking.memory import bound_memory
from selfeval_xl.bulking.wire import Bounds, own_pipes, receive, send
from selfeval_xl.config import Settings
from selfeval_xl.errors import SelfEvalError, UsageError
from selfeval_xl.i18n import N_
from selfeval_xl.intake.discover import Discovery
from selfeval_xl.model.paper import Problem
from selfeval_xl.result import Result

Told = Callable[[int, int, str], None]
Checked = tuple[api.Reading, Result]

_ENDED = N_("检查没有完成：读文件的程序中断了（{reason}）。请分批再试")


class _Ended(Exception):
    """The process went, or was ended, at a file; "" where it was at none."""

    def __init__(self, at: str, reason: str) -> None:
        super().__init__(at, reason)
        self.at = at
        self.reason = reason


@dataclass(slots=True)
class _Process:
    process: subprocess.Popen[bytes]
    heard: queue.SimpleQueue[Any] = field(default_factory=queue.SimpleQueue)


class Apart:
    """One process at a time, replaced where it ends; ``close`` ends it."""

    def __init__(self, bounds: Bounds | None = None) -> None:
        self._bounds = bounds or Bounds()
        self._now: _Process | None = None
        self._lock = threading.Lock()
        self._is_closed = False

    def warm(self) -> None:
        """Have a process ready before there is anything to do."""
        self._process()

    def check(self, found: Discovery, settings: Settings, told: Told) -> Checked:
        """Read and judge; a file that ends the process becomes one that is unreadable.

        Raises what the reading raises, and UsageError where no file is to blame.
        """
        while True:
            try:
                return self._try(found, settings, told)
            except _Ended as end:
                kept = tuple(one for one in found.files if one.name != end.at)
                if len(kept) == len(found.files):
                    raise UsageError(_ENDED, reason=end.reason) from None
                problem = end.at, Problem("unreadable", end.reason)
                found = replace(found, files=kept, problems=(*found.problems, problem))

    def close(self) -> None:
        """End the process, whatever it is at."""
        self._is_closed = True
        self._end()

    def _try(self, found: Discovery, settings: Settings, told: Told) -> Checked:
        now = self._process()
        assert now.process.stdin is not None
        at = ""
        try:
            send(now.process.stdin, (found, settings))
            while True:
                message = now.heard.get(timeout=self._bounds.seconds)
                if message is None:
                    break
                kind, *rest = message
                if kind == "done":
                    return rest[0], rest[1]
                if kind == "failed":
                    raise rest[0]
                at = rest[2]
                told(*rest)
        except queue.Empty:
            self._end()
            raise _Ended(at, STALLED) from None
        except OSError:
            pass  # it went before it could be asked
        self._end()
        raise _Ended(at, CRASHED)

    def _process(self) -> _Process:
        with self._lock:
            if self._is_closed:
                raise UsageError(_ENDED, reason=CRASHED)
            if self._now is None or self._now.process.poll() is not None:
                self._now = _start(self._bounds)
            return self._now

    def _end(self) -> None:
        with self._lock:
            now, self._now = self._now, None
        if now is None:
            return
        try:
            if os.name == "posix":
                os.killpg(now.process.pid, 9)  # and what it has started in turn
            else:
                now.process.kill()
        except OSError:
            pass
        now.process.wait()
        assert now.process.stdin is not None
        with contextlib.suppress(OSError):  # what is left in it goes nowhere
            now.process.stdin.close()


def command() -> list[str]:
    """What starts the process: this Python with this very package."""
    root = str(Path(selfeval_xl.__file__).parent.parent)
    code = (
        f"import sys; sys.path.insert(0, {root!r}); "
        "from selfeval_xl.web.apart import main; main()"
    )
    return [sys.executable, "-c", code]


def _start(bounds: Bounds) -> _Process:
    apart: dict[str, Any] = {"start_new_session": True}
    if os.name == "nt":
        apart = {"creationflags": 0x200}  # its own group: Ctrl-C is not for it
    process = subprocess.Popen(
        command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        **apart,
    )
    assert process.stdin is not None
    send(process.stdin, bounds.memory)
    one = _Process(process)
    threading.Thread(target=_listen, args=(one,), daemon=True).start()
    return one


def _listen(one: _Process) -> None:
    stream = one.process.stdout
    assert stream is not None
    with stream:
        while True:
            message = receive(stream)
            one.heard.put(message)
            if message is None:
                return


def main() -> None:
    """The process: check what comes in until the other side goes."""
    questions, answers = own_pipes()
    bound_memory(receive(questions))
    while (asked := receive(questions)) is not None:
        try:
            send(answers, ("done", *_checked(answers, *asked)))
        except Exception as error:
            send(answers, ("failed", _sendable(error)))


def _checked(answers: IO[bytes], found: Discovery, settings: Settings) -> Checked:
    def told(*where: object) -> None:
        send(answers, ("at", *where))

    reading = api.read_found(lambda: found, settings, told)
    told(len(found.files), len(found.files), "")
    return reading, api.judge(reading)


def _sendable(error: Exception) -> Exception:
    if isinstance(error, SelfEvalError):
        return UsageError(
            error.template, **{k: str(v) for k, v in error.details.items()}
        )
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # not every exception can be made anew
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
