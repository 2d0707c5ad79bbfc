"""A cache that does not grow for ever: what was long not used goes, then the oldest."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

DAYS = 200
"""Days without use after which an entry goes: hand-ins come twice a year."""

BYTES = 4_000_000_000
"""What a cache may hold; beyond it the entries that were longest not used go."""

_A_DAY = 86_400
_MARK = "pruned"
_SHARD = re.compile("[0-9a-f]{2}")
_ENTRY = re.compile(r"[0-9a-f]{62}|\.~.*\.tmp")  # or what a killed run left


def prune(folder: Path, days: int = DAYS, most: int = BYTES) -> int:
    """Remove entries by the rule, once a day; the number removed.

    Only what has the name of an entry is looked at. One that cannot be removed
    stays, and another run's entry that goes is made anew there.
    """
    mark = folder / _MARK
    now = time.time()
    with suppress(OSError):
        # a clock that once ran ahead must not put it off for years
        if 0 <= now - mark.stat().st_mtime < _A_DAY:
            return 0
    removed, held = 0, 0
    with suppress(OSError):
        mark.touch()
        for used, size, path in sorted(_entries(folder), reverse=True):
            held += size
            if now - used > days * _A_DAY or held > most:
                held -= size
                with suppress(OSError):
                    os.unlink(path)
                    removed += 1
    return removed


def _entries(folder: Path) -> Iterator[tuple[float, int, str]]:
    """When each entry was last used, its size and path."""
    for shard in folder.iterdir():
        if not _SHARD.fullmatch(shard.name) or not shard.is_dir():
            continue
        with os.scandir(shard) as entries:
            for entry in filter(lambda one: _ENTRY.fullmatch(one.name), entries):
                with suppress(OSError):
                    about = entry.stat(follow_symlinks=False)
                    if entry.is_file(follow_symlinks=False):
                        yield about.st_mtime, about.st_size, entry.path
