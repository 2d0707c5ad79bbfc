"""What goes from a cache, and what stays."""

import os
import time

import pytest

from selfeval_xl.bulking.cache import read_entry, write_entry
from selfeval_xl.bulking.pruning import prune

DAY = 86_400


def entry(folder, name, days, size=10):
    """An entry last used so many days ago."""
    path = folder / (name + "0" * 61 if name.count("/") and name.isascii() else name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    used = time.time() - days * DAY
    os.utime(path, (used, used))
    return path


def left(folder):
    return sorted(
        path.relative_to(folder).as_posix().replace("0" * 61, "")
        for path in folder.rglob("*")
        if path.is_file() and path.name != "pruned"
    )


@pytest.mark.parametrize(
    ("days", "most", "stays"),
    [
        pytest.param(100, 1000, ["ab/1", "ab/2", "cd/3"], id="all"),
        pytest.param(15, 1000, ["ab/1", "ab/2"], id="too old"),
        pytest.param(100, 20, ["ab/1", "ab/2"], id="too much"),
        pytest.param(100, 9, [], id="nothing fits"),
    ],
)
def test_the_rule(tmp_path, days, most, stays):
    entry(tmp_path, "ab/1", 1)
    entry(tmp_path, "ab/2", 10)
    entry(tmp_path, "cd/3", 20)
    assert (prune(tmp_path, days, most), left(tmp_path)) == (3 - len(stays), stays)


def test_what_is_no_entry_stays(tmp_path):
    entry(tmp_path, "报送/数据表.xlsx", 1000)
    entry(tmp_path, "说明.txt", 1000)
    (tmp_path / "ab").mkdir()
    (tmp_path / "ab" / "a.xlsx").touch()
    names = ["ab/a.xlsx", "报送/数据表.xlsx", "说明.txt"]
    assert (prune(tmp_path, 0, 0), left(tmp_path)) == (0, names)


def test_once_a_day(tmp_path):
    first = prune(tmp_path)
    entry(tmp_path, "ab/2", 1000)
    assert (first, prune(tmp_path), left(tmp_path)) == (0, 0, ["ab/2"])


def test_no_cache_is_no_fault(tmp_path):
    assert prune(tmp_path / "没有") == 0


def test_what_is_read_is_in_use(tmp_path):
    path = tmp_path / "ab" / ("0" * 62)
    write_entry(path, b"x")
    used = time.time() - 1000 * DAY
    os.utime(path, (used, used))
    assert (read_entry(path), prune(tmp_path)) == (b"x", 0)


def test_a_clock_that_ran_ahead_puts_nothing_off(tmp_path):
    prune(tmp_path)
    ahead = time.time() + 3650 * DAY
    os.utime(tmp_path / "pruned", (ahead, ahead))
    entry(tmp_path, "ab/2", 1000)
    assert (prune(tmp_path), left(tmp_path)) == (1, [])


def test_an_entry_of_a_clock_that_ran_ahead_counts_as_of_today(tmp_path):
    write_entry(tmp_path / "ab" / "1", b"x")
    ahead = time.time() + 3650 * DAY
    os.utime(tmp_path / "ab" / "1", (ahead, ahead))
    assert read_entry(tmp_path / "ab" / "1") == b"x"
    assert (tmp_path / "ab" / "1").stat().st_mtime < time.time() + DAY
