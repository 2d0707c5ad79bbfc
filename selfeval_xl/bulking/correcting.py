"""Corrected copies of a folder's workbooks, where there is something to correct."""

from __future__ import annotations

import tempfile
from pathlib import Path

from selfeval_xl import fixing
from selfeval_xl.bulking.contents import Contents, Folder
from selfeval_xl.bulking.stored import FolderOutcome
from selfeval_xl.bulking.tasks import Order

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
    with tempfile.TemporaryDirectory(prefix="selfeval-xl-") as scratch:
        homes: dict[str, list[Path]] = {}
        for name, source in sources.items():
            path = Path(scratch) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(source.data)
            homes.setdefault(name.rpartition("/")[0], []).append(path)
        for home, paths in homes.items():
            out = order.fix / folder.path(home) if home else order.fix / folder.name
            fixing.fix(*paths, out=out, settings=order.settings)


def _is_safe(fix: object) -> bool:
    return isinstance(fix, dict) and fix.get("safety") == _SAFE
