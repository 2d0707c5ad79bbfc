"""Outcomes of folders kept from run to run, by all that they follow from."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import fields, replace
from functools import cache as once
from importlib import resources
from importlib.metadata import PackageNotFoundError, version
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from selfeval_xl import __version__
from selfeval_xl.bulking.contents import Contents
from selfeval_xl.bulking.outcome import RosterUnit
from selfeval_xl.bulking.stored import FolderOutcome
from selfeval_xl.read.office import find_office

if TYPE_CHECKING:
    from selfeval_xl.config import Settings

_FORMAT = b"selfeval-xl bulk 1"
_DIGEST = hashlib.sha256().digest_size
_A_DAY = 86_400
_CODE = (".py", ".toml", ".mo")
_READ_WITH = ("formualizer", "python-calamine", "pypdfium2", "py7zr", "rarfile")
_READ_FROM = ("forms_dir", "baseline", "previous", "published", "unit_map")

TODAY_RULES = frozenset({"FM105"})
"""Rules whose findings may go as time passes; none comes."""


def default_folder() -> Path:
    """Where the user's programs keep what they can make anew."""
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "selfeval-xl" / "bulk"


def basis(settings: Settings, roster: tuple[RosterUnit, ...] = ()) -> str:
    """A digest of all but the papers that findings follow from.

    Of the ``roster`` only what its units have to hand in bears on them.

    The program's own code and data, the settings, and the files they name by
    content; what is installed to read files with, as a run without it finds less.
    The day is left out unless accepted findings expire.
    """
    digest = hashlib.sha256(_FORMAT)
    digest.update(f"{__version__} {code_digest()} {_around()}".encode())
    if settings.baseline is None:
        settings = replace(settings, today=None)
    for one in fields(settings):
        value = getattr(settings, one.name)
        if one.name in _READ_FROM and value is not None:
            value = _tree_digest(Path(value))
        digest.update(f"\0{one.name}={value!r}".encode("utf-8", "surrogatepass"))
    digest.update(repr(roster).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _around() -> str:
    """What is installed besides that files are read or calculated with."""
    found = {"office": find_office() is not None}
    return repr((found, [(name, _version(name)) for name in _READ_WITH]))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


class Cache:
    """A folder of outcomes; None keeps nothing. Safe for several runs at once."""

    def __init__(self, folder: Path | None, based_on: str, today: str) -> None:
        self._folder = folder
        self._basis = based_on
        self._today = today

    def key(self, contents: Contents) -> str:
        """A digest of names and bytes, and of what the outcome follows from."""
        digest = hashlib.sha256(self._basis.encode())
        for one in contents.sources:
            said = (one.folder, one.name, repr(one.problem), len(one.data))
            digest.update(repr(said).encode("utf-8", "surrogatepass"))
            digest.update(hashlib.sha256(one.data).digest())
        digest.update(repr(sorted(contents.left_out.items())).encode())
        return digest.hexdigest()

    def get(self, key: str) -> bytes | None:
        """The outcome kept under a key, packed; None for a damaged or foreign one."""
        if self._folder is None:
            return None
        try:
            head, _, packed = read_entry(self._file(key)).partition(b"\n")
            about = json.loads(head)
            return packed if about["key"] == key and self._holds(about) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, outcome: FolderOutcome, packed: bytes) -> None:
        """Keep an outcome; a cache that cannot be written to is no fault."""
        if self._folder is None or not outcome.is_lasting:
            return
        is_dated = any(
            finding["code"] in TODAY_RULES
            for submission in outcome.submissions
            for finding in submission.findings
        )
        about = {"key": key, "today": self._today, "dated": is_dated}
        payload = json.dumps(about).encode() + b"\n" + packed
        try:
            write_entry(self._file(key), payload)
        except OSError:
            return

    def _file(self, key: str) -> Path:
        assert self._folder is not None
        return file_of(self._folder, key)

    def _holds(self, about: dict[str, object]) -> bool:
        """True where the outcome would be the same today.

        A date that was not in the future then is not now.
        """
        kept = str(about["today"])
        return kept == self._today or (kept < self._today and not about["dated"])


def file_of(folder: Path, key: str) -> Path:
    """Where an entry lies in a cache's folder."""
    return folder / key[:2] / key[2:]


def read_entry(file: Path) -> bytes:
    """What an entry holds; raises ValueError or OSError for a damaged or lost one.

    One that is read is marked as in use, once a day.
    """
    data = file.read_bytes()
    payload = data[_DIGEST:]
    if hashlib.sha256(payload).digest() != data[:_DIGEST]:
        raise ValueError(file)
    if abs(time.time() - file.stat().st_mtime) > _A_DAY:
        with suppress(OSError):
            os.utime(file)
    return payload


def write_entry(file: Path, payload: bytes) -> None:
    """Write an entry that others see whole or not at all."""
    data = hashlib.sha256(payload).digest() + payload
    file.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(".tmp", ".~", file.parent)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(data)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@once
def code_digest() -> str:
    """A digest of the package's own code and data."""
    digest = hashlib.sha256()
    for path, data in _sources(resources.files("selfeval_xl"), ""):
        digest.update(path.encode() + b"\0" + hashlib.sha256(data).digest())
    return digest.hexdigest()


def _sources(folder: Traversable, path: str) -> Iterable[tuple[str, bytes]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        inner = f"{path}/{one.name}"
        if one.is_dir():
            yield from _sources(one, inner)
        elif one.name.endswith(_CODE):
            yield inner, one.read_bytes()


def _tree_digest(path: Path) -> str:
    """A digest of a file, or of all files below a folder with their names."""
    digest = hashlib.sha256()
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*"))
    for file in files:
        digest.update(str(file.relative_to(path)).encode("utf-8", "surrogatepass"))
        try:
            if file.is_file():
                digest.update(hashlib.sha256(file.read_bytes()).digest())
        except OSError:
            digest.update(b"?")
    return digest.hexdigest()
