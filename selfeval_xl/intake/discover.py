"""Which files were handed in, and which of them belong together."""

from __future__ import annotations

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from selfeval_xl.errors import UsageError
from selfeval_xl.model.paper import Problem

OWN_PROPERTY = "selfeval-xl"
"""The custom document property that marks a workbook as the product's output."""

OWN_NAME = "_selfeval_xl"
"""The hidden defined name that does the same in a corrected copy."""

OWN_SHEET = "校验汇总"
"""The sheet in the product's output that tells what was found, and is no form."""

_LOCK = re.compile(r"\.~lock\..*#|~\$.*", re.DOTALL)
_TEMPORARY = re.compile(r"\.~.*|.*\.(?:tmp|crdownload|part)", re.DOTALL)
_HIDDEN = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to look at.

    ``name`` is relative to the PATH given, with "/"; a file named alone has its
    file name. ``folder`` is the key of the submission it belongs to. ``named``
    where the file itself was given as a PATH.
    """

    path: Path
    name: str
    folder: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class Discovery:
    """All files found, in the order of the PATHs and sorted within each.

    ``skipped`` counts what is no hand-in: "lock", "temporary", "hidden",
    "special". ``problems`` names folders that cannot be listed.
    """

    files: tuple[FoundFile, ...]
    skipped: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[tuple[str, Problem], ...] = ()


def discover(paths: Sequence[Path]) -> Discovery:
    """Find the files under each PATH; each folder that holds files is a submission.

    A file reached twice is listed once. Raises ``UsageError`` for a PATH that is
    not there.
    """
    walk = _Walk()
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError:
            raise UsageError("没有这个文件或文件夹：{path}", path=path) from None
        if stat.S_ISDIR(mode):
            walk.folder(path, path)
        else:
            walk.add(FoundFile(path, path.name, _folder_key(path.parent), True))
    return Discovery(
        tuple(walk.files.values()),
        dict(sorted(walk.skipped.items())),
        tuple(walk.problems),
    )


def is_own_output(properties: Mapping[str, str]) -> bool:
    """True where a workbook's custom properties mark it as the product's output."""
    return OWN_PROPERTY in properties


def is_own_sheet(name: str, properties: Mapping[str, str]) -> bool:
    """True where a sheet of an output was written by the product itself."""
    return name.startswith(OWN_SHEET) and is_own_output(properties)


def _folder_key(folder: Path) -> str:
    return Path(os.path.normpath(folder)).as_posix()


def why_skipped(name: str) -> str | None:
    """The reason a name is passed over inside a folder; None to take it."""
    lower = name.lower()
    if _LOCK.fullmatch(lower):
        return "lock" if lower.startswith(".") else "temporary"
    if _TEMPORARY.fullmatch(lower):
        return "temporary"
    return "hidden" if lower.startswith(".") or lower in _HIDDEN else None


class _Walk:
    """The files found so far, keyed by where they really are."""

    def __init__(self) -> None:
        self.files: dict[str, FoundFile] = {}
        self.skipped: Counter[str] = Counter()
        self.problems: list[tuple[str, Problem]] = []
        self._folders: set[tuple[int, int]] = set()

    def add(self, file: FoundFile) -> None:
        key = os.path.realpath(file.path)
        known = self.files.get(key)
        if known is None:
            self.files[key] = file
        elif file.named and not known.named:
            self.files[key] = replace(known, named=True)

    def folder(self, root: Path, folder: Path) -> None:
        """Take a folder's files, then its folders; links in a circle end here."""
        try:
            about = folder.stat()
            identity = (about.st_dev, about.st_ino)
            if identity in self._folders:
                return
            self._folders.add(identity)
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            name = folder.relative_to(root).as_posix()
            self.problems.append((name, Problem("unreadable", "folder_denied")))
            return
        for entry in self._kept(entries):
            self._take(root, folder, entry)
        for entry in self._kept(entries):
            if entry.is_dir():
                self.folder(root, folder / entry.name)
        for entry in entries:
            reason = why_skipped(entry.name)
            if reason:
                self.skipped[reason] += 1

    def _kept(self, entries: list[os.DirEntry[str]]) -> Iterator[os.DirEntry[str]]:
        return (entry for entry in entries if why_skipped(entry.name) is None)

    def _take(self, root: Path, folder: Path, entry: os.DirEntry[str]) -> None:
        path = folder / entry.name
        try:
            mode = entry.stat().st_mode
        except OSError:  # a link to nowhere
            self.skipped["special"] += 1
            return
        if stat.S_ISREG(mode):
            name = path.relative_to(root).as_posix()
            self.add(FoundFile(path, name, _folder_key(folder)))
        elif not stat.S_ISDIR(mode):
            self.skipped["special"] += 1
