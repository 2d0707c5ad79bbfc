"""Messages between a run and its worker processes, over pipes."""

from __future__ import annotations

import os
import pickle
import struct
import sys
from dataclasses import dataclass
from typing import IO, Any

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a worker process may take before it is stopped or relieved.

    ``seconds`` counts from one file to the next. ``memory`` is a hard bound in
    bytes where the system has such bounds; above ``tired`` bytes, or after
    ``folders``, a worker is replaced by a fresh one.
    """

    seconds: float = 180.0
    memory: int = 4_000_000_000
    tired: int = 500_000_000
    folders: int = 2_000


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has begun."""


@dataclass(frozen=True, slots=True)
class At:
    """The worker goes on to this file, "" for judging the folder."""

    name: str


@dataclass(frozen=True, slots=True)
class Done:
    """A folder's outcome; ``is_tired`` where the worker ends with it."""

    packed: bytes
    is_tired: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """A folder broke the work off, without ending the worker."""

    text: str


@dataclass(frozen=True, slots=True)
class Stop:
    """The run cannot go on: an error of the user's surroundings."""

    template: str
    details: dict[str, str]


def own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """A worker's questions and answers: its standard input and output.

    What libraries print goes to stderr from then on, not among the answers.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, answers


def send(stream: IO[bytes], message: object) -> None:
    """Write one message."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next message; None where the other side has gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return pickle.loads(data) if len(data) == length else None
