"""Where a report goes: the terminal, a pipe, or a file that is whole or not there."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from selfeval_xl.errors import UsageError
from selfeval_xl.report import Style

# A wider text is harder to read, however wide the window.
_WIDEST = 120


def style(lang: str, is_to_file: bool) -> Style:
    """Colour and line breaks for a terminal, plain text for all else."""
    if is_to_file or not sys.stdout.isatty():
        return Style(lang)
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return Style(lang, colour=not os.environ.get("NO_COLOR"), width=width)


def write(text: str, file: Path | None, is_data: bool = False) -> None:
    """Print the text, or put it into a file as UTF-8.

    ``is_data`` prints UTF-8 whatever the console's encoding is. Raises UsageError
    where the file cannot be written.
    """
    # File names may hold bytes that are no character.
    data = text.encode("utf-8", "replace")
    if file is not None:
        with replacing(file) as unfinished:
            unfinished.write_bytes(data)
    elif is_data:
        click.echo(data, nl=False)
    else:
        click.echo(text, nl=False)


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """A temporary file beside the one named, which it becomes once it is whole.

    Raises UsageError where the folder or the file cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(".tmp", f".{file.stem}.", file.parent)
        os.close(handle)
    except OSError as error:
        raise _cannot_write(file, error) from error
    unfinished = Path(name)
    try:
        yield unfinished
        # A temporary file is for its owner only; a report is as open as any other.
        unfinished.chmod(0o666 & ~_umask())
        unfinished.replace(file)
    except OSError as error:
        raise _cannot_write(file, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _cannot_write(file: Path, error: OSError) -> UsageError:
    return UsageError(
        "写不了 {file}（{reason}）；请换一个可写的文件夹，或关闭正打开它的程序",
        file=file,
        reason=error.strerror or type(error).__name__,
    )
