"""How far a run is: one line on stderr, and only where stderr is a terminal."""

from __future__ import annotations

import shutil
import sys

import click

from selfeval_xl.cli.words import Translate
from selfeval_xl.report.columns import char_width, text_width

_now = ""


def current_file() -> str:
    """The file at hand when the run broke off, "" before the first."""
    return _now


class Line:
    """One line that is written over, and gone in the end."""

    def __init__(self) -> None:
        self.is_shown = sys.stderr.isatty()

    def __exit__(self, *_: object) -> None:
        self.show("")

    def show(self, text: str) -> None:
        """Put the text in the place of what was shown before."""
        if self.is_shown:
            columns = shutil.get_terminal_size().columns - 1
            click.echo(f"\r\x1b[2K{_cut(text, columns)}", nl=False, err=True)


class Progress(Line):
    """Told of each file in turn; to be closed before anything else is printed."""

    def __init__(self, tr: Translate) -> None:
        super().__init__()
        self.tr = tr

    def __enter__(self) -> Progress:
        return self

    def __call__(self, index: int, total: int, path: str) -> None:
        """Begin the file at ``index`` (from 0) of ``total``."""
        global _now
        _now = path
        text = self.tr("检查 {number}/{total} {path}")
        self.show(text.format(number=index + 1, total=total, path=path))


def _cut(text: str, columns: int) -> str:
    """The text without what does not fit on one line."""
    if text_width(text) <= columns:
        return text
    taken = 0
    for place, char in enumerate(text):
        taken += char_width(char)
        if taken > columns - 1:
            return text[:place] + "…"
    return text
