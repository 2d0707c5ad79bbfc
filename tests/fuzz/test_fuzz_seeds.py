"""The fuzzing by seeds: equal inputs each time, and a log that can be gone on with."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("resource")  # bounds the memory of the fuzzing's processes

from benchmarks.fuzzing import running  # noqa: E402
from benchmarks.fuzzing.running import Log  # noqa: E402
from benchmarks.fuzzing.targets import TARGETS  # noqa: E402


@pytest.mark.parametrize("name", TARGETS)
def test_a_seed_gives_the_same_input_and_another_another(name):
    make = TARGETS[name].make
    made = [repr(make(seed)) for seed in range(4)]
    assert [repr(make(seed)) for seed in range(4)] == made
    assert len(set(made)) == 4


@pytest.mark.parametrize("name", TARGETS)
def test_the_first_seeds_hold(name):
    target = TARGETS[name]
    for seed in range(12):
        target.act(target.make(seed))


def test_sizes_are_those_of_the_targets():
    wanted = {name: (one.count, one.chunk) for name, one in TARGETS.items()}
    assert running.SIZES == wanted


def line(first, count, failed=(), **more):
    failures = [{"seed": seed, "what": "Slow: 3.0 s"} for seed in failed]
    about = {"target": "cells", "first": first, "count": count, "seconds": 1.0}
    figures = {"slowest": 0.5, "slowest_seed": first, "peak_mb": 40}
    return {**about, **figures, "failed": len(failed), "failures": failures, **more}


def test_the_log_is_added_to_and_gone_on_with(tmp_path, monkeypatch):
    file = tmp_path / "fuzz.jsonl"
    file.write_text(json.dumps(line(0, 50, [7])) + "\n" + '{"target": "ce')
    log = Log.at(file)
    assert (log.following("cells", 0), list(log.failed())) == (50, [("cells", 7)])
    done = []

    def chunk(target, first, count):
        done.append((target, first, count))
        yield line(first, count)

    monkeypatch.setattr(running, "chunk", chunk)
    assert len(list(running.run({"cells": 60_060}, 0, log))) == 2
    assert len(list(running.again(log))) == 1
    assert done == [("cells", 50, 50_000), ("cells", 50_050, 10_010), ("cells", 7, 1)]
    log.add(line(50, 50_000, peak_mb=301))
    assert len(list(running.again(log))) == 2
    assert done[-1] == ("cells", 50, 50_000)
    again = Log.at(file)
    assert again.following("cells", 0) == 60_060
    assert running.table(again)[2:] == [
        "| cells | 60,060 | 1 | 0 | 500 ms | 40 MB |",
    ]


def test_a_worker_tells_what_came_of_its_seeds():
    (only,) = running.chunk("cells", 0, 50)
    assert (only["target"], only["first"], only["count"]) == ("cells", 0, 50)
    assert (only["failed"], only["failures"]) == (0, [])
    assert 0 < only["peak_mb"] < running.MOST_MEGABYTES
