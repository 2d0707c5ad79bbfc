"""How fast workbooks are corrected: ``python -m benchmarks.fix``.

Each workbook has three numbers written as texts. Measured are the copy alone (plan,
patch, recalculation, sheet 校验汇总), and all of ``fix`` with both checks and the
comparison, beside the floor of reading and an openpyxl load and save that calculates
nothing. All figures are medians of one process on one processor.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import statistics
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.filled_forms import write_filled_form
from benchmarks.read import floor, median_ms, pin
from selfeval_xl import fix
from selfeval_xl.api import judge, read
from selfeval_xl.config import Settings
from selfeval_xl.intake.limits import Limits
from selfeval_xl.patching.copies import Source, by_file, make_copy
from selfeval_xl.patching.edits import CellEdit
from selfeval_xl.patching.patch import patch
from selfeval_xl.patching.recalculated import Recalculation
from selfeval_xl.result import Result

_FAULTS = 3


def plant(path: Path) -> None:
    """Write the first amounts of the last sheet with amounts as texts."""
    book = read(path).handed_in[0].paper.workbook
    assert book is not None
    numbers = [
        (sheet.name, cell)
        for sheet in book.sheets
        for cell in sheet.cells.values()
        if type(cell.raw) is float and cell.formula is None and cell.raw > 100
        and not cell.is_date
    ]
    edits = [
        CellEdit(sheet, cell.row, cell.column, cell.shown, "", f"{cell.raw:.2f}万元")
        for sheet, cell in numbers[-_FAULTS * 2 :: 2]
    ]
    data = path.read_bytes()
    path.write_bytes(patch(data, book, edits, Recalculation(), Limits()).data)


def copied(made: Mapping[Path, tuple[Source, Result]], path: Path) -> None:
    """Make the copy in memory."""
    source, result = made[path]
    copy = make_copy(source, result, Settings(), False)
    assert copy is not None and len(copy.plan.edits) == _FAULTS


def openpyxl_once(path: Path) -> None:
    """Load and save, formulas as they are."""
    import openpyxl

    openpyxl.load_workbook(path).save(path.with_suffix(".again"))


def main() -> None:
    """Print medians and ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=5)
    options.add_argument("--passes", type=int, default=10)
    chosen = options.parse_args()
    pin()
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"form_{at}.xlsx" for at in range(chosen.files)]
        made: dict[Path, tuple[Source, Result]] = {}
        for seed, path in enumerate(paths):
            write_filled_form(path, seed)
            plant(path)
            result = judge(read(path))
            (paper,) = result.files
            found = by_file(result.findings)[paper.path]
            made[path] = (Source(paper, path.read_bytes(), found), result)
        size = statistics.mean(path.stat().st_size for path in paths) / 1000
        print(f"{chosen.files} workbooks of {size:.1f} KB, {chosen.passes} passes")
        count = itertools.count()

        def fixed(path: Path) -> None:
            out = Path(folder) / f"out{next(count)}"
            report = fix(path, out=out)
            assert len(report.copies) == 1, report.not_copied
            shutil.rmtree(out)

        least = median_ms(floor, paths, chosen.passes)
        copy = median_ms(lambda path: copied(made, path), paths, chosen.passes)
        whole = median_ms(fixed, paths, max(2, chosen.passes // 2))
        once = median_ms(openpyxl_once, paths, max(2, chosen.passes // 5))
    rows = (
        ("inflate and tokenise (floor)", least, ""),
        ("the copy", copy, f"{copy / least:5.1f} x floor     (at most 12)"),
        ("fix", whole, f"{whole / least:5.1f} x floor     (at most 40)"),
        ("openpyxl, load and save", once, f"{once / whole:5.1f} x fix       (above 1)"),
    )
    for name, taken, ratio in rows:
        print(f"{name:30} {taken:8.2f} ms  {ratio}".rstrip())


if __name__ == "__main__":
    main()
