"""What lies in a folder at one moment, by the hand-ins it belongs to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from selfeval_xl.errors import UsageError
from selfeval_xl.intake.discover import discover

LOOSE = ""
"""The hand-in of the files that lie in no folder of their own."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What tells that a file was written to, without reading it.

    Times in nanoseconds. A copy may keep its original's time, or a clock go back:
    ``touched`` is the system's own and cannot be set.
    """

    size: int
    changed: int
    touched: int = 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files of each hand-in with their marks, by their paths below the folder.

    ``unlisted`` are hand-ins with a folder that could not be looked into: what is
    known of them stays true for now.
    """

    units: Mapping[str, Mapping[str, Mark]]
    unlisted: frozenset[str] = field(default_factory=frozenset)


def take(folder: Path, out: Path) -> Snapshot | None:
    """Look at the folder, the one for results left aside; None where it is not there.

    Lock files, unfinished downloads and hidden files are no hand-ins.
    """
    try:
        found = discover([folder])
    except UsageError:
        return None
    results = out.resolve()
    units: dict[str, dict[str, Mark]] = {}
    for file in found.files:
        if file.path.resolve().is_relative_to(results):
            continue
        try:
            about = file.path.stat()
        except OSError:  # moved away meanwhile
            continue
        mark = Mark(about.st_size, about.st_mtime_ns, about.st_ctime_ns)
        units.setdefault(unit_of(file.name), {})[file.name] = mark
    unlisted = {unit_of(f"{name}/") for name, _ in found.problems}
    if "." in {name for name, _ in found.problems}:
        return None
    return Snapshot(units, frozenset(unlisted))


def unit_of(name: str) -> str:
    """The hand-in a file belongs to: the first folder of its path."""
    first, slash, _ = name.partition("/")
    return first if slash else LOOSE


def fingerprint(folder: Path, names: Iterable[str]) -> str:
    """One mark for the names and contents of a hand-in's files.

    Raises OSError, with the file's name, where one cannot be read.
    """
    digest = hashlib.sha256()
    for name in sorted(names):
        with (folder / name).open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256")
        digest.update(f"{name}\0{content.hexdigest()}\n".encode("utf-8", "replace"))
    return digest.hexdigest()
