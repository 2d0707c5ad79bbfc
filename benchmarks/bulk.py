"""How fast a bulk run is: ``python -m benchmarks.bulk``.

A corpus of submissions is generated, each with some workbooks of the usual size.
Every rate stands beside openpyxl's in the same run: one process that loads a sample
of the same files twice, for values and for formulas, and checks nothing. The limit is
one process that only reads and unpacks the same bytes. Times include everything from
the command's start to its end; the seconds of processor beside them hold on a busy
computer too.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.filled_forms import write_filled_form
from benchmarks.small_forms import write_small_form

GROWTH = [1000, 2500, 5000, 10_000, 20_000]
PER_SUBMISSION = (2, 3)  # workbooks of a submission, in turn
_COMMAND = "from selfeval_xl.cli import main; main()"
_COMPILED = "selfeval-xl-benchmark"
_CHANGED = 10  # files, between a run and the next
_SAMPLE = 40  # files for the other measurements
_STAMP = 36_000  # bytes
_LEAST = {"large": 150, "small": 300}


@dataclass(frozen=True)
class Measured:
    """What a command took: seconds, those of processor, and MB at the most at once."""

    seconds: float
    processor: float
    memory: float


def make_corpus(folder: Path, workbooks: int, kind: str) -> list[Path]:
    """Workbooks in submissions of two and three; the same number, the same bytes."""
    made: list[Path] = []
    unit = 0
    while len(made) < workbooks:
        place = folder / f"单位{unit:05}"
        place.mkdir(parents=True)
        for at in range(PER_SUBMISSION[unit % len(PER_SUBMISSION)]):
            if len(made) < workbooks:
                made.append(place / f"表{at + 1}.xlsx")
                _write(made[-1], at, len(made), kind)
        unit += 1
    return made


def _write(path: Path, at: int, seed: int, kind: str) -> None:
    """A 数据表 and a 评分表, and where they are large one with both and live formulas.

    The large ones of the first two hold what a scanned stamp adds to a workbook.
    """
    if kind == "small":
        write_small_form(path, at)
    elif at < 2:
        write_small_form(path, at, random.Random(seed).randbytes(_STAMP))
    else:
        write_filled_form(path, seed)


def run_bulk(folder: Path, *options: str) -> Measured:
    """One ``selfeval-xl bulk`` in a process of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        args = ["bulk", str(folder), "-o", str(Path(scratch) / "汇总.xlsx"), *options]
        before = os.times()
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", _COMMAND, *args],
            stdout=subprocess.DEVNULL,
            env=_environment(),
        )
        most = Peak(process.pid)
        code = process.wait()
        taken = time.perf_counter() - start
    if code not in (0, 1):
        raise SystemExit(f"bulk ended with {code}: {args}")
    memory = most.stop() / 1e6
    after = os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    return Measured(taken, spent, memory)


def _environment() -> dict[str, str]:
    """The surroundings, with compiled code kept as it is once installed."""
    found = dict(os.environ)
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    found["PYTHONPYCACHEPREFIX"] = str(Path(tempfile.gettempdir()) / _COMPILED)
    return found


class Peak:
    """Watches how much memory a process and its children hold together."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> int:
        """The most bytes seen."""
        self._is_over.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._is_over.wait(0.05):
            held = sum(map(_held, _family(self._pid)))
            self._most = max(self._most, held)


def _family(pid: int) -> Iterator[int]:
    """A process and all it has started, as far as the system tells."""
    yield pid
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            text = Path(f"/proc/{pid}/task/{task}/children").read_text()
            for child in text.split():
                yield from _family(int(child))
    except OSError:
        return


def _held(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def timed(work: Callable[[Path], None], files: Sequence[Path], count: int) -> Measured:
    """What one process takes for so many files, by what it takes for some."""
    before, start = time.process_time(), time.perf_counter()
    for file in files:
        work(file)
    share = count / len(files)
    taken = time.perf_counter() - start
    return Measured(taken * share, (time.process_time() - before) * share, 0)


def load_twice(file: Path) -> None:
    """What others do before they check anything."""
    import openpyxl  # type: ignore[import-untyped]

    openpyxl.load_workbook(file, data_only=True)
    openpyxl.load_workbook(file)


def unpack(file: Path) -> None:
    """What nobody who reads a workbook can do without."""
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            archive.read(name)


def change(files: Sequence[Path]) -> None:
    """Put a few bytes more into ten files of as many submissions."""
    for file in files[:: max(1, len(files) // _CHANGED)][:_CHANGED]:
        with zipfile.ZipFile(file, "a") as archive:
            archive.writestr("changed.txt", b"changed")


def straight_line(points: Sequence[tuple[int, float]]) -> str:
    """The line through (workbooks, seconds), and how well they lie on it."""
    xs, ys = zip(*points, strict=True)
    slope, base = statistics.linear_regression(xs, ys)
    fit = statistics.correlation(xs, ys) ** 2 if len(points) > 2 else 1.0
    return f"{base:.1f} s + {slope * 1000:.2f} ms a workbook, R² {fit:.4f}"


def speeds(folder: Path, workbooks: int, kind: str, jobs: str) -> None:
    """Runs without a cache, with it, after a change of ten files, and on dask."""
    files = make_corpus(folder / kind, workbooks, kind)
    size = statistics.mean(one.stat().st_size for one in files) / 1000
    cache = str(folder / f"cache-{kind}")
    some = random.Random(0).sample(files, min(len(files), _SAMPLE))
    load_twice(some[0])  # so that no import is measured
    peer, limit = timed(load_twice, some, workbooks), timed(unpack, some, workbooks)
    plain = run_bulk(folder / kind, "--no-cache", "--jobs", jobs)
    filled = run_bulk(folder / kind, "--cache", cache, "--jobs", jobs)
    again = run_bulk(folder / kind, "--cache", cache, "--jobs", jobs)
    change(files)
    changed = run_bulk(folder / kind, "--cache", cache, "--jobs", jobs)
    dask = run_bulk(folder / kind, "--no-cache", "--jobs", jobs, "--engine", "dask")
    rate = workbooks / plain.seconds
    print(f"\n{workbooks} {kind} workbooks of {size:.1f} KB, {jobs} processes")
    rows = (
        ("unpacking", limit, f"{workbooks / limit.seconds:6.1f} a second"),
        ("openpyxl, two loads", peer, f"{workbooks / peer.seconds:6.1f} a second"),
        (
            "bulk",
            plain,
            f"{rate:6.1f} a second (at least {_LEAST[kind]}),"
            f" {peer.seconds / plain.seconds:.1f} x openpyxl (at least 12)",
        ),
        ("bulk, filling the cache", filled, ""),
        (
            "bulk, from the cache",
            again,
            f"{plain.seconds / again.seconds:6.1f} x faster   (at least 10)",
        ),
        (
            f"bulk, {_CHANGED} files changed",
            changed,
            f"{plain.seconds / changed.seconds:6.1f} x faster",
        ),
        (
            "bulk on dask",
            dask,
            f"{dask.seconds / plain.seconds:6.2f} x local    (at most 1.25)",
        ),
    )
    for name, one, ratio in rows:
        spent = f"{one.seconds:9.1f} s {one.processor:7.1f} s of processor"
        print(f"{name:26}{spent}  {ratio}".rstrip())


def growth(folder: Path, counts: Sequence[int], jobs: str) -> None:
    """Seconds and memory for more and more workbooks, as a table for the README."""
    print("\n| workbooks | seconds | a second | peak memory |\n|--:|--:|--:|--:|")
    points, peaks = [], []
    for count in counts:
        place = folder / f"growth-{count}"
        make_corpus(place, count, "small")
        one = run_bulk(place, "--no-cache", "--jobs", jobs)
        points.append((count, one.seconds))
        peaks.append(one.memory)
        rate = count / one.seconds
        print(f"| {count:,} | {one.seconds:.1f} | {rate:.0f} | {one.memory:.0f} MB |")
    print(f"\nstraight line: {straight_line(points)}")
    ratio = max(peaks) / peaks[0]
    print(f"memory of the largest: {ratio:.2f} x the smallest (at most 1.3)")


def main() -> None:
    """Print rates and ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--workbooks", type=int, default=5000)
    options.add_argument("--jobs", default="2")
    options.add_argument("--small", action="store_true", help="a short run")
    options.add_argument(
        "--growth",
        type=int,
        nargs="*",
        metavar="N",
        help="so many workbooks each; from 1,000 to 20,000 where none is named",
    )
    chosen = options.parse_args()
    workbooks, counts = chosen.workbooks, chosen.growth
    if counts == []:
        counts = GROWTH
    if chosen.small:
        workbooks, counts = 300, [100, 200, 300]
    with tempfile.TemporaryDirectory() as scratch:
        speeds(Path(scratch), workbooks, "large", chosen.jobs)
        speeds(Path(scratch), workbooks, "small", chosen.jobs)
        if counts:
            growth(Path(scratch), counts, chosen.jobs)


if __name__ == "__main__":
    main()
