"""A worker process: takes folders one by one, answers with their outcomes."""

from __future__ import annotations

import os
from typing import IO

from selfeval_xl.bulking.contents import Folder
from selfeval_xl.bulking.memory import bound_memory, memory_held
from selfeval_xl.bulking.tasks import Desk, Order
from selfeval_xl.bulking.wire import (
    At,
    Bounds,
    Done,
    Failed,
    Ready,
    Stop,
    own_pipes,
    receive,
    send,
)
from selfeval_xl.errors import SelfEvalError


def main() -> None:
    """Serve until the other side goes."""
    questions, answers = own_pipes()
    bounds: Bounds = receive(questions)
    order: Order = receive(questions)
    if bounds is None or order is None:
        return
    bound_memory(bounds.memory)
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
        is_tired = count >= bounds.folders or memory_held() > bounds.tired
        send(answers, Done(packed, is_tired))
        if is_tired:
            return
