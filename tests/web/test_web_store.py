"""Uploads are kept for a while, and no longer."""

from __future__ import annotations

import pytest

from selfeval_xl.config import Settings
from selfeval_xl.web.store import Store


@pytest.fixture
def now():
    return [0.0]


@pytest.fixture
def store(now):
    one = Store(most=2, seconds=10, clock=lambda: now[0])
    yield one
    one.close()


def done(store):
    check = store.new(Settings())
    check.state = "done"
    return check


def test_old_ones_go(store, now):
    check = done(store)
    now[0] = 9
    assert store.get(check.id) is check
    now[0] = 18
    assert store.get(check.id) is check
    now[0] = 29
    assert store.get(check.id) is None
    assert not check.folder.exists()


def test_the_oldest_of_too_many_goes(store, now):
    checks = []
    for second in range(3):
        now[0] = second
        checks.append(done(store))
    store.sweep()
    assert [one.id for one in store.recent()] == [checks[2].id, checks[1].id]


def test_what_is_being_checked_stays(store, now):
    check = store.new(Settings())
    now[0] = 99
    assert store.get(check.id) is check


def test_close_removes_all(store):
    done(store)
    store.close()
    assert not store.root.exists()
