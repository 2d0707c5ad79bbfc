"""Uploads are checked two at a time, by processes of their own."""

from __future__ import annotations

import threading
import time

import pytest

from selfeval_xl.web import work


@pytest.fixture
def worker(monkeypatch):
    """A worker whose checks only note the process they were given, and wait."""
    go_on = threading.Event()
    begun = threading.Semaphore(0)
    given = []

    def note(check, apart):
        given.append((check, apart))
        begun.release()
        if check != "short":
            assert go_on.wait(30)

    monkeypatch.setattr(work, "run_check", note)
    one = work.Worker()
    one.go_on, one.begun, one.given = go_on, begun, given
    yield one
    go_on.set()
    one.close()


def started(worker, *checks):
    """Start the checks and wait until each has begun."""
    for check in checks:
        worker.start(check)
    assert all(worker.begun.acquire(timeout=30) for _ in checks)
    return dict(worker.given)


def test_a_large_upload_does_not_stop_another(worker):
    given = started(worker, "large", "second")
    assert given["large"] is not given["second"]


def test_a_third_waits(worker):
    started(worker, "large", "second")
    worker.start("third")
    assert not worker.begun.acquire(timeout=0.2)
    worker.go_on.set()
    assert worker.begun.acquire(timeout=30)


def test_one_after_the_other_takes_the_process_that_is_there(worker):
    first = started(worker, "short")["short"]
    worker.given.clear()
    until = time.monotonic() + 30
    while worker._free.qsize() < 2 and time.monotonic() < until:
        time.sleep(0.01)
    assert started(worker, "short")["short"] is first
