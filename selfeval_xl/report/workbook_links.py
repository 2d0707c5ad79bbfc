"""Links from the summary workbook to a cell of a file beside it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from selfeval_xl.model.paper import Paper
from selfeval_xl.model.place import Place

# What Excel takes in a link, and in the place inside the file.
_LONGEST = 2_000
_DRIVE = re.compile(r"[A-Za-z]:[/\\]")
# Letters that mean something in a link, the per cent sign first.
_SPECIAL = re.compile(r"[\x00-\x20%#?\"<>\[\]^`{}|:\\]")


def cell_link(target: str, place: Place) -> str | None:
    """The link to a place in the file ``target``, None where it is too long.

    ``target`` is relative to the summary's folder, with "/".
    """
    drive = target[:2] if _DRIVE.match(target) else ""
    rest = _SPECIAL.sub(_escaped, target[len(drive) :])
    url = f"external:{drive}{rest}" if drive else f"external:./{rest}"
    if place.sheet is not None:
        sheet = place.sheet.replace("'", "''")
        url += f"#'{sheet}'!{place.a1 or 'A1'}"
    try:
        units = len(url.encode("utf-16-le")) // 2
    except UnicodeEncodeError:
        return None
    return url if units <= _LONGEST else None


def originals(
    papers: Iterable[Paper], paths: Iterable[Path], folder: Path
) -> dict[str, str]:
    """Path of each paper -> the same file as seen from the summary's folder.

    ``paths`` are those the run was given; a file not found under them is left out.
    """
    roots = list(paths)
    found: dict[str, str] = {}
    for paper in papers:
        for root in (*roots, None):
            file = _file(paper, root)
            if file is not None:
                found[paper.path] = _seen_from(folder, file)
                break
    return found


def _file(paper: Paper, root: Path | None) -> Path | None:
    if root is None or (root.is_file() and root.name == paper.path):
        file = root or Path(paper.path)
    elif root.is_dir():
        file = root / paper.path
    else:
        return None
    return file if file.is_file() else None


def _seen_from(folder: Path, file: Path) -> str:
    try:
        path = os.path.relpath(file, folder)
    except ValueError:  # on another drive
        path = os.path.abspath(file)
    return Path(path).as_posix()


def _escaped(found: re.Match[str]) -> str:
    return f"%{ord(found[0]):02X}"
