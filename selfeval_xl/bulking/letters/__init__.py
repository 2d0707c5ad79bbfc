"""整改通知: a letter to every unit that has something to correct."""

from __future__ import annotations

from pathlib import Path

from selfeval_xl.bulking.outcome import RunOutcome


def write_letters(
    run: RunOutcome, folder: Path, *, template: Path | None, lang: str
) -> list[Path]:
    """Write a letter for each submission with findings; gives the files written.

    ``template`` is a docx of the user's own, None for the built-in one. Raises
    UsageError where docxtpl is not installed, the template cannot be used or a
    file cannot be written.
    """
    return []
