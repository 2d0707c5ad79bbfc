"""A worker process: takes folders one by one, answers with their outcomes."""

from __future__ import annotations

import os
import sys
from typing import IO

from selfeval_xl.bulking.contents import Folder
from selfeval_xl.bulking.tasks import Desk, Order
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
from selfeval_xl.errors import SelfEvalError


def main() -> None:
    """Serve until the other side goes."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what libraries print must not get among the answers
    questions = sys.stdin.buffer
    bounds: Bounds = receive(questions)
    order: Order = receive(questions)
    if bounds is None or order is None:
        return
    _bound_memory(bounds.memory)
    try:
        _serve(Desk(order), questions, answers, bounds)
    except SelfEvalError as error:
        details = {name: str(value) for name, value in error.details.items()}
        send(answers, Stop(error.template, details))
    except BrokenPipeError:
        os._exit(1)


def _serve(
    desk: Desk, questions: IO[bytes], answers: IO[bytes], bounds: Bounds
) -> None:
    send(answers, Ready())
    count = 0
    while True:
        folder: Folder | None = receive(questions)
        if folder is None:
            return
        count += 1
        try:
            packed = desk.do(folder, lambda name: send(answers, At(name)))
        except (SelfEvalError, BrokenPipeError):
            raise
        except Exception as error:
            send(answers, Failed(f"{type(error).__name__}: {error}"))
            continue
        is_tired = count >= bounds.folders or _memory() > bounds.tired
        send(answers, Done(packed, is_tired))
        if is_tired:
            return


def _bound_memory(most: int) -> None:
    """Let too much memory be an error here rather than the end of other programs."""
    try:
        import resource
    except ImportError:  # Windows has no such bound
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _memory() -> int:
    """Bytes this process holds now; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as stream:
            return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 0
