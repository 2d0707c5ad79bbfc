"""The way from the summary to a place in a checked file."""

from __future__ import annotations

import os
import re
from pathlib import Path

from selfeval_xl.model.place import Place, column_number
from selfeval_xl.report.workbook_links import cell_link

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class Originals:
    """Finds the checked files below a root, as seen from the summary's folder."""

    def __init__(self, root: str, folder: Path) -> None:
        self._root = Path(root) if root else None
        self._folder = folder
        self._known: dict[str, str | None] = {}

    def link(self, file: str, sheet: str, cell: str) -> str | None:
        """The link to a cell, or to the file where there is no cell.

        None for a file that does not lie there by itself, such as one in an archive.
        """
        if file not in self._known:
            self._known[file] = self._seen(file)
        target = self._known[file]
        return cell_link(target, _place(file, sheet, cell)) if target else None

    def _seen(self, file: str) -> str | None:
        if self._root is None:
            return None
        path = self._root / file
        try:
            if not path.is_file():
                return None
            return Path(os.path.relpath(path, self._folder)).as_posix()
        except (OSError, ValueError):  # no name for this system, or another drive
            return None


def _place(file: str, sheet: str, cell: str) -> Place:
    found = _CELL.fullmatch(cell)
    if not sheet or found is None:
        return Place(file, sheet or None)
    return Place(file, sheet, int(found[2]), column_number(found[1]))
