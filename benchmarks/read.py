"""How fast workbooks are read: ``python -m benchmarks.read``.

The floor is what no reader can do without: inflating the parts that hold a
workbook's cells and looks, and running a parser without handlers over them. All
figures are medians of one process on one processor, taken side by side.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.parsers import expat

from benchmarks.filled_forms import write_filled_form
from selfeval_xl.intake.inspect import inspect
from selfeval_xl.intake.limits import Limits
from selfeval_xl.read import read_workbook

_NEEDED = re.compile(
    r"xl/(?:workbook|sharedStrings|styles|worksheets/sheet\d+|_rels/workbook\.xml)"
    r"\.(?:xml|rels)"
)
_LIMITS = Limits()


def floor(path: Path) -> None:
    """Inflate the needed parts straight from the directory and tokenise them."""
    data = path.read_bytes()
    end = data.rfind(b"PK\5\6")
    count, _, at = struct.unpack_from("<HII", data, end + 10)
    for _ in range(count):
        (method,) = struct.unpack_from("<H", data, at + 10)
        packed, size, *lengths = struct.unpack_from("<IIHHH", data, at + 20)
        (place,) = struct.unpack_from("<I", data, at + 42)
        name = data[at + 46 : at + 46 + lengths[0]].decode()
        at += 46 + sum(lengths)
        if _NEEDED.fullmatch(name):
            start = place + 30 + sum(struct.unpack_from("<HH", data, place + 26))
            content = data[start : start + packed]
            if method:
                content = zlib.decompress(content, -15, size)
            expat.ParserCreate().Parse(content, True)


def own(path: Path) -> None:
    """Inspect and read a workbook with the product's own reader."""
    data = path.read_bytes()
    read_workbook(data, inspect(data, path.name, _LIMITS), path.name, _LIMITS)


def openpyxl_twice(path: Path) -> None:
    """Values and formulas as openpyxl gives them: one load for each."""
    import openpyxl

    openpyxl.load_workbook(path, data_only=True)
    openpyxl.load_workbook(path)


def checked(path: Path) -> None:
    """Read and check a workbook."""
    from selfeval_xl.api import check

    check(path)


def median_ms(act: Callable[[Path], None], paths: Sequence[Path], passes: int) -> float:
    """Median milliseconds per file, after one warming pass."""
    act(paths[0])
    taken = []
    for _ in range(passes):
        for path in paths:
            start = time.perf_counter()
            act(path)
            taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def process_ms(command: Sequence[str], passes: int) -> float:
    """Median milliseconds of a process from start to end."""
    taken = []
    for _ in range(passes):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


def pin() -> None:
    """Stay on one processor where the system lets a process choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def main() -> None:
    """Print medians and ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=10)
    options.add_argument("--passes", type=int, default=20)
    chosen = options.parse_args()
    pin()
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"form_{at}.xlsx" for at in range(chosen.files)]
        for seed, path in enumerate(paths):
            write_filled_form(path, seed)
        size = statistics.mean(path.stat().st_size for path in paths) / 1000
        print(f"{chosen.files} workbooks of {size:.1f} KB, {chosen.passes} passes")
        least = median_ms(floor, paths, chosen.passes)
        mine = median_ms(own, paths, chosen.passes)
        twice = median_ms(openpyxl_twice, paths[:3], 3)
        whole = median_ms(checked, paths, max(2, chosen.passes // 5))
    command = str(Path(sys.executable).with_name("selfeval-xl"))
    bare = process_ms([sys.executable, "-c", ""], chosen.passes)
    version = process_ms([command, "--version"], chosen.passes)
    rows = (
        ("inflate and tokenise (floor)", least, ""),
        ("own reader", mine, f"{mine / least:5.1f} x floor        (at most 5)"),
        (
            "openpyxl, two loads",
            twice,
            f"{twice / mine:5.1f} x own reader   (at least 15)",
        ),
        (
            "reading and checking",
            whole,
            f"{whole / least:5.1f} x floor        (at most 10)",
        ),
        ("bare interpreter", bare, ""),
        (
            "selfeval-xl --version",
            version,
            f"{version / bare:5.1f} x interpreter  (at most 6)",
        ),
    )
    for name, taken, ratio in rows:
        print(f"{name:30} {taken:8.2f} ms  {ratio}".rstrip())


if __name__ == "__main__":
    main()
