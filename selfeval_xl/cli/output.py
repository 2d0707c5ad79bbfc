"""Where a report goes: the terminal, a pipe, or a file that is whole or not there."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click

from selfeval_xl.report import Style
from selfeval_xl.writing import write_whole

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
        write_whole(file, data)
    elif is_data:
        click.echo(data, nl=False)
    else:
        click.echo(text, nl=False)
