"""What was done before: kept beside the results, so that nothing is done twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from selfeval_xl.writing import write_whole

NAME = ".selfeval-xl-watch.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """A hand-in done with: its fingerprint, and its results with their digests."""

    fingerprint: str
    results: Mapping[str, str] = field(default_factory=dict)


class Ledger:
    """The entries by hand-in, written to the folder of the results at each change.

    ``key`` stands for the options; entries made with others do not count as done,
    but their results are known.
    """

    def __init__(self, out: Path, key: str) -> None:
        self.out = out
        self.key = key
        self.entries: dict[str, Entry] = dict(self._read())

    def is_done(self, unit: str, fingerprint: str) -> bool:
        """True where the hand-in was done as it is, and its results are there."""
        entry = self.entries.get(unit)
        return (
            entry is not None
            and entry.fingerprint == fingerprint
            and all((self.out / name).is_file() for name in entry.results)
        )

    def put(self, unit: str, fingerprint: str, results: list[str]) -> None:
        """Note a hand-in as done; raises UsageError where that cannot be written."""
        digests = {name: digest(self.out / name) or "" for name in results}
        self.entries[unit] = Entry(fingerprint, digests)
        self._write()

    def own(self, unit: str) -> None:
        """Take a hand-in's results as they are for what was written here."""
        entry = self.entries.get(unit)
        if entry is not None:
            digests = {
                name: digest(self.out / name) or mark
                for name, mark in entry.results.items()
            }
            self.entries[unit] = Entry("", digests)

    def drop(self, unit: str) -> None:
        """Forget a hand-in."""
        if self.entries.pop(unit, None) is not None:
            self._write()

    def _read(self) -> Iterator[tuple[str, Entry]]:
        try:
            kept = json.loads((self.out / NAME).read_bytes())
            for unit, one in kept["units"].items():
                same = kept["key"] == self.key
                results = {
                    str(name): str(mark)
                    for name, mark in one["results"].items()
                    if _is_inside(name)
                }
                yield unit, Entry(str(one["fingerprint"]) if same else "", results)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return  # none yet, or not ours: then all is done anew

    def _write(self) -> None:
        units: dict[str, Any] = {
            unit: {"fingerprint": one.fingerprint, "results": dict(one.results)}
            for unit, one in sorted(self.entries.items())
        }
        text = json.dumps({"key": self.key, "units": units}, ensure_ascii=False)
        write_whole(self.out / NAME, text.encode("utf-8", "replace"))


def _is_inside(name: object) -> bool:
    """True for a path that cannot lead out of the folder it is below."""
    path = PurePosixPath(str(name))
    return not path.is_absolute() and ".." not in path.parts and ":" not in str(name)


def digest(file: Path) -> str | None:
    """The content's mark; None where the file is not there or cannot be read."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
