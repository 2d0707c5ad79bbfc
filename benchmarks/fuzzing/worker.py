"""A process that tries the seeds of one chunk: ``python -m benchmarks.fuzzing.worker``.

It notes the seed it is at in a shared file, so that whoever finds the process dead
knows the one it died of. The last line on stdout is the outcome as JSON.
"""

from __future__ import annotations

import json
import mmap
import os
import resource
import signal
import struct
import sys
import time
import traceback
from pathlib import Path
from types import FrameType

LONGEST = 2.0
"""Seconds of the processor an input may take."""

_GIVEN_UP = 20.0
_MOST_TOLD = 40
_NOTE = struct.Struct("<qd")


class Hang(BaseException):
    """An input that takes far too long; no ``Exception``, so that nobody catches it."""


def _hang(number: int, frame: FrameType | None) -> None:
    raise Hang


def main() -> None:
    """Try the seeds; arguments: target, first seed, count, megabytes, note's file."""
    name, first, count, most, note = sys.argv[1:]
    os.environ["PATH"] = ""  # no office program is to be started
    megabytes = int(most) << 20
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes, megabytes))
    signal.signal(signal.SIGVTALRM, _hang)
    with open(note, "r+b") as stream, mmap.mmap(stream.fileno(), _NOTE.size) as page:
        print(json.dumps(_tried(name, int(first), int(count), page)))


def _tried(name: str, first: int, count: int, page: mmap.mmap) -> dict[str, object]:
    from benchmarks.fuzzing import bases
    from benchmarks.fuzzing.targets import TARGETS

    target = TARGETS[name]
    failures: list[dict[str, object]] = []
    failed, slowest, slowest_seed = 0, 0.0, first
    begun = time.process_time()
    for seed in range(first, first + count):
        _NOTE.pack_into(page, 0, seed, time.time())
        given = target.make(seed)
        start = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, _GIVEN_UP)
        what = ""
        try:
            target.act(given)
        except Hang as error:
            what = f"Hang: {_place(error)}"
        except BaseException as error:
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
            what = f"{type(error).__name__}: {str(error)[:200]} {_place(error)}"
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        taken = time.process_time() - start
        if taken > slowest:
            slowest, slowest_seed = taken, seed
        if not what and taken > LONGEST:
            what = f"Slow: {taken:.1f} s"
        if what:
            failed += 1
            if len(failures) < _MOST_TOLD:
                failures.append({"seed": seed, "what": what})
    return {
        "seconds": round(time.process_time() - begun, 2),
        "slowest": round(slowest, 4),
        "slowest_seed": slowest_seed,
        "peak_mb": _peak(),
        "bases": bases.digest(),
        "failed": failed,
        "failures": failures,
    }


def _peak() -> int:
    """The most megabytes held so far, not counting the process this one came from."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) / 1024)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _place(error: BaseException) -> str:
    """The last line of the product's own that the error came through."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if "selfeval_xl" in frame.filename:
            return f"[{Path(frame.filename).name}:{frame.lineno} {frame.name}]"
    return ""


if __name__ == "__main__":
    main()
