"""One watcher at a time for a folder of results."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selfeval_xl.errors import UsageError
from selfeval_xl.i18n import N_

NAME = ".selfeval-xl-watch.lock"
_TAKEN = N_("{out} 已有另一个 watch 在写；请先结束那一个，或用 --out 指定另一个文件夹")


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Hold a folder of results while something is done with it.

    The system lets go of it however the program ends. Some network folders know
    no locks: there nobody is kept out. Raises UsageError where another holds it.
    """
    try:
        number = os.open(out / NAME, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError:  # it will be told when results cannot be written either
        yield
        return
    try:
        try:
            _lock(number)
        except (BlockingIOError, PermissionError):
            raise UsageError(_TAKEN, out=out) from None
        except OSError:
            pass
        yield
    finally:
        os.close(number)


def _lock(number: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
