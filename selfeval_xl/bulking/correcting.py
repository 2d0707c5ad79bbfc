"""Corrected copies of a folder's workbooks, where there is something to correct."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from selfeval_xl import fixing
from selfeval_xl.bulking.contents import Contents, Folder, Source
from selfeval_xl.bulking.stored import FolderOutcome
from selfeval_xl.bulking.tasks import Order
from selfeval_xl.writing import cannot_write

_SAFE = "safe"


def write_copies(
    folder: Folder, contents: Contents, outcome: FolderOutcome, order: Order
) -> None:
    """Write the copies of ``fix`` below the order's folder, notation only.

    Raises UsageError where they cannot be written.
    """
    assert order.fix is not None
    wanted = {
        str(finding["file"])
        for submission in outcome.submissions
        for finding in submission.findings
        if _is_safe(finding["fix"])
    }
    sources = {one.name: one for one in contents.sources if one.name in wanted}
    if not sources:
        return
    with _scratch() as scratch:
        homes = _laid_out(sources, scratch)
        for home, paths in homes.items():
            out = order.fix / folder.path(home) if home else order.fix / folder.name
            fixing.fix(*paths, out=out, settings=order.settings)


@contextmanager
def _scratch() -> Iterator[Path]:
    """A folder for a while; UsageError where there is no room for one."""
    try:
        made = tempfile.mkdtemp(prefix="selfeval-xl-")
    except OSError as error:
        raise cannot_write(Path(tempfile.gettempdir()), error) from error
    try:
        yield Path(made)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _laid_out(sources: Mapping[str, Source], scratch: Path) -> dict[str, list[Path]]:
    """The files put into a folder, by the folders below it.

    It is no file's fault where that fails: it stops the run.
    """
    homes: dict[str, list[Path]] = {}
    for name, source in sources.items():
        path = scratch / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(source.data)
        except OSError as error:
            raise cannot_write(path, error) from error
        homes.setdefault(name.rpartition("/")[0], []).append(path)
    return homes


def _is_safe(fix: object) -> bool:
    return isinstance(fix, dict) and fix.get("safety") == _SAFE
