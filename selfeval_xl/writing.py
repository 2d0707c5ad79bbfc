"""Files that are whole or not there, whatever happens while they are written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from selfeval_xl.errors import NO_ROOM, UsageError, why
from selfeval_xl.i18n import N_

_CANNOT = N_(
    "写不了 {file}（{reason}）；请换一个可写的文件夹，或关闭正打开它的程序"
)
_NO_ROOM = N_("写不了 {file}（{reason}）；请腾出空间，或换一个盘上的文件夹，再运行")


def write_whole(file: Path, data: bytes) -> None:
    """Put data on disk under a temporary name, then give it its own.

    Raises UsageError where that fails; what stood there before then still does.
    """
    try:
        unfinished = _nameless(file, data) or _named(file, data)
        try:
            os.replace(unfinished, file)
        finally:
            unfinished.unlink(missing_ok=True)
        _sync_folder(file.parent)
    except OSError as error:
        raise cannot_write(file, error) from error


def cannot_write(file: Path, error: OSError) -> UsageError:
    """What to say where a file or folder cannot be written."""
    template = _NO_ROOM if error.errno in NO_ROOM else _CANNOT
    return UsageError(template, file=file, reason=why(error))


def _temporary_name(file: Path) -> Path:
    return file.parent / f".~{os.getpid()}-{file.name[-40:]}.tmp"


def _nameless(file: Path, data: bytes) -> Path | None:
    """Write a file that has no name until it is whole; None where none can be.

    Should the program be killed meanwhile, nothing at all is left behind.
    """
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None or not os.path.isdir("/proc/self/fd"):
        return None
    try:
        number = os.open(file.parent, flag | os.O_WRONLY, 0o666)
    except OSError:  # a file system that does not know such files, or no right to
        return None
    with os.fdopen(number, "wb") as stream:
        _write(stream.fileno(), data)
        unfinished = _temporary_name(file)
        unfinished.unlink(missing_ok=True)
        source = f"/proc/self/fd/{stream.fileno()}"
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            # given as a descriptor, the folder makes the link follow the number
            os.link(source, unfinished.name, dst_dir_fd=folder, follow_symlinks=True)
        except OSError:
            return None
        finally:
            os.close(folder)
    return unfinished


def _named(file: Path, data: bytes) -> Path:
    """Write a file under a temporary name beside the one it is to have."""
    number, name = tempfile.mkstemp(".tmp", ".~", file.parent)
    unfinished = Path(name)
    try:
        try:
            _write(number, data)
        finally:
            os.close(number)
        # a temporary file is for its owner only; a copy is as open as any other
        mask = os.umask(0)
        os.umask(mask)
        unfinished.chmod(0o666 & ~mask)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return unfinished


def _write(number: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(number, view) :]
    os.fsync(number)


def _sync_folder(folder: Path) -> None:
    """Have the new name on disk too, where the system lets a folder be synced."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    except OSError:
        pass
    finally:
        os.close(number)
