"""Archives handed in: their files under the limits of the intake, one in another."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from shutil import which
from typing import Any

from selfeval_xl.intake.archive import Archive
from selfeval_xl.intake.discover import why_skipped
from selfeval_xl.intake.limits import Limits
from selfeval_xl.intake.refusal import Refusal, broken, refuse, too_much
from selfeval_xl.model.paper import Problem

SUFFIXES = frozenset({".zip", ".rar", ".7z"})
_DEEPEST = 2
_UTF8 = 0x0800
_MAGIC = ((b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"Rar!", "rar"))
_MAGIC_7Z = b"7z\xbc\xaf\x27\x1c"
_SAFE = str.maketrans({"\\": "/", ":": "_", "\0": "_"})
_NEEDS = {"rar": "rarfile", "7z": "py7zr"}


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive: its path inside, with "/", and its bytes or what hinders.

    The path is "" for the archive itself.
    """

    name: str
    data: bytes = b""
    problem: Problem | None = None
    is_skipped: str | None = None


def is_archive(name: str) -> bool:
    """True for a name that is an archive's."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def members(data: bytes, limits: Limits, depth: int = 1) -> Iterator[Member]:
    """The files of an archive and of archives inside it, one below the other.

    Raises nothing: what cannot be opened is a member with its problem.
    """
    try:
        if len(data) > limits.file_bytes:
            raise too_much("file_size", len(data), limits.file_bytes)
        opened = _files(data, limits)
        for name, content in opened:
            why = next(filter(None, map(why_skipped, name.split("/"))), None)
            if why is not None:
                yield Member(name, is_skipped=why)
            elif isinstance(content, Problem):
                yield Member(name, problem=content)
            elif is_archive(name):
                yield from _inner(name, content, limits, depth)
            else:
                yield Member(name, content)
    except Refusal as refusal:
        yield Member("", problem=refusal.problem)


def _inner(name: str, data: bytes, limits: Limits, depth: int) -> Iterator[Member]:
    if depth >= _DEEPEST:
        yield Member(name, problem=Problem("unreadable", "archive_depth"))
        return
    for one in members(data, limits, depth + 1):
        path = f"{name}/{one.name}" if one.name else name
        yield Member(path, one.data, one.problem, one.is_skipped)


_File = tuple[str, "bytes | Problem"]


def _files(data: bytes, limits: Limits) -> Iterator[_File]:
    """Path and content of each file; raises Refusal for the archive as a whole."""
    if not data:
        raise broken("empty")
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")
    if kind == "zip":
        return _zip(data, limits)
    if kind == "rar":
        return _foreign("rar", data, limits, _rar)
    if data.startswith(_MAGIC_7Z):
        return _foreign("7z", data, limits, _seven)
    raise broken("archive")


def _zip(data: bytes, limits: Limits) -> Iterator[_File]:
    archive = Archive(data, limits)
    archive.check()
    for entry in archive.entries:
        name = _spelt(entry.name, bool(entry.flags & _UTF8))
        try:
            yield name, archive.part(entry.name)
        except Refusal as refusal:
            yield name, refusal.problem
        archive.forget(entry.name)


def _spelt(name: str, is_utf8: bool) -> str:
    """A name as it was meant: without the mark of UTF-8 it may be that all the same.

    What is neither UTF-8 nor GBK is left as the zip format says.
    """
    if not is_utf8:
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            raw = b""
        for encoding in ("utf-8", "gb18030") if raw else ():
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return _plain(name)


def _plain(name: str) -> str:
    """A path with "/" that leads nowhere else, on whatever system."""
    parts = name.translate(_SAFE).split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def _foreign(
    kind: str,
    data: bytes,
    limits: Limits,
    read: Callable[[bytes, Limits], Iterator[_File]],
) -> Iterator[_File]:
    """Files of an archive another library opens; its errors are refusals."""
    try:
        yield from read(data, limits)
    except Refusal:
        raise
    except ImportError:
        details = {"detail": _NEEDS[kind], "extension": f".{kind}"}
        raise Refusal(Problem("unreadable", "archive_tool", details)) from None
    except (MemoryError, zlib.error, OSError, EOFError):
        raise broken("archive") from None
    except Exception as error:  # each library has its own
        if "FirstVolume" in type(error).__name__:
            raise Refusal(Problem("unreadable", "archive_split")) from None
        if "CannotExec" in type(error).__name__:
            details = {"detail": "unrar", "extension": f".{kind}"}
            raise Refusal(Problem("unreadable", "archive_tool", details)) from None
        if "assword" in f"{type(error).__name__} {error}":
            raise refuse("encrypted", "zip_password") from None
        raise broken("archive") from None


def _rar(data: bytes, limits: Limits) -> Iterator[_File]:
    import rarfile

    with rarfile.RarFile(io.BytesIO(data)) as archive:
        if archive.needs_password():
            raise refuse("encrypted", "zip_password")
        infos = [one for one in archive.infolist() if one.is_file()]
        _check_sizes([one.file_size for one in infos], len(data), limits)
        for one in infos:
            try:
                with archive.open(one) as stream:
                    content = stream.read(limits.part_bytes + 1)
            except rarfile.BadRarFile:
                if which("unrar"):
                    raise
                # Other programs give up on much that unrar reads.
                raise rarfile.RarCannotExec() from None
            except OSError:  # it goes on in a file that is not here
                raise Refusal(Problem("unreadable", "archive_split")) from None
            yield _plain(one.filename), content


def _seven(data: bytes, limits: Limits) -> Iterator[_File]:
    import py7zr
    from py7zr.io import BytesIOFactory

    with py7zr.SevenZipFile(io.BytesIO(data)) as archive:
        if archive.needs_password():
            raise refuse("encrypted", "zip_password")
        infos: list[Any] = [one for one in archive.list() if one.is_file]
        _check_sizes([one.uncompressed for one in infos], len(data), limits)
        factory = BytesIOFactory(limits.part_bytes + 1)
        archive.extractall(factory=factory)
    for one in infos:
        product = factory.products.get(one.filename)
        if product is not None:
            product.seek(0)
            yield _plain(one.filename), product.read()


def _check_sizes(sizes: Sequence[int], packed: int, limits: Limits) -> None:
    """Refuse, by what the directory declares, more than is safe to unpack."""
    total, largest = sum(sizes), max(sizes, default=0)
    if len(sizes) > limits.parts:
        raise too_much("part_count", len(sizes), limits.parts)
    if total > limits.total_bytes:
        raise too_much("zip_total", total, limits.total_bytes)
    if largest > limits.part_bytes:
        raise too_much("part_size", largest, limits.part_bytes)
    if total > max(limits.ratio_from, packed * limits.ratio):
        raise too_much("zip_ratio", total // max(packed, 1), limits.ratio)
