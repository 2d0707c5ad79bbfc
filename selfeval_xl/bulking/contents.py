"""What lies in a folder: its files' bytes, archives opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from selfeval_xl.bulking.archives import is_archive, members
from selfeval_xl.bulking.stores import Store
from selfeval_xl.intake.limits import Limits
from selfeval_xl.model.paper import Problem

At = Callable[[str], None]
"""Told of each file before it is read, and of "" before the folder is judged."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder to look at: its name under the root, "" for the root, and its files.

    ``given_up`` are files that broke a worker off, with the reason to report;
    ``is_shut`` where the folder cannot even be listed.
    """

    name: str
    files: tuple[str, ...]
    given_up: Mapping[str, str] = field(default_factory=dict)
    is_shut: bool = False

    def path(self, file: str) -> str:
        """A file's path under the root."""
        return f"{self.name}/{file}" if self.name else file


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a folder: where it belongs, and its bytes or what hinders."""

    name: str
    folder: str
    data: bytes = b""
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """All that lies in a folder, archives opened; ``lost`` where some were denied."""

    sources: tuple[Source, ...]
    left_out: Mapping[str, int]
    lost: bool = False


def read_folder(folder: Folder, store: Store, limits: Limits, at: At) -> Contents:
    """Get the bytes of everything in a folder, and of what is in its archives."""
    plain = [name for name in folder.files if not is_archive(name)]
    is_one = len(plain) > 0 and len(folder.files) - len(plain) == 1
    sources: list[Source] = []
    left_out: Counter[str] = Counter()
    lost = folder.is_shut
    if folder.is_shut:
        problem = Problem("unreadable", "denied", {"detail": ""})
        sources.append(Source(".", "", problem=problem))
    for name in folder.files:
        at(name)
        reason = folder.given_up.get(name)
        if reason is not None:
            lost = True
            sources.append(Source(name, "", problem=Problem("unreadable", reason)))
            continue
        try:
            data = store.read(folder.path(name), limits.file_bytes + 1)
        except OSError as error:
            lost = True
            detail = {"detail": error.strerror or type(error).__name__}
            sources.append(
                Source(name, "", problem=Problem("unreadable", "denied", detail))
            )
            continue
        if not is_archive(name):
            sources.append(Source(name, "", data))
            continue
        for one in members(data, limits):
            if one.is_skipped is not None:
                left_out[one.is_skipped] += 1
                continue
            path = f"{name}/{one.name}" if one.name else name
            sources.append(
                Source(path, _home(name, one.name, is_one), one.data, one.problem)
            )
    return Contents(tuple(sources), dict(sorted(left_out.items())), lost)


def _home(archive: str, member: str, joins: bool) -> str:
    """The folder a member belongs to: an archive beside other papers adds to them."""
    inside = member.rpartition("/")[0]
    if joins and not inside:
        return ""
    return f"{archive}/{inside}" if inside else archive
