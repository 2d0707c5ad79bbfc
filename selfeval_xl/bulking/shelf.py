"""A summary kept with what it was made of: the same again is not made again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from selfeval_xl.bulking.cache import file_of, read_entry, write_entry

_WRITERS = ("pandas", "XlsxWriter")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the summary of a run is kept, by all that it follows from."""

    file: Path
    key: bytes

    @classmethod
    def of(cls, folder: Path, parts: Iterable[object]) -> Shelf:
        """The place for what follows from these; equal parts have equal texts."""
        digest = hashlib.sha256(b"summary")
        for part in (*map(version, _WRITERS), *parts):
            text = part if isinstance(part, bytes) else repr(part).encode()
            digest.update(len(text).to_bytes(8, "big") + text)
        key = digest.hexdigest()
        return cls(file_of(folder, key), key.encode())

    def get(self) -> bytes | None:
        """The summary, None where it has to be made."""
        try:
            key, _, data = read_entry(self.file).partition(b"\n")
        except (OSError, ValueError):
            return None
        return data if key == self.key else None

    def put(self, data: bytes) -> None:
        """Keep a summary; a cache that cannot be written to is no fault."""
        try:
            write_entry(self.file, self.key + b"\n" + data)
        except OSError:
            return


def way(root: str, target: Path) -> str:
    """How the root is reached from a file beside which links to it stand."""
    if "://" in root:
        return root
    try:
        return os.path.relpath(root, target.parent)
    except ValueError:  # on another drive
        return os.path.abspath(root)
