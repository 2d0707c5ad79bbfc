"""One worker after another over the seeds of some targets; what died is named."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.fuzzing.worker import LONGEST

MOST_MEGABYTES = 300
SIZES = {
    "cells": (1_000_000, 50_000),
    "sentences": (1_000_000, 10_000),
    "intake": (100_000, 5_000),
    "reader": (100_000, 1_000),
    "locator": (20_000, 500),
    "patcher": (20_000, 400),
}
"""How many inputs are wanted of each target, and how many go into one process."""

_STILL = 120.0
_NOTE = struct.Struct("<qd")
_ROOT = Path(__file__).parents[2]
Line = dict[str, Any]


@dataclass
class Log:
    """Lines of JSON, one for each chunk done; only ever added to."""

    file: Path
    lines: list[Line] = field(default_factory=list)

    @classmethod
    def at(cls, file: Path) -> Log:
        """The log in a file, with what it holds; a line cut off is passed over."""
        log = cls(file)
        if file.is_file():
            for text in file.read_text(encoding="utf-8").splitlines():
                try:
                    log.lines.append(json.loads(text))
                except ValueError:
                    continue
        return log

    def add(self, line: Line) -> None:
        """Put a line behind the others, on disk at once."""
        self.lines.append(line)
        with self.file.open("a+b") as stream:
            if stream.tell():
                stream.seek(-1, 2)
                if stream.read() != b"\n":  # a run was killed while it wrote
                    stream.write(b"\n")
            stream.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")

    def following(self, target: str, start: int) -> int:
        """The seed after the last that was tried."""
        ends = [
            one["first"] + one["count"]
            for one in self.lines
            if one["target"] == target and not one.get("again")
        ]
        return max([start, *ends])

    def last(self) -> list[Line]:
        """What came of each chunk when it was last tried."""
        whole = [one for one in self.lines if not one.get("again")]
        named = {(one["target"], one["first"], one["count"]): one for one in whole}
        return list(named.values())

    def failed(self) -> Iterator[tuple[str, int]]:
        """Every seed that ever failed, with its target."""
        seen = set()
        for line in self.lines:
            for one in line["failures"]:
                key = (line["target"], one["seed"])
                if key not in seen:
                    seen.add(key)
                    yield key


def run(wanted: Mapping[str, int], start: int, log: Log) -> Iterator[Line]:
    """Try as many seeds of each target as are wanted; all get on at the same pace."""
    at = {name: log.following(name, start) for name in wanted}
    while True:
        left = {n: start + count - at[n] for n, count in wanted.items()}
        name = max(left, key=lambda one: left[one] / max(wanted[one], 1))
        if left[name] <= 0:
            return
        for line in chunk(name, at[name], min(SIZES[name][1], left[name])):
            log.add(line)
            at[name] = line["first"] + line["count"]
            yield line


def again(log: Log) -> Iterator[Line]:
    """Try every seed that failed once more, by itself; and chunks beyond the memory."""
    for target, seed in list(log.failed()):
        for line in chunk(target, seed, 1):
            log.add({**line, "again": True})
            yield line
    for old in log.last():
        if old["peak_mb"] > MOST_MEGABYTES and not old["failed"]:
            for line in chunk(old["target"], old["first"], old["count"]):
                log.add(line)
                yield line


def chunk(target: str, first: int, count: int) -> Iterator[Line]:
    """The outcome of some seeds; in pieces, where a worker died on the way."""
    last = first + count
    while first < last:
        outcome, seed, how = _worked(target, first, last - first)
        about = {"target": target, "first": first}
        if outcome is not None:
            yield {**about, "count": last - first, **outcome}
            return
        if seed > first:
            yield from chunk(target, first, seed - first)
        told = {"seed": seed, "what": f"Died: {how}"}
        lone = {"seconds": 0, "slowest": 0, "slowest_seed": seed, "peak_mb": 0}
        yield {
            **about, "first": seed, "count": 1, **lone, "failed": 1, "failures": [told],
        }  # fmt: skip
        first = seed + 1


def _worked(target: str, first: int, count: int) -> tuple[Line | None, int, str]:
    """What a worker tells; else the seed it died of, and how."""
    with tempfile.NamedTemporaryFile() as note:
        note.write(_NOTE.pack(-1, 0.0))
        note.flush()
        figures = map(str, (first, count, MOST_MEGABYTES))
        worker = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "benchmarks.fuzzing.worker",
                target,
                *figures,
                note.name,
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=_ROOT,
        )
        how = ""
        while True:
            try:
                out, errors = worker.communicate(timeout=10)
                break
            except subprocess.TimeoutExpired:
                seed, since = _NOTE.unpack(Path(note.name).read_bytes())
                if seed >= 0 and time.time() - since > _STILL:
                    how = f"no end within {_STILL:.0f} s"
                    worker.kill()
        seed, _ = _NOTE.unpack(Path(note.name).read_bytes())
    if worker.returncode == 0:
        return json.loads(out.splitlines()[-1]), seed, ""
    last_words = errors.decode("utf-8", "replace").strip()[-300:]
    if seed < 0 or worker.returncode == 1:  # the input could not even be made
        raise RuntimeError(f"{target} {seed}: {last_words}")
    return None, seed, how or f"exit {worker.returncode} {last_words}"


def table(log: Log) -> list[str]:
    """What the log comes to, a row of Markdown for each target."""
    rows = [
        "| target | inputs | failed at first | fail now | slowest | most memory |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for target in SIZES:
        lines = [one for one in log.lines if one["target"] == target]
        first = [one for one in log.last() if one["target"] == target]
        if not first:
            continue
        count = sum(one["count"] for one in first)
        failed = sum(one["failed"] for one in first)
        again = {one["first"]: one["failed"] for one in lines if one.get("again")}
        left = [again.get(seed, 1) for name, seed in log.failed() if name == target]
        last = [one for one in first if one["failed"] == 0] or first
        slowest = max(one["slowest"] for one in last)
        peak = max(one["peak_mb"] for one in last)
        rows.append(
            f"| {target} | {count:,} | {failed} | {sum(left)} "
            f"| {slowest * 1000:,.0f} ms | {peak} MB |"
        )
    return rows


__all__ = [
    "LONGEST",
    "Log",
    "MOST_MEGABYTES",
    "SIZES",
    "again",
    "chunk",
    "run",
    "table",
]
