"""Where hand-ins lie: a folder of this computer, or a place that fsspec knows."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from selfeval_xl.errors import UsageError
from selfeval_xl.i18n import N_
from selfeval_xl.intake.discover import discover, why_skipped

_NO_FSSPEC = N_(
    "{root} 要用 fsspec 读取，本机没有安装：pip install 'selfeval-xl[dask]'"
    "（对象存储另装相应组件，如 s3fs）"
)
_NO_PLACE = N_("{root}：打不开（{reason}）；请核对地址、账号和网络")
_NOT_A_FOLDER = N_("{root} 不是文件夹；bulk 检查的是放有各单位材料的文件夹")


@dataclass(frozen=True, slots=True)
class Handed:
    """A file as it lies there; ``name`` is relative to the root, with "/"."""

    name: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """All files in the order of their folders, what was passed over, what is shut.

    ``shut`` are folders that cannot be listed.
    """

    files: tuple[Handed, ...]
    skipped: dict[str, int]
    shut: tuple[str, ...] = ()


class Store(Protocol):
    """A tree of files; what goes wrong with one of them is an OSError."""

    root: str

    def list(self, without: Sequence[Path]) -> Listing:
        """Everything handed in, but for what lies under ``without``."""

    def read(self, name: str, most: int) -> bytes:
        """The first ``most`` bytes of a file."""

    def is_there(self) -> bool:
        """True while the root can be listed."""


def store_of(root: str) -> Store:
    """The store at an address or path; raises UsageError where there is none."""
    return _Remote(root) if "://" in root else _Local(root)


class _Local:
    def __init__(self, root: str) -> None:
        self.root = root
        self._path = Path(root)

    def list(self, without: Sequence[Path]) -> Listing:
        if self._path.is_file():
            raise UsageError(_NOT_A_FOLDER, root=self.root)
        found = discover([self._path])
        shut = [one.resolve() for one in without]
        real = cache(Path.resolve)  # of a folder once, not of each of its files
        files = tuple(
            Handed(file.name)
            for file in found.files
            if not shut or not _is_under(real(file.path.parent) / file.path.name, shut)
        )
        folders = tuple(name for name, _ in found.problems)
        return Listing(files, dict(found.skipped), folders)

    def read(self, name: str, most: int) -> bytes:
        with open(self._path / name, "rb") as stream:
            return stream.read(most)

    def is_there(self) -> bool:
        try:
            with os.scandir(self._path) as entries:
                next(entries, None)
        except OSError:
            return False
        return True


class _Remote:
    def __init__(self, root: str) -> None:
        self.root = root
        try:
            import fsspec
        except ImportError as error:
            raise UsageError(_NO_FSSPEC, root=root) from error
        try:
            system, path = fsspec.core.url_to_fs(root)
        except (ImportError, ValueError, OSError) as error:
            raise UsageError(_NO_PLACE, root=root, reason=error) from error
        self._system: Any = system
        self._path = str(path).rstrip("/")

    def list(self, without: Sequence[Path]) -> Listing:
        try:
            found = self._system.find(self._path, detail=True)
        except Exception as error:  # each system has its own
            raise UsageError(_NO_PLACE, root=self.root, reason=error) from error
        if not found:
            reason = os.strerror(errno.ENOENT)
            raise UsageError(_NO_PLACE, root=self.root, reason=reason)
        skipped: dict[str, int] = {}
        files = []
        for path, about in found.items():
            name = path.removeprefix(self._path).lstrip("/")
            why = next(filter(None, map(why_skipped, name.split("/"))), None)
            if why is not None:
                skipped[why] = skipped.get(why, 0) + 1
            elif name and about.get("type", "file") == "file":
                files.append(Handed(name, int(about.get("size") or 0)))
        files.sort(key=lambda one: _in_order(one.name))
        return Listing(tuple(files), dict(sorted(skipped.items())))

    def read(self, name: str, most: int) -> bytes:
        try:
            path = f"{self._path}/{name}"
            is_long = (self._system.size(path) or 0) > most
            part = (0, most) if is_long else ()
            found: bytes = self._system.cat_file(path, *part)
        except OSError:
            raise
        except Exception as error:  # each system has its own
            raise OSError(errno.EIO, f"{type(error).__name__}: {error}") from error
        return found

    def is_there(self) -> bool:
        try:
            self._system.invalidate_cache()
            return bool(self._system.ls(self._path, detail=False))
        except Exception:
            return False


def _in_order(name: str) -> list[tuple[bool, str]]:
    """A folder's files before its folders, as a walk gives them."""
    parts = name.split("/")
    return [(at < len(parts) - 1, part) for at, part in enumerate(parts)]


def _is_under(path: Path, folders: Sequence[Path]) -> bool:
    return any(path == one or one in path.parents for one in folders)


def by_folder(files: Sequence[Handed]) -> Iterator[tuple[str, list[Handed]]]:
    """Each folder's own files, "" for the root's, in the order of the folders."""
    found: dict[str, list[Handed]] = {}
    for file in files:
        found.setdefault(file.name.rpartition("/")[0], []).append(file)
    yield from found.items()
